import type { Attribute, PurchaseTerms } from '@vitrine/core';
import { ofExtension } from './answers.js';
import { parseAnswerOrNull, ANYTHING, maybe, TEXT } from '../http/shape.js';

/** The namespace of `examples/woocommerce/vitrine-companion.php`: what a shop that runs it can do more. */
export const COMPANION = 'vitrine';

const shape = {
  /** Of the cart, or of a line. */
  attributes: maybe([{ key: TEXT, value: TEXT }], []),
  /** Beside the cart: the address at which it is paid, when it was just asked for. */
  checkout: maybe(TEXT, ''),
  /** Beside a product. */
  terms: ANYTHING,
} as const;

/** Delivery, returns and protection, in the shopper's language; what is empty is not said. */
const termsOf = (given: unknown): PurchaseTerms =>
  Object.fromEntries(
    Object.entries(Object(given) as PurchaseTerms).filter(([, words]) => words && typeof words === 'string'),
  );

export interface CompanionWords {
  readonly attributes: readonly Attribute[];
  readonly checkout: string;
  readonly terms: PurchaseTerms;
}

/** What it says beside a cart, a line or a product; nothing where it is absent. */
export function companionWords(extensions: unknown): CompanionWords {
  const { attributes = [], checkout = '', terms } = parseAnswerOrNull(shape, ofExtension(extensions, COMPANION)) ?? {};
  return { attributes, checkout, terms: termsOf(terms) };
}
