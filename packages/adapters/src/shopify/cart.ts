import type { Attribute, CallOptions, Cart, CartPort, CartResult, CartWarning, LineInput } from '@vitrine/core';
import { cartOf } from './cart-view.js';
import { globalId } from './catalog.js';
import type { CartSession } from './cart-session.js';
import { ADD_LINES, REMOVE_LINES, SET_ATTRIBUTES, SET_CODES, SET_NOTE, UPDATE_LINES } from './documents.js';
import { refuse } from './refuse.js';

/** As the API takes a line. Throws `variant-unavailable` for what cannot be the id of a variant. */
export function inputOf({ variantId, quantity, attributes = [] }: LineInput): { readonly merchandiseId: string; readonly quantity: number; readonly attributes: readonly Attribute[] } {
  const merchandiseId = globalId('ProductVariant', variantId);
  if (!merchandiseId) throw refuse('variant-unavailable');
  return { merchandiseId, quantity, attributes: attributes.filter(({ value }) => value) };
}

/** Adds; throws `out-of-stock` when nothing of it is there afterwards. */
export async function addLines(session: CartSession, lines: readonly LineInput[], options?: CallOptions): Promise<CartResult> {
  const inputs = lines.map(inputOf);
  const result = await session.change(ADD_LINES, { lines: inputs }, options, true);
  const { cart } = result;
  if (cart.lines.some(({ variantId }) => inputs.some(({ merchandiseId }) => merchandiseId === variantId))) return result;
  throw refuse('out-of-stock', { cart });
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
const without = (codes: Cart['codes'], code: string): string[] => codes.flatMap((one) => (same(one.code, code) ? [] : one.code));

export function createCart(session: CartSession): CartPort {
  return {
    idempotency: 'none',
    async get(options) {
      const cart = await session.read(options);
      return cart && cartOf(cart);
    },
    add: (lines, options) => addLines(session, lines, options),
    // Without `attributes`: those that are there stay.
    update: (lines, options) => session.change(UPDATE_LINES, { lines: lines.map(({ lineId, quantity }) => ({ id: lineId, quantity })) }, options, false, new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]))),
    remove: (lineIds, options) => session.change(REMOVE_LINES, { lineIds }, options),
    async reset() {
      session.forget();
    },

    async applyCode(code, options) {
      // The list is replaced as a whole: it must be the one of this moment.
      const before = (await session.present(options)).codes;
      const works = (codes: Cart['codes'], name: string): boolean => codes.some((one) => one.applicable && same(one.code, name));
      if (works(before, code)) throw refuse('code-already-applied');
      const kept = without(before, code);
      const { cart, warnings, codes } = await session.change(SET_CODES, { discountCodes: [...kept, code.trim()] }, options);
      if (!works(cart.codes, code)) {
        await session.change(SET_CODES, { discountCodes: kept }, options);
        throw refuse(/FOUND/.test(codes) ? 'code-invalid' : /INACTIVE|LIMIT/.test(codes) ? 'code-expired' : 'code-not-applicable');
      }
      const dropped = kept.filter((one) => works(before, one) && !works(cart.codes, one));
      return { cart, warnings: [...warnings, ...dropped.map((title): CartWarning => ({ code: 'code-removed', title }))] };
    },
    async removeCode(code, options) {
      return session.change(SET_CODES, { discountCodes: without((await session.present(options)).codes, code) }, options);
    },

    setNote: (note, options) => session.change(SET_NOTE, { note }, options),
    setAttributes: (attributes, options) => session.change(SET_ATTRIBUTES, { attributes }, options, true),
  };
}
