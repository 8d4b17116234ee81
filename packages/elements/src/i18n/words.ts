import type { en } from './locales/en.js';

/** Every locale has the same typed keys. A text with a number or a name in it is a function. */
export type Words = {
  readonly [K in keyof typeof en]: (typeof en)[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : string;
};

export interface Locale {
  /** BCP 47 tag, the same as the file name. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly words: Words;
}
