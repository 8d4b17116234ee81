import type { Adapter } from '@vitrine/core';
import { inOrder } from '../http/in-order.js';
import { createLazyPorts } from '../http/lazy-ports.js';
import { createCart } from './cart.js';
import { createCatalog, type CatalogOptions } from './catalog.js';
import { createCheckout } from './checkout.js';
import { createClient, type ClientOptions } from './client.js';
import { createSession } from './session.js';

export interface ShopifyAdapterOptions extends ClientOptions, CatalogOptions {
  /**
   * Handle of the gift card that is sold; its variants are the amounts. `'gift-card'` by default, Shopify's own name.
   */
  readonly giftCard?: string;
}

/**
 * A Shopify shop from outside its theme, through the Storefront API. It sends no request before one of its methods is
 * called. Throws `misconfigured` when the address or the token is missing. docs/backends/shopify.md lists what the shop
 * must allow.
 */
export function shopifyAdapter(options: ShopifyAdapterOptions): Adapter {
  const client = createClient(options);
  const session = createSession(client);
  const ordered = inOrder();
  const catalog = createCatalog(client, options);
  const { lazyPort, prefetchAfter } = createLazyPorts('shopify', async () =>
    (await import('./lazy.js')).createPorts(session, catalog, options.giftCard ?? 'gift-card'),
  );
  return {
    name: 'shopify',
    contract: 1,
    shop: client.host,
    async connect(context) {
      client.connect(context);
      session.connect(context.storage);
    },
    async reconfigure(market) {
      client.setMarket(market);
    },
    catalog: prefetchAfter(catalog),
    cart: ordered(createCart(session)),
    checkout: createCheckout(session),
    giftCard: ordered(lazyPort('giftCard', 'config', 'designs', 'addToCart', 'apply', 'remove')),
  };
}
