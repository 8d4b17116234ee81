import {
  createMemoryStorage,
  type Adapter,
  type AdapterContext,
  type CallOptions,
  type Capability,
  type Market,
} from '@vitrine/core';
import { ofExtension } from './answers.js';
import { wooCart } from './cart.js';
import { cartIdentities } from './cart-identity.js';
import { cartSession } from './cart-session.js';
import { cartView } from './cart-view.js';
import { wooCatalog } from './catalog.js';
import { wooCheckout } from './checkout.js';
import { COMPANION } from './companion.js';
import { wooGiftCard } from './gift-card.js';
import { inOrder } from '../http/in-order.js';
import { siteOf, storeApi } from './store-api.js';

export interface WoocommerceAdapterOptions {
  /** Where WordPress lives: `https://shop.example`, `https://example.com/shop`. */
  readonly site: string;
  /**
   * What a plugin for languages or currencies wants to see in every request: `({ locale, currency }) => ({ lang: locale, currency })`.
   * Nothing by default: WooCommerce itself has one language and one currency.
   */
  readonly query?: (market: Market) => Readonly<Record<string, string>>;
  /** The namespace of the extension for gift cards. `'woocommerce-gift-cards'` by default; without it in the shop, none can be applied. */
  readonly giftCards?: string;
  /** Whether the shop knows checkout links (WooCommerce 10.0 and later). True by default. */
  readonly checkoutLinks?: boolean;
}

/** How long an answer about what the shop runs is believed, in milliseconds. */
const HOUR = 3_600_000;

/** A WooCommerce shop by its Store API. Throws `misconfigured` when `site` is no address. */
export function woocommerceAdapter(options: WoocommerceAdapterOptions): Adapter {
  const site = siteOf(options.site);
  const shop = site.replace(/^https?:\/\//, '');
  const { checkoutLinks: links = true, giftCards = 'woocommerce-gift-cards' } = options;
  let storage = createMemoryStorage();
  let fetchIt: typeof fetch = (...request) => fetch(...request);
  let market: Market = { locale: 'en', country: null, currency: null };
  let companion = false;
  /** Variations that were looked up: of one that has no owner since, none is to be found. */
  const lookedUp = new Set<number>();
  const offKey = `vitrine:woocommerce:${shop}:off`;

  const query = (): string => new URLSearchParams(options.query?.(market)).toString();
  const api = storeApi((...request) => fetchIt(...request), site);
  const { owner, ...catalog } = wooCatalog(api, query);
  const session = cartSession({
    api,
    market: query,
    identities: cartIdentities(() => storage, `vitrine:woocommerce:${shop}:cart`),
    // an answer names a variation but not its product: that is looked up once
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
    view(woo, id) {
      if (companion && ofExtension(woo.extensions, COMPANION) === undefined) {
        companion = false;
        storage.remove(offKey);
      }
      return cartView(woo, { id, owner, giftCards });
    },
  });
  const hasCompanion = (): boolean => companion;
  /** The session of a Woo cart is read, changed and written as a whole: of two at once the last one wins. */
  const ordered = inOrder();

  /** Off is what needs a plugin that the shop does not run. Asked once an hour; a shop that does not answer runs nothing. */
  async function discover(callOptions: CallOptions | undefined): Promise<{ readonly disable: readonly Capability[] }> {
    const [until, ...kept] = (storage.get(offKey) ?? '0').split(' ');
    let disable = kept as Capability[];
    if (Number(until) < Date.now()) {
      const extensions = await session.extensions(callOptions).catch(() => null);
      const runs = (namespace: string): boolean => ofExtension(extensions, namespace) !== undefined;
      disable = [];
      if (!runs(COMPANION)) disable.push('cart.setAttributes');
      if (!runs(COMPANION) && !links) disable.push('checkout');
      if (!runs(giftCards)) disable.push('giftCard');
      if (extensions) storage.set(offKey, [Date.now() + HOUR, ...disable].join(' '));
    }
    companion = !disable.includes('cart.setAttributes');
    return { disable };
  }

  return {
    name: 'woocommerce',
    contract: 1,
    shop,
    connect(context: AdapterContext, callOptions) {
      ({ storage, fetch: fetchIt, market } = context);
      return discover(callOptions);
    },
    reconfigure(next, callOptions) {
      market = next;
      return discover(callOptions);
    },
    catalog,
    cart: ordered(wooCart({ session, hasCompanion })),
    checkout: ordered(wooCheckout({ session, hasCompanion, site, links })),
    giftCard: ordered(wooGiftCard(session, giftCards)),
  };
}
