import type { en } from './locales/en.js';

/** Typed keys: every locale has the same ones. A word with a number or a name in it is a function of it. */
export type Words = {
  readonly [K in keyof typeof en]: (typeof en)[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : string;
};

export interface Locale {
  /** BCP 47, as in the file name. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly words: Words;
}
