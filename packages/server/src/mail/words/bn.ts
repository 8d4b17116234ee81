import type { Words } from './words.js';

export const bn: Words = {
  lang: 'bn',
  dir: 'ltr',
  code: {
    subject: '{shop}-এর জন্য আপনার কোড',
    heading: '{shop}-এর জন্য আপনার কোড',
    line: 'যেখানে কোডটি চাওয়া হয়েছে সেখানে লিখুন। এটি {minutes} মিনিট পর্যন্ত, একবারই কাজ করবে।',
    ignore: 'আপনি কোড না চেয়ে থাকলে কিছু করতে হবে না। কোডটি কাউকে দেবেন না।',
  },
};
