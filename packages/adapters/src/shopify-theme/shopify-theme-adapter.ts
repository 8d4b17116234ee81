import type { Adapter, Capability } from '@vitrine/core';
import { createGiftPurchase } from '../storefront/gift-purchase.js';
import { inOrder } from '../http/in-order.js';
import { refuse } from '../storefront/refuse.js';
import { createAjax } from './ajax.js';
import { addLines, createCart } from './cart.js';
import { createCatalog, type CatalogOptions } from './catalog.js';
import { pageChanges } from './page-changes.js';
import { createThemeCart } from './theme-cart.js';
import { addressOf, parsed, thisPage, type ThemePage } from './theme-page.js';

export interface ShopifyThemeAdapterOptions extends CatalogOptions {
  /** The page of the storefront; this script's own by default. */
  readonly page?: ThemePage;
}

/** Without the actions there is no cart to share: products can be looked at, and lead to their pages. */
const WITHOUT_ACTIONS: readonly Capability[] = ['cart', 'checkout', 'giftCard'];

/**
 * A Shopify shop from within its theme: no token, the cart of the page. Changes go through Shopify's standard storefront actions, so that the
 * theme shows them; what the page does to the cart is heard from its events. See docs/backends/shopify-theme.md.
 */
export function shopifyThemeAdapter({ page = thisPage(), ...options }: ShopifyThemeAdapterOptions = {}): Adapter {
  let fetchIt: typeof fetch;
  const ajax = createAjax(page, () => fetchIt);
  const catalog = createCatalog(page, ajax, options);
  const cart = createThemeCart(page, ajax, catalog);
  const ordered = inOrder();
  const ended = new AbortController();
  return {
    name: 'shopify-theme',
    contract: 1,
    ...(page.Shopify?.shop ? { shop: page.Shopify.shop } : {}),
    async connect(context) {
      fetchIt = context.fetch;
      await parsed(page);
      if (page.Shopify?.actions) return {};
      console.warn(
        '[vitrine] shopify-theme: this page has no Shopify.actions, so there is no cart to share. Is it a Liquid storefront? See docs/backends/shopify-theme.md',
      );
      return { disable: WITHOUT_ACTIONS };
    },
    dispose: () => ended.abort(),
    catalog: { products: (refs, callOptions) => catalog.products(refs, callOptions) },
    cart: {
      ...ordered(createCart(cart)),
      changes: (callOptions) =>
        pageChanges(page.document ?? new EventTarget(), cart.mark, [
          ended.signal,
          ...(callOptions?.signal ? [callOptions.signal] : []),
        ]),
    },
    checkout: {
      async url({ line, ...callOptions } = {}) {
        // An address that pays for one line replaces the cart of the page.
        if (line) throw refuse('unsupported');
        if (!(await cart.read(callOptions))?.count) throw refuse('cart-gone');
        return addressOf(page, 'checkout');
      },
    },
    giftCard: ordered(
      createGiftPurchase(catalog, options.giftCard ?? 'gift-card', (lines, callOptions) =>
        addLines(cart, lines, callOptions),
      ),
    ),
  };
}
