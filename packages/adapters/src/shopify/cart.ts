import type { Attribute, CallOptions, CartPort, CartResult, LineInput } from '@vitrine/core';
import { cartOf } from './cart-view.js';
import { globalId } from './catalog.js';
import type { CartSession } from './cart-session.js';
import { ADD_LINES, REMOVE_LINES, SET_ATTRIBUTES, SET_CODES, SET_NOTE, UPDATE_LINES } from './documents.js';
import { applyCode, withoutCode } from '../storefront/codes.js';
import { refuse } from '../storefront/refuse.js';

/** As the API takes a line. Throws `variant-unavailable` for what cannot be the id of a variant. */
export function inputOf({ variantId, quantity, attributes = [] }: LineInput): {
  readonly merchandiseId: string;
  readonly quantity: number;
  readonly attributes: readonly Attribute[];
} {
  const merchandiseId = globalId('ProductVariant', variantId);
  if (!merchandiseId) throw refuse('variant-unavailable');
  return { merchandiseId, quantity, attributes: attributes.filter(({ value }) => value) };
}

/** Adds; throws `out-of-stock` when nothing of it is there afterwards. */
export async function addLines(
  session: CartSession,
  lines: readonly LineInput[],
  options?: CallOptions,
): Promise<CartResult> {
  const inputs = lines.map(inputOf);
  const result = await session.change(ADD_LINES, { lines: inputs }, options, true);
  const { cart } = result;
  if (cart.lines.some(({ variantId }) => inputs.some(({ merchandiseId }) => merchandiseId === variantId)))
    return result;
  throw refuse('out-of-stock', { cart });
}

export function createCart(session: CartSession): CartPort {
  return {
    idempotency: 'none',
    async get(options) {
      const cart = await session.read(options);
      return cart && cartOf(cart);
    },
    add: (lines, options) => addLines(session, lines, options),
    // Without `attributes`: those that are there stay.
    update: (lines, options) =>
      session.change(
        UPDATE_LINES,
        { lines: lines.map(({ lineId, quantity }) => ({ id: lineId, quantity })) },
        options,
        false,
        new Map(lines.map(({ lineId, quantity }) => [lineId, quantity])),
      ),
    remove: (lineIds, options) => session.change(REMOVE_LINES, { lineIds }, options),
    async reset() {
      session.forget();
    },

    // The list is replaced as a whole: it must be the one of this moment.
    async applyCode(code, options) {
      return applyCode((await session.present(options)).codes, code, (discountCodes) =>
        session.change(SET_CODES, { discountCodes }, options),
      );
    },
    async removeCode(code, options) {
      return session.change(
        SET_CODES,
        { discountCodes: withoutCode((await session.present(options)).codes, code) },
        options,
      );
    },

    setNote: (note, options) => session.change(SET_NOTE, { note }, options),
    setAttributes: (attributes, options) => session.change(SET_ATTRIBUTES, { attributes }, options, true),
  };
}
