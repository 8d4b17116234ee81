import type { Cart, CartWarning } from '@vitrine/core';

/**
 * Warns of lines that have fewer units than wanted (`wanted` by line id): many backends cap a quantity without
 * answering so.
 */
export function cappedWarnings(cart: Cart, wanted: ReadonlyMap<string, number>): CartWarning[] {
  return cart.lines.flatMap(({ id, title, quantity }): CartWarning[] =>
    quantity < (wanted.get(id) ?? 0) ? [{ code: 'quantity-capped', lineId: id, title, quantity }] : [],
  );
}
