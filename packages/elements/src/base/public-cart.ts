import type { Cart, CartLine } from '@vitrine/core';

/** A line as the page may know it: not who gets a gift, nor what is written on it. */
export type PublicLine = Omit<CartLine, 'recipient' | 'attributes'>;

/** A cart as events carry it: nothing personal, and not its identity, which is the key to it. */
export type PublicCart = Omit<Cart, 'id' | 'lines' | 'note' | 'attributes'> & { readonly lines: readonly PublicLine[] };

export function publicCart(cart: Cart): PublicCart {
  const { id: _id, note: _note, attributes: _attributes, lines, ...open } = cart;
  return { ...open, lines: lines.map(({ recipient: _recipient, attributes: _own, ...line }) => line) };
}
