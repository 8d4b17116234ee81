import type { Words } from './words.js';

export const en: Words = {
  lang: 'en',
  dir: 'ltr',
  code: {
    subject: 'Your code for {shop}',
    heading: 'Your code for {shop}',
    line: 'Type it where you were asked for it. It is valid for {minutes} minutes, once.',
    ignore: 'If you did not ask for it, you need not do anything. Give the code to nobody.',
  },
};
