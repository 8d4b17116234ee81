import { createMemoryStorage, type Adapter, type AdapterContext, type CallOptions, type Capability, type Money } from '@vitrine/core';
import { oneAtATime } from '../http/one-at-a-time.js';
import { ANYTHING } from '../http/shape.js';
import { createAccount, creditOf } from './account.js';
import { createCart } from './cart.js';
import { createCartSession } from './cart-session.js';
import { createCatalog, type CatalogOptions } from './catalog.js';
import { createCheckout } from './checkout.js';
import { createGiftCard, type GiftCardOptions } from './gift-card.js';
import { createGiftWallet } from './gift-wallet.js';
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
  let off: readonly Capability[] = [];
  const markets = createMarkets(api);
  const credit = (call?: CallOptions): Promise<Money | null> => creditOf(api, markets, call);
  const signedIn = (): boolean => api.token !== null;
  const session = createCartSession({ api, markets, storage: () => storage, key: `vitrine:medusa:${shop}:cart`, loyalty: () => loyalty, credit });
  const tokenKey = `vitrine:medusa:${shop}:session`;
  const next = oneAtATime();
  /** The same port, each call after the one before it, of the other ports too: they change one cart. Another tab may have signed in or out meanwhile. */
  const inOrder = <P extends object>(port: P): P =>
    Object.fromEntries(
      Object.entries(port).map(([name, own]: [string, unknown]) => [
        name,
        typeof own !== 'function' ? own : (...call: unknown[]) => next(() => {
          api.token = storage.get(tokenKey);
          return (own as (...call: unknown[]) => Promise<unknown>)(...call);
        }),
      ]),
    ) as P;

  /** Whether the shop answers at an address of a plugin: it refuses what it knows with JSON, and knows nothing of the rest. */
  const answers = (path: string, call: CallOptions | undefined): Promise<boolean> =>
    api.ask(ANYTHING, { path, options: call, refused: 'gift-card-not-found' }).then(
      () => true,
      (thrown: unknown) => isCode(thrown, 'gift-card-not-found'),
    );

  const catalog = createCatalog(api, markets, options);
  const cart = createCart(session, markets);
  const { addBodies: _, ...cartPort } = cart;
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
      const companion = await answers('/store/vitrine', call);
      loyalty = companion || (await answers('/store/gift-cards/none', call));
      off = loyalty ? (companion ? [] : ['giftWallet.balance', 'giftWallet.redeem']) : ['giftCard', 'giftWallet'];
      return { disable: off };
    },
    async reconfigure(market) {
      markets.market = market;
      return { disable: off };
    },
    catalog,
    cart: inOrder(cartPort),
    ...(options.checkout ? { checkout: createCheckout(session, options.checkout) } : {}),
    giftCard: inOrder(createGiftCard({ ...options, session, cart, catalog, credit, signedIn })),
    giftWallet: inOrder(createGiftWallet(api, credit, signedIn)),
    account: inOrder(createAccount({ api, storage: () => storage, key: tokenKey, session: () => session })),
  };
}
