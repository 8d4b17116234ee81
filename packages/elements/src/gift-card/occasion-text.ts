import type { GiftCardDesign } from '@vitrine/core';
import type { Words } from '../i18n/words.js';

/**
 * The name of an occasion: `new-year` has the key `giftOccasionNewYear`. An unknown one gets the title of its first
 * design.
 */
export function occasionText(words: Words, occasion: string, designs: readonly GiftCardDesign[]): string {
  const key = `giftOccasion${occasion.replace(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase())}`;
  const text: unknown = Object.hasOwn(words, key) ? (words as Readonly<Record<string, unknown>>)[key] : undefined;
  return typeof text === 'string' ? text : (designs.find((design) => design.occasion === occasion)?.title ?? occasion);
}
