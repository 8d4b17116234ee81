import type { CallOptions, CatalogPort, Product, ProductRef } from '@vitrine/core';
import { heard } from '../http/heard.js';
import { CART, PRODUCT, type Ajax } from './ajax.js';
import { globalId, productOf } from './product.js';
import { addressOf, type ThemePage } from './theme-page.js';

export interface CatalogOptions {
  /** Handle of the gift card that is sold. `'gift-card'` by default, as Shopify names it. */
  readonly giftCard?: string;
  /** Handles by id of product or variant, for content that refers to products by id: a theme can be asked by handle only. */
  readonly handles?: Readonly<Record<string, string>>;
}

export interface Catalog extends CatalogPort {
  /** What the cart says of its lines helps to find products by id. */
  learn(handle: string, ...ids: readonly string[]): void;
}

export function createCatalog(
  page: ThemePage,
  ajax: Ajax,
  { giftCard = 'gift-card', handles = {} }: CatalogOptions,
): Catalog {
  const known = new Map(
    Object.entries(handles).flatMap(([id, handle]) =>
      (['Product', 'ProductVariant'] as const).map((kind) => [globalId(kind, id), handle]),
    ),
  );
  let currency: Promise<string> | undefined;

  const learn = (handle: string, ...ids: readonly string[]): void => {
    for (const id of ids) known.set(id, handle);
  };
  const handleOf = ({ id, handle, variantId }: ProductRef): string | undefined =>
    handle ?? known.get(id ? globalId('Product', id) : globalId('ProductVariant', variantId ?? ''));

  /** Prices do not name their currency: the page's cart does. Asked once, for all who wait; a failure may be asked again. */
  const currencyOf = ({ signal }: CallOptions = {}): Promise<string> => {
    currency ??= ajax.get('cart.js', CART).then((found) => found?.[0].currency ?? '');
    currency.catch(() => (currency = undefined));
    return heard(currency, signal);
  };

  async function one(handle: string, options?: CallOptions): Promise<Product | null> {
    const [found, of] = await Promise.all([
      ajax.get(`products/${encodeURIComponent(handle)}.js`, PRODUCT, options),
      currencyOf(options),
    ]);
    if (!found?.[0].variants[0]) return null;
    const product = productOf(found[0], of, addressOf(page, ''), handle === giftCard);
    learn(product.handle, product.id, ...product.variants.map(({ id }) => id));
    return product;
  }

  return {
    learn,
    async products(refs, options) {
      const asked = new Map<string, Promise<Product | null>>();
      return Promise.all(
        refs.map(async (ref) => {
          const handle = handleOf(ref);
          if (!handle) return null;
          const found = asked.get(handle) ?? one(handle, options);
          asked.set(handle, found);
          return found;
        }),
      );
    },
  };
}
