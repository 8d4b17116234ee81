import { pageAddress, type CheckoutPort } from '@vitrine/core';
import type { MemoryBackend } from './backend/memory-backend.js';
import type { Client } from './client.js';
import type { Session } from './session.js';

export interface CheckoutOptions {
  readonly checkoutPath: string;
  /** Of the checkout page; the page's own when absent. */
  readonly origin: string | undefined;
}

/** A page of the demo, which pays the cart whose checkout was begun. */
export const createCheckout = (
  backend: MemoryBackend,
  client: Client,
  session: Session,
  { checkoutPath, origin }: CheckoutOptions,
): CheckoutPort => ({
  buyNow: true,
  async url(options = {}) {
    const cartId = session.cartId();
    await client.request('checkout.url', options, () => backend.beginCheckout(cartId, client.visit(), options.line));
    const page = new URL(checkoutPath, origin ?? (pageAddress() || 'http://localhost:4173'));
    page.searchParams.set('locale', client.market.locale);
    return page.href;
  },
});
