import type { Attribute, CallOptions, CartPort, CartResult, LineInput } from '@vitrine/core';
import { applyCode, withoutCode } from '../shopify-shared/discount-codes.js';
import { toCart } from './cart-mapper.js';
import { backendError } from './errors.js';
import { globalId } from './product-mapper.js';
import { ADD_LINES, REMOVE_LINES, SET_ATTRIBUTES, SET_CODES, SET_NOTE, UPDATE_LINES } from './schema.js';
import type { Session } from './session.js';

/** A line as the API takes it. Throws `variant-unavailable` for what cannot be the id of a variant. */
export function lineInput({ variantId, quantity, attributes = [] }: LineInput): {
  readonly merchandiseId: string;
  readonly quantity: number;
  readonly attributes: readonly Attribute[];
} {
  const merchandiseId = globalId('ProductVariant', variantId);
  if (!merchandiseId) throw backendError('variant-unavailable');
  return { merchandiseId, quantity, attributes: attributes.filter(({ value }) => value) };
}

/**
 * Adds lines; throws `out-of-stock` when none of them is in the cart afterwards. One that is not there although the
 * shop warned of nothing has been merged into another line: a bundle of the shop's own (cart transform).
 */
export async function addLines(
  session: Session,
  lines: readonly LineInput[],
  options?: CallOptions,
): Promise<CartResult> {
  const inputs = lines.map(lineInput);
  const result = await session.change(ADD_LINES, { lines: inputs }, options, true);
  const { cart, codes, warnings } = result;
  const isThere = cart.lines.some(({ variantId }) => inputs.some(({ merchandiseId }) => merchandiseId === variantId));
  const isMerged = cart.lines.length > 0 && !codes && !warnings.some(({ code }) => code === 'line-removed');
  if (isThere || isMerged) return result;
  throw backendError('out-of-stock', { cart });
}

export function createCart(session: Session): CartPort {
  return {
    idempotency: 'none',
    async get(options) {
      const cart = await session.read(options);
      return cart && toCart(cart);
    },
    add: (lines, options) => addLines(session, lines, options),
    // Without `attributes` the API keeps those of the line.
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

    // The API replaces the whole list of codes, so the present list is read first.
    async applyCode(code, options) {
      return applyCode(
        (await session.existing(options)).codes,
        code,
        (discountCodes) => session.change(SET_CODES, { discountCodes }, options),
        backendError,
      );
    },
    async removeCode(code, options) {
      return session.change(
        SET_CODES,
        { discountCodes: withoutCode((await session.existing(options)).codes, code) },
        options,
      );
    },

    setNote: (note, options) => session.change(SET_NOTE, { note }, options),
    setAttributes: (attributes, options) => session.change(SET_ATTRIBUTES, { attributes }, options, true),
  };
}
