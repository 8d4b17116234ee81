import { pageAddress, type CheckoutPort } from '@vitrine/core';
import { backendError } from './errors.js';
import type { Session } from './session.js';

/**
 * The shop's own page, since Vendure has none. It must have the origin of this page, where the session is stored: the
 * session never travels in an address. One session has one order, so that a single line cannot be bought on its own.
 */
export const createCheckout = (session: Session, checkoutPage: string): CheckoutPort => ({
  async url(options) {
    if (options?.line) throw backendError('unsupported');
    const cart = await session.inTurn(() => session.read(options), options);
    if (!cart?.lines[0]) throw backendError('cart-gone');
    return new URL(checkoutPage, pageAddress() || 'http://localhost').href;
  },
});
