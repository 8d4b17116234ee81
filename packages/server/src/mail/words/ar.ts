import type { Words } from './words.js';

export const ar: Words = {
  lang: 'ar',
  dir: 'rtl',
  code: {
    subject: 'رمزك لدى {shop}',
    heading: 'رمزك لدى {shop}',
    line: 'اكتبه حيث طُلب منك. يصلح مرة واحدة خلال {minutes} دقائق.',
    ignore: 'إن لم تطلبه فلا حاجة إلى فعل أي شيء. لا تعطِ الرمز لأحد.',
  },
};
