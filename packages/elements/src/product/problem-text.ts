import type { VitrineError } from '@vitrine/core';
import { errorText } from '../i18n/error-text.js';
import { formatNumber } from '../i18n/format-number.js';
import type { Words } from '../i18n/words.js';

/** Says why nothing was added, with the number of units left if the backend reports it. */
export function problemText(words: Words, lang: string, { code, available }: VitrineError): string {
  const text = errorText(words, code);
  return available && available > 0 ? `${text} ${words.stockLeft(formatNumber(lang, available))}.` : text;
}
