import type { Adapter, Capability } from '@vitrine/core';
import { inOrder } from '../http/in-order.js';
import { createCart } from './cart.js';
import { createCatalog, type CatalogOptions } from './catalog.js';
import { cartChanges } from './changes.js';
import { createCheckout } from './checkout.js';
import { createClient } from './client.js';
import { createGiftCard } from './gift-card.js';
import { thisPage, whenParsed, type ThemePage } from './page.js';
import { createSession } from './session.js';

export interface ShopifyThemeAdapterOptions extends CatalogOptions {
  /** The page of the storefront; this script's own by default. */
  readonly page?: ThemePage;
}

/** Without the actions there is no cart to share: products can be looked at and link to their pages. */
const offWithoutActions: readonly Capability[] = ['cart', 'checkout', 'giftCard'];

/**
 * A Shopify shop from within its theme: no token, the cart of the page. Changes go through Shopify's standard
 * storefront actions, so that the theme shows them; changes that the page makes are known by its events. See
 * docs/backends/shopify-theme.md.
 */
export function shopifyThemeAdapter({ page = thisPage(), ...options }: ShopifyThemeAdapterOptions = {}): Adapter {
  let fetchIt: typeof fetch;
  const client = createClient(page, () => fetchIt);
  const catalog = createCatalog(page, client, options);
  const session = createSession(page, client, catalog);
  const ordered = inOrder();
  const disposed = new AbortController();
  return {
    name: 'shopify-theme',
    contract: 1,
    ...(page.Shopify?.shop ? { shop: page.Shopify.shop } : {}),
    async connect(context) {
      fetchIt = context.fetch;
      await whenParsed(page);
      if (page.Shopify?.actions) return {};
      console.warn(
        '[vitrine] shopify-theme: this page has no Shopify.actions, so there is no cart to share. Is it a Liquid storefront? See docs/backends/shopify-theme.md',
      );
      return { disable: offWithoutActions };
    },
    dispose: () => disposed.abort(),
    catalog: { products: (refs, callOptions) => catalog.products(refs, callOptions) },
    cart: {
      ...ordered(createCart(session)),
      changes: (callOptions) =>
        cartChanges(page.document ?? new EventTarget(), session.mark, [
          disposed.signal,
          ...(callOptions?.signal ? [callOptions.signal] : []),
        ]),
    },
    checkout: createCheckout(page, session),
    giftCard: ordered(createGiftCard(session, catalog, options.giftCard ?? 'gift-card')),
  };
}
