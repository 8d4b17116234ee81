import { ar } from './ar.js';
import { bn } from './bn.js';
import { en } from './en.js';
import { id } from './id.js';
import { vi } from './vi.js';
import type { Words } from './words.js';

export const languages = ['en', 'bn', 'ar', 'id', 'vi'] as const;
export type Language = (typeof languages)[number];

const all: Readonly<Record<Language, Words>> = { en, bn, ar, id, vi };

/** The language of a tag, such as `ar-EG`; English for one that has no letters. */
export function languageOf(tag: string | undefined): Language {
  const [base] = (tag ?? '').toLowerCase().split(/[-_]/);
  return languages.find((language) => language === base) ?? 'en';
}

export const wordsOf = (tag: string | undefined): Words => all[languageOf(tag)];
