import { type CheckoutPort } from '@vitrine/core';
import type { CartSession } from './cart-session.js';
import { refuse } from './refuse.js';

/** Medusa has no checkout page: the shop's own is told the cart, in the place of `{cart}`. */
export const createCheckout = (session: CartSession, page: string): CheckoutPort => ({
  async url({ line, ...options } = {}) {
    if (line) throw refuse('unsupported');
    const cart = await session.read(options);
    if (!cart?.items.length) throw refuse('cart-gone');
    return page.replaceAll('{cart}', encodeURIComponent(cart.id));
  },
});
