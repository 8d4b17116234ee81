import type { Attribute, PurchaseTerms } from '@vitrine/core';
import { ANYTHING, maybe, parseAnswerOrNull, TEXT } from '../http/shape.js';
import { ofExtension } from './schema.js';

/** The namespace of `examples/woocommerce/vitrine-companion.php`, the plugin that adds what the Store API lacks. */
export const companionNamespace = 'vitrine';

const shape = {
  /** Of the cart, or of a line. */
  attributes: maybe([{ key: TEXT, value: TEXT }], []),
  /** Beside the cart: the address where it is paid, after a request for it. */
  checkout: maybe(TEXT, ''),
  /** Beside a product. */
  terms: ANYTHING,
} as const;

/** Delivery, returns and protection, in the shopper's language; empty ones are left out. */
const termsOf = (given: unknown): PurchaseTerms =>
  Object.fromEntries(
    Object.entries(Object(given) as PurchaseTerms).filter(([, text]) => text && typeof text === 'string'),
  );

export interface CompanionData {
  readonly attributes: readonly Attribute[];
  readonly checkout: string;
  readonly terms: PurchaseTerms;
}

/** What the companion adds to a cart, a line or a product; all empty where it is absent. */
export function companionData(extensions: unknown): CompanionData {
  const {
    attributes = [],
    checkout = '',
    terms,
  } = parseAnswerOrNull(shape, ofExtension(extensions, companionNamespace)) ?? {};
  return { attributes, checkout, terms: termsOf(terms) };
}
