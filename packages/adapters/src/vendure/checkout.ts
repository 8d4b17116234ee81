import { VitrineError, type CheckoutPort } from '@vitrine/core';
import type { CartSession } from './cart-session.js';

/**
 * The shop's own page: Vendure has none. It must have the origin of this page, where the session lies; it does not travel in an address.
 * One session has one order, so that nothing can be bought past it.
 */
export function vendureCheckout(session: CartSession, page: string): CheckoutPort {
  return {
    async url(options) {
      const where = 'vendure.checkout.url';
      if (options?.line) throw new VitrineError('unsupported', { where });
      const cart = await session.inTurn(() => session.read(options));
      if (!cart?.lines[0]) throw new VitrineError('cart-gone', { where });
      return new URL(page, (globalThis as { location?: { href: string } }).location?.href ?? 'http://localhost').href;
    },
  };
}
