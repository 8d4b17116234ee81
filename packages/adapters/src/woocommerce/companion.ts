import type { PurchaseTerms } from '@vitrine/core';
import { ofExtension } from './answers.js';
import { fields, list, maybe, readOrNull, text, type Read, type Shape } from '../http/shape.js';

/** The namespace of `examples/woocommerce/vitrine-companion.php`: what a shop that runs it can do more. */
export const COMPANION = 'vitrine';

/** Delivery, returns and protection, in the shopper's language; what is empty is not said. */
const terms: Shape<PurchaseTerms> = (value) => Object.fromEntries(Object.entries(value as PurchaseTerms).filter(([, words]) => words && typeof words === 'string'));

const shape = fields({
  /** Of the cart, or of a line. */
  attributes: maybe(list(fields({ key: text, value: text })), []),
  /** Beside the cart: the address at which it is paid, when it was just asked for. */
  checkout: maybe(text, ''),
  /** Beside a product. */
  terms: maybe(terms, {}),
});

/** What it says beside a cart, a line or a product; nothing where it is absent. */
export const companionWords = (extensions: unknown): Read<typeof shape> => readOrNull(shape, ofExtension(extensions, COMPANION)) ?? shape({}, '');
