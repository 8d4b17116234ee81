import type { CheckoutPort } from '@vitrine/core';
import { backendError } from './errors.js';
import { shopUrl, type ThemePage } from './page.js';
import type { Session } from './session.js';

/** The checkout of the page's own shop. */
export const createCheckout = (page: ThemePage, session: Session): CheckoutPort => ({
  async url({ line, ...options } = {}) {
    // Shopify's address that pays for one line replaces the cart of the page.
    if (line) throw backendError('unsupported');
    if (!(await session.read(options))?.count) throw backendError('cart-gone');
    return shopUrl(page, 'checkout');
  },
});
