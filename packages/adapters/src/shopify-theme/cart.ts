import {
  lineKey,
  type CallOptions,
  type Cart,
  type CartLine,
  type CartPort,
  type CartResult,
  type CartWarning,
  type LineInput,
} from '@vitrine/core';
import { applyCode, withoutCode } from '../storefront/codes.js';
import { refuse } from '../storefront/refuse.js';
import { globalId } from './product.js';
import type { ThemeCart } from './theme-cart.js';

/** Adds; throws `out-of-stock` when nothing of it is there afterwards. */
export async function addLines(
  cart: ThemeCart,
  lines: readonly LineInput[],
  options?: CallOptions,
): Promise<CartResult> {
  const inputs = lines.map(({ variantId, quantity, attributes = [] }) => ({
    merchandiseId: globalId('ProductVariant', variantId),
    quantity,
    attributes: attributes.filter(({ value }) => value),
  }));
  const before = cart.last();
  const result = await cart.update({ lines: inputs }, options);
  const there = inputs.map(({ merchandiseId, quantity: asked, attributes }) => {
    const key = lineKey({ variantId: merchandiseId, attributes });
    const find = (of: Cart | null): CartLine | undefined => {
      const found = of?.lines.filter(({ variantId }) => variantId === merchandiseId) ?? [];
      return found.find((one) => lineKey({ variantId: one.variantId, attributes: one.attributes }) === key) ?? found[0];
    };
    const line = find(result.cart);
    return line && { line, asked, more: line.quantity - (find(before)?.quantity ?? 0) };
  });
  if (!there.some(Boolean)) throw refuse('out-of-stock', { cart: result.cart });
  // The shop says that something is short, not what: by comparing with what was seen last, unless that does not tell.
  const short = /NOT_ENOUGH/.test(result.codes);
  const told = short && there.some((one) => one && one.more < one.asked);
  const warnings = there.flatMap((one): CartWarning[] => {
    if (!one) return [{ code: 'line-removed' }];
    const {
      line: { id, title, quantity },
      asked,
      more,
    } = one;
    return quantity < asked || (short && (!told || more < asked))
      ? [{ code: 'quantity-capped', lineId: id, title, quantity }]
      : [];
  });
  return { cart: result.cart, warnings };
}

export function createCart(cart: ThemeCart): CartPort {
  const codesOf = async (
    options?: CallOptions,
  ): Promise<NonNullable<Awaited<ReturnType<ThemeCart['read']>>>['codes']> => {
    const now = await cart.read(options);
    if (!now) throw refuse('cart-gone');
    return now.codes;
  };
  return {
    idempotency: 'none',
    get: (options) => cart.read(options),
    add: (lines, options) => addLines(cart, lines, options),
    update: (lines, options) =>
      cart.setUnits(new Map(lines.map(({ lineId, quantity }) => [lineId, quantity])), options),
    remove: (lineIds, options) => cart.setUnits(new Map(lineIds.map((id) => [id, 0])), options),
    reset: (options) => cart.clear(options),
    async applyCode(code, options) {
      return applyCode(await codesOf(options), code, (discountCodes) => cart.update({ discountCodes }, options));
    },
    async removeCode(code, options) {
      return cart.update({ discountCodes: withoutCode(await codesOf(options), code) }, options);
    },
    setNote: (note, options) => cart.update({ note }, options),
    setAttributes: (attributes, options) =>
      cart.update({ attributes: attributes.map(({ key, value }) => ({ key, value })) }, options),
  };
}
