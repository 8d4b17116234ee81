import type { Adapter } from '@vitrine/core';
import { inOrder } from '../http/in-order.js';
import { createSession } from './cart-session.js';
import { createCart } from './cart.js';
import { createCatalog, type CatalogOptions } from './catalog.js';
import { createCheckout } from './checkout.js';
import { createClient, type ClientOptions } from './client.js';
import { createGiftCard } from './gift-card.js';

export interface ShopifyAdapterOptions extends ClientOptions, CatalogOptions {
  /** Handle of the gift card that is sold; its variants are the amounts. `'gift-card'` by default, as Shopify names it. */
  readonly giftCard?: string;
}

/**
 * A Shopify shop from outside its theme, by the Storefront API. Asks for nothing before somebody needs it. Throws `misconfigured` when
 * the address or the token is missing. See docs/backends/shopify.md for what the shop must allow.
 */
export function shopifyAdapter(options: ShopifyAdapterOptions): Adapter {
  const client = createClient(options);
  const session = createSession(client);
  const ordered = inOrder();
  const catalog = createCatalog(client, options);
  return {
    name: 'shopify',
    contract: 1,
    shop: client.host,
    async connect(context) {
      client.connect(context);
      session.connect(context.storage);
    },
    async reconfigure(market) {
      client.move(market);
    },
    catalog,
    cart: ordered(createCart(session)),
    checkout: createCheckout(session),
    giftCard: ordered(createGiftCard(session, catalog, options.giftCard ?? 'gift-card')),
  };
}
