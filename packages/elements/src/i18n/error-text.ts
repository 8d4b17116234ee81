import type { ErrorCode } from '@vitrine/core';
import type { Words } from './words.js';

/** The sentence for an error code: `out-of-stock` has the key `errorOutOfStock`. A backend's message is never shown. */
export function errorText(words: Words, code: ErrorCode): string {
  const key = `error${code.replace(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase())}`;
  const text: unknown = (words as Readonly<Record<string, unknown>>)[key];
  return typeof text === 'string' ? text : words.errorUnknown;
}
