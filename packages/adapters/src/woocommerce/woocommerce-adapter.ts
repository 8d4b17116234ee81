import { createMemoryStorage, type Adapter, type AdapterContext, type CallOptions, type Capability, type Market } from '@vitrine/core';
import type { WooCart } from './answers.js';
import { wooCart } from './cart.js';
import { cartIdentities, type CartIdentity } from './cart-identity.js';
import { cartSession } from './cart-session.js';
import { cartView, type CartScene } from './cart-view.js';
import { wooCatalog } from './catalog.js';
import { wooCheckout } from './checkout.js';
import { hasCompanion } from './companion.js';
import { wooGiftCard } from './gift-card.js';
import { giftCardWords } from './gift-card-words.js';
import { siteOf, storeApi, type Query } from './store-api.js';

export interface WoocommerceAdapterOptions {
  /** Where WordPress lives: `https://shop.example`, `https://example.com/shop`. */
  readonly site: string;
  /**
   * What a plugin for languages or currencies wants to see in every request: `({ locale, currency }) => ({ lang: locale, currency })`.
   * Nothing by default: WooCommerce itself has one language and one currency.
   */
  readonly query?: (market: Market) => Query;
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
  const words = giftCardWords(options.giftCards);
  const links = options.checkoutLinks ?? true;
  let storage = createMemoryStorage();
  let fetchIt: typeof fetch = (...request) => fetch(...request);
  let market: Market = { locale: 'en', country: null, currency: null };
  let companion = false;

  const query = (): Query => options.query?.(market) ?? {};
  const api = storeApi((...request) => fetchIt(...request), site);
  const { owner, ...catalog } = wooCatalog(api, query);
  const scene = ({ id }: CartIdentity): CartScene => ({ id, owner, giftCards: words });

  /** An answer names a variation but not its product: that is looked up once. */
  async function view(woo: WooCart, identity: CartIdentity, callOptions: CallOptions | undefined): Promise<ReturnType<typeof cartView>> {
    const unknown = woo.items.filter(({ id, variation }) => variation.length > 0 && !owner(id));
    // the change has happened: a product that cannot be looked up now must not hide it
    if (unknown.length > 0) await catalog.products(unknown.map(({ id }) => ({ variantId: String(id) })), callOptions).catch(() => []);
    return cartView(woo, scene(identity));
  }

  const identities = cartIdentities({ get: (key) => storage.get(key), set: (key, value) => storage.set(key, value), remove: (key) => storage.remove(key) }, `vitrine:woocommerce:${shop}:cart`);
  const session = cartSession({ api, identities, market: query, view, quickView: (woo, identity) => cartView(woo, scene(identity)) });
  const { inTurn, ...cart } = wooCart({ session, hasCompanion: () => companion });

  /** What the shop runs besides WooCommerce. Asked once an hour; a shop that does not answer runs nothing. */
  async function discover(callOptions: CallOptions | undefined): Promise<{ readonly disable: readonly Capability[] }> {
    const key = `vitrine:woocommerce:${shop}:runs`;
    let runs = remembered(storage.get(key));
    if (!runs) {
      try {
        const extensions = await session.extensions(callOptions);
        runs = { companion: hasCompanion(extensions), giftCards: words.offered(extensions) };
        storage.set(key, JSON.stringify({ ...runs, until: Date.now() + HOUR }));
      } catch {
        runs = { companion: false, giftCards: false };
      }
    }
    companion = runs.companion;
    return {
      disable: [
        ...(companion ? [] : ['cart.setAttributes' as const]),
        ...(companion || links ? [] : ['checkout' as const]),
        ...(runs.giftCards ? [] : ['giftCard' as const]),
      ],
    };
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
    cart,
    checkout: wooCheckout({ session, queue: { inTurn }, hasCompanion: () => companion, site: () => site, links }),
    giftCard: wooGiftCard(session, { inTurn }, words),
  };
}

function remembered(text: string | null): { readonly companion: boolean; readonly giftCards: boolean } | null {
  try {
    const { companion, giftCards, until } = JSON.parse(text ?? '{}') as Readonly<Record<string, unknown>>;
    return typeof until === 'number' && until > Date.now() && until < Date.now() + 2 * HOUR ? { companion: companion === true, giftCards: giftCards === true } : null;
  } catch {
    return null;
  }
}
