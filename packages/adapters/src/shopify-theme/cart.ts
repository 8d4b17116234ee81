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
import { applyCode, withoutCode } from '../shopify-shared/discount-codes.js';
import { backendError } from './errors.js';
import { globalId } from './product-mapper.js';
import type { Session } from './session.js';

/**
 * Adds lines; throws `out-of-stock` when none of them is in the cart afterwards. One that is not there although the
 * shop warned of nothing has been merged into another line: a bundle of the shop's own (cart transform).
 */
export async function addLines(
  session: Session,
  lines: readonly LineInput[],
  options?: CallOptions,
): Promise<CartResult> {
  const inputs = lines.map(({ variantId, quantity, attributes = [] }) => ({
    merchandiseId: globalId('ProductVariant', variantId),
    quantity,
    attributes: attributes.filter(({ value }) => value),
  }));
  const before = session.last();
  const result = await session.update({ lines: inputs }, options);
  const added = inputs.map(({ merchandiseId, quantity: wanted, attributes }) => {
    const key = lineKey({ variantId: merchandiseId, attributes });
    const findIn = (cart: Cart | null): CartLine | undefined => {
      const ofVariant = cart?.lines.filter(({ variantId }) => variantId === merchandiseId) ?? [];
      return (
        ofVariant.find((line) => lineKey({ variantId: line.variantId, attributes: line.attributes }) === key) ??
        ofVariant[0]
      );
    };
    const line = findIn(result.cart);
    return line && { line, wanted, gained: line.quantity - (findIn(before)?.quantity ?? 0) };
  });
  const mayBeMerged = result.cart.lines.length > 0 && !result.codes;
  if (!mayBeMerged && !added.some(Boolean)) throw backendError('out-of-stock', { cart: result.cart });
  // The shop warns that a line is short without naming it. The lines that gained fewer units than wanted since the cart
  // was last read are warned of; where there is none of these, all lines are.
  const isShort = /NOT_ENOUGH/.test(result.codes);
  const isKnown = isShort && added.some((entry) => entry && entry.gained < entry.wanted);
  const warnings = added.flatMap((entry): CartWarning[] => {
    if (!entry) return mayBeMerged ? [] : [{ code: 'line-removed' }];
    const {
      line: { id, title, quantity },
      wanted,
      gained,
    } = entry;
    return quantity < wanted || (isShort && (!isKnown || gained < wanted))
      ? [{ code: 'quantity-capped', lineId: id, title, quantity }]
      : [];
  });
  return { cart: result.cart, warnings };
}

export function createCart(session: Session): CartPort {
  const codesOf = async (options?: CallOptions): Promise<Cart['codes']> => {
    const cart = await session.read(options);
    if (!cart) throw backendError('cart-gone');
    return cart.codes;
  };
  return {
    idempotency: 'none',
    get: (options) => session.read(options),
    add: (lines, options) => addLines(session, lines, options),
    update: (lines, options) =>
      session.setQuantities(new Map(lines.map(({ lineId, quantity }) => [lineId, quantity])), options),
    remove: (lineIds, options) => session.setQuantities(new Map(lineIds.map((id) => [id, 0])), options),
    reset: (options) => session.clear(options),
    async applyCode(code, options) {
      return applyCode(
        await codesOf(options),
        code,
        (discountCodes) => session.update({ discountCodes }, options),
        backendError,
      );
    },
    async removeCode(code, options) {
      return session.update({ discountCodes: withoutCode(await codesOf(options), code) }, options);
    },
    setNote: (note, options) => session.update({ note }, options),
    setAttributes: (attributes, options) =>
      session.update({ attributes: attributes.map(({ key, value }) => ({ key, value })) }, options),
  };
}
