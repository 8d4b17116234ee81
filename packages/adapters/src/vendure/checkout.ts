import type { CheckoutPort } from '@vitrine/core';
import type { VendureContext } from './context.js';
import { refuse } from './refuse.js';

/**
 * The shop's own page: Vendure has none. It must have the origin of this page, where the session lies; it does not travel in an address.
 * One session has one order, so that nothing can be bought past it.
 */
export function vendureCheckout({ cart: session, checkoutPage }: VendureContext): CheckoutPort {
  return {
    async url(options) {
      if (options?.line) throw refuse('unsupported');
      const cart = await session.inTurn(() => session.read(options), options);
      if (!cart?.lines[0]) throw refuse('cart-gone');
      return new URL(checkoutPage, (globalThis as { location?: { href: string } }).location?.href ?? 'http://localhost')
        .href;
    },
  };
}
