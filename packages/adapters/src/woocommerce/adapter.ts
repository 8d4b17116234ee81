import { createMemoryStorage, type Adapter, type AdapterContext, type Market } from '@vitrine/core';
import { inOrder } from '../http/in-order.js';
import { createLazyPorts } from '../http/lazy-ports.js';
import { createCart } from './cart.js';
import { toCart } from './cart-mapper.js';
import { createCatalog } from './catalog.js';
import { createClient, siteOf } from './client.js';
import { createDiscovery } from './discovery.js';
import { createIdentity } from './identity.js';
import { createSession } from './session.js';

export interface WoocommerceAdapterOptions {
  /** The address of WordPress: `https://shop.example`, `https://example.com/shop`. */
  readonly site: string;
  /**
   * Query parameters that a plugin for languages or currencies needs in every request: `({ locale, currency }) => ({
   * lang: locale, currency })`. None by default: WooCommerce itself has one language and one currency.
   */
  readonly query?: (market: Market) => Readonly<Record<string, string>>;
  /**
   * The namespace of the extension for gift cards. `'woocommerce-gift-cards'` by default; in a shop without it none can
   * be applied.
   */
  readonly giftCards?: string;
  /** Whether the shop knows checkout links (WooCommerce 10.0 and later). True by default. */
  readonly checkoutLinks?: boolean;
}

/** A WooCommerce shop through its Store API. Throws `misconfigured` when `site` is no address. */
export function woocommerceAdapter(options: WoocommerceAdapterOptions): Adapter {
  const site = siteOf(options.site);
  const shop = site.replace(/^https?:\/\//i, '');
  const { checkoutLinks: links = true, giftCards = 'woocommerce-gift-cards' } = options;
  let storage = createMemoryStorage();
  let fetchIt: typeof fetch = (...request) => fetch(...request);
  let market: Market = { locale: 'en', country: null, currency: null };
  /** Variations whose product was looked up: one without an owner by now has none. */
  const lookedUp = new Set<number>();

  const marketQuery = (): string => new URLSearchParams(options.query?.(market)).toString();
  const client = createClient((...request) => fetchIt(...request), site);
  const { owner, ...catalog } = createCatalog(client, marketQuery);
  const { discover, hasCompanion, observe } = createDiscovery({
    storage: () => storage,
    key: `vitrine:woocommerce:${shop}:off`,
    readExtensions: (callOptions) => session.extensions(callOptions),
    giftCards,
    links,
  });
  const session = createSession({
    client,
    marketQuery,
    identity: createIdentity(() => storage, `vitrine:woocommerce:${shop}:cart`),
    // An answer names a variation but not its product, which is looked up once.
    async complete({ items }, callOptions) {
      const ids = items.flatMap(({ id, variation }) => (variation[0] && !owner(id) && !lookedUp.has(id) ? id : []));
      if (!ids[0]) return;
      const found = await catalog
        .products(
          ids.map((id) => ({ variantId: String(id) })),
          callOptions,
        )
        .catch(() => null);
      if (found) for (const id of ids) lookedUp.add(id);
    },
    toCart(woo, id) {
      observe(woo.extensions);
      return toCart(woo, { id, owner, giftCards });
    },
  });
  /** WooCommerce reads, changes and writes a cart as a whole: of two changes at once the last one wins. */
  const ordered = inOrder();
  const { lazyPort, prefetchAfter } = createLazyPorts('woocommerce', async () =>
    (await import('./lazy.js')).createPorts({ session, hasCompanion, site, links, giftCards }),
  );

  return {
    name: 'woocommerce',
    contract: 1,
    shop,
    base: `${site}/`,
    connect(context: AdapterContext, callOptions) {
      ({ storage, fetch: fetchIt, market } = context);
      return discover(callOptions);
    },
    reconfigure(next, callOptions) {
      market = next;
      return discover(callOptions);
    },
    catalog: prefetchAfter(catalog),
    cart: ordered(createCart(session, hasCompanion)),
    checkout: ordered({ ...lazyPort('checkout', 'url'), buyNow: links }),
    giftCard: ordered(lazyPort('giftCard', 'config', 'designs', 'addToCart', 'apply', 'remove')),
  };
}
