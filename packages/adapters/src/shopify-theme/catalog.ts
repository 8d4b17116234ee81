import { encodePart, type CallOptions, type CatalogPort, type Product, type ProductRef } from '@vitrine/core';
import { abortable } from '../http/abortable.js';
import type { Client } from './client.js';
import { shopUrl, type ThemePage } from './page.js';
import { globalId, toProduct } from './product-mapper.js';
import { CART, PRODUCT } from './schema.js';

export interface CatalogOptions {
  /** Handle of the gift card that is sold. `'gift-card'` by default, Shopify's own name. */
  readonly giftCard?: string;
  /**
   * Handles by id of product or variant, for content that refers to products by id: the Ajax API finds products by
   * handle only.
   */
  readonly handles?: Readonly<Record<string, string>>;
}

export interface Catalog extends CatalogPort {
  /** Remembers the handle of these ids: the lines of the cart name both. */
  learnHandle(handle: string, ...ids: readonly string[]): void;
}

export function createCatalog(
  page: ThemePage,
  client: Client,
  { giftCard = 'gift-card', handles = {} }: CatalogOptions,
): Catalog {
  const handleById = new Map(
    Object.entries(handles).flatMap(([id, handle]) =>
      (['Product', 'ProductVariant'] as const).map((kind) => [globalId(kind, id), handle]),
    ),
  );
  let currency: Promise<string> | undefined;

  const learnHandle = (handle: string, ...ids: readonly string[]): void => {
    for (const id of ids) handleById.set(id, handle);
  };
  const handleOf = ({ id, handle, variantId }: ProductRef): string | undefined =>
    handle ?? handleById.get(id ? globalId('Product', id) : globalId('ProductVariant', variantId ?? ''));

  /** Prices do not name their currency, the page's cart does. Read once for all callers; a failure is tried again. */
  const currencyOf = ({ signal }: CallOptions = {}): Promise<string> => {
    currency ??= client.get('cart.js', CART).then((found) => found?.[0].currency ?? '');
    currency.catch(() => (currency = undefined));
    return abortable(currency, signal);
  };

  async function read(handle: string, options?: CallOptions): Promise<Product | null> {
    const [found, pageCurrency] = await Promise.all([
      client.get(`products/${encodePart(handle)}.js`, PRODUCT, options),
      currencyOf(options),
    ]);
    if (!found?.[0].variants[0]) return null;
    const product = toProduct(found[0], pageCurrency, shopUrl(page, ''), handle === giftCard);
    learnHandle(product.handle, product.id, ...product.variants.map(({ id }) => id));
    return product;
  }

  return {
    learnHandle,
    async products(refs, options) {
      const byHandle = new Map<string, Promise<Product | null>>();
      return Promise.all(
        refs.map(async (ref) => {
          const handle = handleOf(ref);
          if (!handle) return null;
          const product = byHandle.get(handle) ?? read(handle, options);
          byHandle.set(handle, product);
          return product;
        }),
      );
    },
  };
}
