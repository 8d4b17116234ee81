import type { Adapter, Cart, CartLine, CartPort, GiftCardPort } from '@vitrine/core';
import type { ConformanceContext } from '../conformance.js';
import { CaseSkipped, ensure } from '../verdict.js';

/** The port of an adapter; without it the case is skipped. `needs` has checked it for the first adapter only. */
export function cartOf(adapter: Adapter): CartPort {
  if (!adapter.cart) throw new CaseSkipped('the adapter has no cart');
  return adapter.cart;
}

export function giftCardsOf(adapter: Adapter): GiftCardPort {
  if (!adapter.giftCard) throw new CaseSkipped('the adapter has no giftCard');
  return adapter.giftCard;
}

export const timeLimitOf = (context: ConformanceContext): number => context.timeLimitMs ?? 2000;

/** What a cart holds, without ids and without the order of attributes, which may differ between two reads. */
export const contents = (cart: Cart | null): unknown =>
  cart === null
    ? []
    : cart.lines
        .map((line) => ({
          variantId: line.variantId,
          quantity: line.quantity,
          attributes: [...line.attributes].map(({ key, value }) => `${key}=${value}`).sort(),
          recipient: line.recipient?.email ?? null,
        }))
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

export function unitsOf(cart: Cart | null, variantId: string): number {
  let units = 0;
  for (const line of cart?.lines ?? []) if (line.variantId === variantId) units += line.quantity;
  return units;
}

/** The only line of a variant; fails when there are none or several. */
export function lineOf(cart: Cart, variantId: string): CartLine {
  const lines = cart.lines.filter((line) => line.variantId === variantId);
  ensure(lines.length === 1, `expected one line of ${variantId}, got ${lines.length}`);
  // The line above has checked the length.
  return lines[0] as CartLine;
}
