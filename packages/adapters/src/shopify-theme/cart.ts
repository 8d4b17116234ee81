import { lineKey, type CallOptions, type CartPort, type CartResult, type LineInput } from '@vitrine/core';
import { applyCode, withoutCode } from '../storefront/codes.js';
import { refuse } from '../storefront/refuse.js';
import { globalId } from './product.js';
import { shortOf, type ThemeCart } from './theme-cart.js';

/** Adds; throws `out-of-stock` when nothing of it is there afterwards. */
export async function addLines(cart: ThemeCart, lines: readonly LineInput[], options?: CallOptions): Promise<CartResult> {
  const inputs = lines.map(({ variantId, quantity, attributes = [] }) => ({ merchandiseId: globalId('ProductVariant', variantId), quantity, attributes: attributes.filter(({ value }) => value) }));
  const result = await cart.update({ lines: inputs }, options);
  const there = inputs.map(({ merchandiseId, quantity, attributes }) => {
    const key = lineKey({ variantId: merchandiseId, attributes });
    const found = result.cart.lines.filter(({ variantId }) => variantId === merchandiseId);
    const line = found.find((one) => lineKey({ variantId: one.variantId, attributes: one.attributes }) === key) ?? found[0];
    return line && { line, short: line.quantity < quantity };
  });
  if (!there.some(Boolean)) throw refuse('out-of-stock', { cart: result.cart });
  const warnings = there.flatMap((one) => (one ? shortOf(one.short ? 'NOT_ENOUGH' : result.codes, one.line) : [{ code: 'line-removed' as const }]));
  return { cart: result.cart, warnings };
}

export function createCart(cart: ThemeCart): CartPort {
  const codesOf = async (options?: CallOptions): Promise<NonNullable<Awaited<ReturnType<ThemeCart['read']>>>['codes']> => {
    const now = await cart.read(options);
    if (!now) throw refuse('cart-gone');
    return now.codes;
  };
  return {
    idempotency: 'none',
    get: (options) => cart.read(options),
    add: (lines, options) => addLines(cart, lines, options),
    update: (lines, options) => cart.setUnits(new Map(lines.map(({ lineId, quantity }) => [lineId, quantity])), options),
    remove: (lineIds, options) => cart.setUnits(new Map(lineIds.map((id) => [id, 0])), options),
    reset: (options) => cart.clear(options),
    async applyCode(code, options) {
      return applyCode(await codesOf(options), code, (discountCodes) => cart.update({ discountCodes }, options));
    },
    async removeCode(code, options) {
      return cart.update({ discountCodes: withoutCode(await codesOf(options), code) }, options);
    },
    setNote: (note, options) => cart.update({ note }, options),
    setAttributes: (attributes, options) => cart.update({ attributes: attributes.map(({ key, value }) => ({ key, value })) }, options),
  };
}
