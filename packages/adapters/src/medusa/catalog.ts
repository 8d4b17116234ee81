import { encodePart, type CallOptions, type CatalogPort, type Product, type ProductRef } from '@vitrine/core';
import { batchesOf } from '../catalog/batches.js';
import { TEXT } from '../http/shape.js';
import type { Client } from './client.js';
import type { MarketPlaces } from './market.js';
import { toProduct } from './product-mapper.js';
import { PRODUCT_FIELDS, productsShape, type MedusaProduct } from './schema.js';

export interface CatalogOptions {
  /** Handle of the collection that is offered beside an empty cart; without it, the shop's first products. */
  readonly featured?: string;
  /** Language of the shop's texts, a BCP 47 tag, where it is not the shopper's. */
  readonly language?: string;
  /** Address of a product's own page: `(handle) => '/products/' + handle`. Without it, products have no link. */
  readonly productUrl?: (handle: string) => string;
}

const collectionsShape = { collections: [{ id: TEXT }] } as const;

/** How to request the product of a reference, and how to recognise it in the answers. */
interface Query {
  readonly filter: string;
  readonly value: string;
  readonly matches: (product: MedusaProduct) => boolean;
}

function queryOf({ id, handle, variantId, sku }: ProductRef): Query | null {
  if (id) return { filter: 'id[]', value: id, matches: (product) => product.id === id };
  if (handle) return { filter: 'handle[]', value: handle, matches: (product) => product.handle === handle };
  if (variantId)
    return {
      filter: 'variants[id][]',
      value: variantId,
      matches: ({ variants }) => variants.some((variant) => variant.id === variantId),
    };
  return sku
    ? {
        filter: 'variants[sku][]',
        value: sku,
        matches: ({ variants }) => variants.some((variant) => variant.sku === sku),
      }
    : null;
}

export function createCatalog(
  client: Client,
  places: MarketPlaces,
  { featured, language, productUrl }: CatalogOptions,
): CatalogPort {
  const map = (product: MedusaProduct): Product | null => {
    const lang = language && places.market.locale.split('-')[0] !== language.split('-')[0] ? language : undefined;
    return toProduct(product, { lang, url: client.url, productUrl });
  };

  async function list(
    filter: string,
    options: CallOptions | undefined,
    limit: number,
  ): Promise<readonly MedusaProduct[]> {
    const { region, country } = await places.place(options);
    const place = `region_id=${encodePart(region)}${country ? `&country_code=${encodePart(country)}` : ''}`;
    const path = `/store/products?${filter}&limit=${limit}&${place}&fields=${encodeURIComponent(PRODUCT_FIELDS)}`;
    return (await client.request(productsShape, { path, options })).products;
  }

  /** The references of one kind: Medusa combines different filters with "and". */
  const read = async (
    filter: string,
    values: readonly string[],
    options: CallOptions | undefined,
  ): Promise<readonly MedusaProduct[]> =>
    (await Promise.all(batchesOf(values).map((batch) => readBatch(filter, batch, options)))).flat();

  const readBatch = (
    filter: string,
    values: readonly string[],
    options: CallOptions | undefined,
  ): Promise<readonly MedusaProduct[]> =>
    list(values.map((value) => `${encodeURIComponent(filter)}=${encodePart(value)}`).join('&'), options, values.length);

  return {
    async products(refs, options) {
      const queries = refs.map(queryOf);
      const byFilter = new Map<string, string[]>();
      for (const query of queries)
        if (query) byFilter.set(query.filter, [...(byFilter.get(query.filter) ?? []), query.value]);
      const found = (await Promise.all([...byFilter].map(([filter, values]) => read(filter, values, options)))).flat();
      return queries.map((query) => {
        const product = query && found.find(query.matches);
        return product ? map(product) : null;
      });
    },
    async featured(options) {
      let filter = 'order=-created_at';
      if (featured) {
        const {
          collections: [collection],
        } = await client.request(collectionsShape, {
          path: `/store/collections?handle[]=${encodePart(featured)}&fields=id`,
          options,
        });
        if (!collection) return [];
        filter = `collection_id[]=${encodePart(collection.id)}`;
      }
      return (await list(filter, options, options?.first ?? 12)).flatMap((product) => map(product) ?? []);
    },
  };
}
