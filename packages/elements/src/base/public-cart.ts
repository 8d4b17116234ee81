import type { Cart, CartLine } from '@vitrine/core';

/** A line as the page may read it: without the recipient of a gift and without its attributes. */
export type PublicLine = Omit<CartLine, 'recipient' | 'attributes'>;

/** A cart as events carry it: nothing personal, and not its id, because whoever has the id can open the cart. */
export type PublicCart = Omit<Cart, 'id' | 'lines' | 'note' | 'attributes'> & { readonly lines: readonly PublicLine[] };

export function publicCart(cart: Cart): PublicCart {
  const { id: _id, note: _note, attributes: _attributes, lines, ...open } = cart;
  return { ...open, lines: lines.map(({ recipient: _recipient, attributes: _own, ...line }) => line) };
}
