import type { CheckoutPort } from '@vitrine/core';
import { backendError } from './errors.js';
import type { Session } from './session.js';

/** The shop's own checkout page, since Medusa has none. The id of the cart takes the place of `{cart}`. */
export const createCheckout = (session: Session, page: string): CheckoutPort => ({
  async url({ line, ...options } = {}) {
    if (line) throw backendError('unsupported');
    const cart = await session.read(options);
    if (!cart?.items.length) throw backendError('cart-gone');
    return page.replaceAll('{cart}', encodeURIComponent(cart.id));
  },
});
