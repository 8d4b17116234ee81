import type { CheckoutPort } from '@vitrine/core';
import { inputOf } from './cart.js';
import { cartOf } from './cart-view.js';
import type { CartSession } from './cart-session.js';
import { refuse } from '../storefront/refuse.js';

/** The checkout is Shopify's, behind an address that is asked for afresh every time. */
export const createCheckout = (session: CartSession): CheckoutPort => ({
  buyNow: true,
  async url({ line, ...options } = {}) {
    const cart = line ? (await session.create({ lines: [inputOf(line)] }, options)).cart : await session.read(options);
    const units = cart ? cartOf(cart).count : 0;
    // A checkout of less than was asked for would be a surprise.
    if (!cart || units < (line?.quantity ?? 1)) throw refuse(line ? 'out-of-stock' : 'cart-gone', { available: units });
    return cart.checkoutUrl;
  },
});
