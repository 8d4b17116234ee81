import type { CheckoutPort } from '@vitrine/core';
import { lineInput } from './cart.js';
import { toCart } from './cart-mapper.js';
import { backendError } from './errors.js';
import type { Session } from './session.js';

/** Shopify's own checkout. Its address is requested anew every time, since it changes with the cart. */
export const createCheckout = (session: Session): CheckoutPort => ({
  buyNow: true,
  async url({ line, ...options } = {}) {
    const cart = line
      ? (await session.create({ lines: [lineInput(line)] }, options)).cart
      : await session.read(options);
    const units = cart ? toCart(cart).count : 0;
    // Fewer units than the shopper asked for must not go to the checkout unnoticed.
    if (!cart || units < (line?.quantity ?? 1))
      throw backendError(line ? 'out-of-stock' : 'cart-gone', { available: units });
    return cart.checkoutUrl;
  },
});
