import { createMemoryStorage, type Adapter, type AdapterContext, type CallOptions, type Money } from '@vitrine/core';
import { tokenOf } from '../http/token.js';
import { inOrder } from '../http/in-order.js';
import { createLazyPorts } from '../http/lazy-ports.js';
import { createCart } from './cart.js';
import { createCatalog, type CatalogOptions } from './catalog.js';
import { createCheckout } from './checkout.js';
import { createClient } from './client.js';
import { discover, type ShopFeatures } from './discovery.js';
import type { GiftCardOptions } from './gift-card.js';
import { createMarket } from './market.js';
import { createSession } from './session.js';
import { readStoreCredit } from './store-credit.js';

export interface MedusaAdapterOptions extends CatalogOptions, GiftCardOptions {
  /** The address of Medusa: `https://api.shop.example`. */
  readonly url: string;
  /** The publishable key of the sales channel. It is no secret. */
  readonly publishableKey: string;
  /**
   * The shop's own checkout page, `https://shop.example/checkout?cart={cart}`. Medusa has none: without this option
   * there is no checkout.
   */
  readonly checkout?: string;
}

/** A Medusa 2 shop through its Store API. Throws `misconfigured` when the address or the key is missing. */
export function medusaAdapter(options: MedusaAdapterOptions): Adapter {
  const client = createClient(options.url, options.publishableKey);
  const shop = new URL(client.origin).host;
  let storage = createMemoryStorage();
  let features: ShopFeatures = { hasLoyalty: false, scheduleMaxDays: 0, disable: [] };
  const places = createMarket(client);
  const readCredit = (call?: CallOptions): Promise<Money | null> => readStoreCredit(client, places, call);
  const session = createSession({
    client,
    places,
    storage: () => storage,
    key: `vitrine:medusa:${shop}:cart`,
    hasLoyalty: () => features.hasLoyalty,
    readCredit,
  });
  const tokenKey = `vitrine:medusa:${shop}:session`;
  // Another tab may have signed in or out meanwhile.
  const ordered = inOrder(() => (client.token = tokenOf(storage.get(tokenKey))));

  const catalog = createCatalog(client, places, options);
  const cart = createCart(session, places);
  const { addBodies: _, ...cartPort } = cart;
  const { lazyPort, prefetchAfter } = createLazyPorts('medusa', async () =>
    (await import('./lazy.js')).createPorts({
      client,
      options,
      session,
      cart,
      catalog,
      storage: () => storage,
      tokenKey,
      readCredit,
      scheduleMaxDays: () => features.scheduleMaxDays,
    }),
  );
  const account = ordered(lazyPort('account', 'current', 'signIn', 'signOut'));
  return {
    name: 'medusa',
    contract: 1,
    shop,
    async connect(context: AdapterContext, call) {
      ({ storage } = context);
      client.connect(context);
      client.token = tokenOf(storage.get(tokenKey));
      places.market = context.market;
      features = await discover(client, call);
      return { disable: features.disable };
    },
    async reconfigure(market) {
      places.market = market;
      return { disable: features.disable };
    },
    catalog: prefetchAfter(catalog),
    cart: ordered(cartPort),
    ...(options.checkout ? { checkout: createCheckout(session, options.checkout) } : {}),
    giftCard: ordered(
      lazyPort('giftCard', 'config', 'designs', 'addToCart', 'apply', 'remove', 'applyCredit', 'removeCredit'),
    ),
    giftWallet: ordered(lazyPort('giftWallet', 'balance', 'credit', 'redeem')),
    account: {
      ...account,
      current: async (call) => (tokenOf(storage.get(tokenKey)) === null ? null : account.current(call)),
    },
  };
}
