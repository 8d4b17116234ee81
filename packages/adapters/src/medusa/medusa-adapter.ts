import {
  createMemoryStorage,
  type Adapter,
  type AdapterContext,
  type CallOptions,
  type Capability,
  type Money,
  type VitrineError,
} from '@vitrine/core';
import { inOrder } from '../http/in-order.js';
import { createLazyPorts } from '../http/lazy-ports.js';
import { ANYTHING, NUMBER, type Answer, type Shape } from '../http/shape.js';
import { createCart } from './cart.js';
import { createCartSession } from './cart-session.js';
import { createCatalog, type CatalogOptions } from './catalog.js';
import { createCheckout } from './checkout.js';
import { creditOf } from './credit.js';
import type { GiftCardOptions } from './gift-card.js';
import { createMarkets } from './market.js';
import { isCode } from './refuse.js';
import { createStoreApi } from './store-api.js';

export interface MedusaAdapterOptions extends CatalogOptions, GiftCardOptions {
  /** Where Medusa answers: `https://api.shop.example`. */
  readonly url: string;
  /** The publishable key of the sales channel: anybody may read it. */
  readonly publishableKey: string;
  /** The shop's own checkout page, `https://shop.example/checkout?cart={cart}`. Medusa has none: without it there is no checkout. */
  readonly checkout?: string;
}

/** A Medusa 2 shop by its Store API. Throws `misconfigured` when the address or the key is missing. */
export function medusaAdapter(options: MedusaAdapterOptions): Adapter {
  const api = createStoreApi(options.url, options.publishableKey);
  const shop = new URL(api.origin).host;
  let storage = createMemoryStorage();
  let loyalty = false;
  /** Told by the companion, which delivers gift cards; 0 = the shop has none. */
  let scheduleMaxDays = 0;
  let off: readonly Capability[] = [];
  const markets = createMarkets(api);
  const credit = (call?: CallOptions): Promise<Money | null> => creditOf(api, markets, call);
  const session = createCartSession({
    api,
    markets,
    storage: () => storage,
    key: `vitrine:medusa:${shop}:cart`,
    loyalty: () => loyalty,
    credit,
  });
  const tokenKey = `vitrine:medusa:${shop}:session`;
  // Another tab may have signed in or out meanwhile.
  const ordered = inOrder(() => (api.token = storage.get(tokenKey)));

  /**
   * What the shop has at an address of a plugin; `null` = it does not know the address: it answers with a page, where what it knows and refuses
   * is JSON with its type (a gateway before it may speak JSON, too). */
  const at = <const S extends Shape>(
    path: string,
    shape: S,
    call: CallOptions | undefined,
  ): Promise<Answer<S> | VitrineError | null> =>
    api.ask(shape, { path, options: call, refused: 'gift-card-not-found' }).catch((thrown: unknown) => {
      if (isCode(thrown, 'gift-card-not-found')) return /not_found/.test(thrown.message) ? thrown : null;
      if (isCode(thrown, 'bad-response')) return null;
      throw thrown;
    });

  const catalog = createCatalog(api, markets, options);
  const cart = createCart(session, markets);
  const { addBodies: _, ...cartPort } = cart;
  const { lazyPort, prefetchAfter } = createLazyPorts('medusa', async () =>
    (await import('./later.js')).medusaLater({
      api,
      options,
      session,
      cart,
      catalog,
      storage: () => storage,
      tokenKey,
      credit,
      scheduleMaxDays: () => scheduleMaxDays,
    }),
  );
  const account = ordered(lazyPort('account', 'current', 'signIn', 'signOut'));
  return {
    name: 'medusa',
    contract: 1,
    shop,
    async connect(context: AdapterContext, call) {
      ({ storage } = context);
      api.connect(context);
      api.token = storage.get(tokenKey);
      markets.market = context.market;
      // The companion's routes need the plugin: where they are, it is not asked for, for a browser writes every 404 to its console.
      const companion = await at('/store/vitrine', { scheduleMaxDays: NUMBER }, call);
      if (companion && 'scheduleMaxDays' in companion) ({ scheduleMaxDays } = companion);
      loyalty = scheduleMaxDays > 0 || (await at('/store/gift-cards/none', ANYTHING, call)) !== null;
      // Who buys a card wants it delivered.
      off = loyalty
        ? scheduleMaxDays > 0
          ? []
          : ['giftCard.config', 'giftCard.designs', 'giftCard.addToCart', 'giftWallet.balance', 'giftWallet.redeem']
        : ['giftCard', 'giftWallet'];
      return { disable: off };
    },
    async reconfigure(market) {
      markets.market = market;
      return { disable: off };
    },
    catalog: prefetchAfter(catalog),
    cart: ordered(cartPort),
    ...(options.checkout ? { checkout: createCheckout(session, options.checkout) } : {}),
    giftCard: ordered(
      lazyPort('giftCard', 'config', 'designs', 'addToCart', 'apply', 'remove', 'applyCredit', 'removeCredit'),
    ),
    giftWallet: ordered(lazyPort('giftWallet', 'balance', 'credit', 'redeem')),
    account: { ...account, current: async (call) => (storage.get(tokenKey) === null ? null : account.current(call)) },
  };
}
