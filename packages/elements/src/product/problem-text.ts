import type { VitrineError } from '@vitrine/core';
import { errorText } from '../i18n/error-text.js';
import type { Words } from '../i18n/words.js';

/** Why nothing was added, in the shopper's language, with what is left where the backend tells. */
export function problemText(words: Words, lang: string, { code, available }: VitrineError): string {
  const text = errorText(words, code);
  return available !== undefined && available > 0
    ? `${text} ${words.stockLeft(new Intl.NumberFormat(lang).format(available))}.`
    : text;
}
