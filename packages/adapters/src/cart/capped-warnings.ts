import type { Cart, CartWarning } from '@vitrine/core';

/** Lines that got fewer units than they should have by now: many backends cap in silence. `wanted` by line id. */
export function cappedWarnings(cart: Cart, wanted: ReadonlyMap<string, number>): CartWarning[] {
  return cart.lines.flatMap(({ id, title, quantity }): CartWarning[] =>
    quantity < (wanted.get(id) ?? 0) ? [{ code: 'quantity-capped', lineId: id, title, quantity }] : [],
  );
}
