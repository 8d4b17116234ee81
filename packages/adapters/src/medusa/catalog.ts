import type { CallOptions, CatalogPort, Product, ProductRef } from '@vitrine/core';
import { TEXT } from '../http/shape.js';
import { PRODUCT_FIELDS, productsShape, type MedusaProduct } from './answers.js';
import type { Markets } from './market.js';
import { productOf } from './product.js';
import type { StoreApi } from './store-api.js';

export interface CatalogOptions {
  /** Handle of the collection that is offered beside an empty cart; without it, the shop's first products. */
  readonly featured?: string;
  /** BCP 47 tag of the words in the shop, where they are not in the shopper's language. */
  readonly language?: string;
}

const collectionsShape = { collections: [{ id: TEXT }] } as const;

/** How a reference is asked for, and how its answer is recognised. */
interface Question {
  readonly filter: string;
  readonly value: string;
  readonly is: (product: MedusaProduct) => boolean;
}

function questionOf({ id, handle, variantId, sku }: ProductRef): Question | null {
  if (id) return { filter: 'id[]', value: id, is: (product) => product.id === id };
  if (handle) return { filter: 'handle[]', value: handle, is: (product) => product.handle === handle };
  if (variantId)
    return {
      filter: 'variants[id][]',
      value: variantId,
      is: ({ variants }) => variants.some((variant) => variant.id === variantId),
    };
  return sku
    ? { filter: 'variants[sku][]', value: sku, is: ({ variants }) => variants.some((variant) => variant.sku === sku) }
    : null;
}

export function createCatalog(api: StoreApi, markets: Markets, { featured, language }: CatalogOptions): CatalogPort {
  const view = (product: MedusaProduct): Product | null => {
    const lang = language && markets.market.locale.split('-')[0] !== language.split('-')[0] ? language : undefined;
    return productOf(product, lang, api.address);
  };

  async function list(
    filter: string,
    options: CallOptions | undefined,
    limit: number,
  ): Promise<readonly MedusaProduct[]> {
    const { region, country } = await markets.place(options);
    const path = `/store/products?${filter}&limit=${limit}&region_id=${region}${country ? `&country_code=${country}` : ''}&fields=${encodeURIComponent(PRODUCT_FIELDS)}`;
    return (await api.ask(productsShape, { path, options })).products;
  }

  /** One request for all references of a kind: Medusa joins different filters by "and". */
  const ask = (
    filter: string,
    values: readonly string[],
    options: CallOptions | undefined,
  ): Promise<readonly MedusaProduct[]> =>
    list(
      values.map((value) => `${encodeURIComponent(filter)}=${encodeURIComponent(value)}`).join('&'),
      options,
      values.length,
    );

  return {
    async products(refs, options) {
      const questions = refs.map(questionOf);
      const byFilter = new Map<string, string[]>();
      for (const question of questions)
        if (question) byFilter.set(question.filter, [...(byFilter.get(question.filter) ?? []), question.value]);
      const found = (await Promise.all([...byFilter].map(([filter, values]) => ask(filter, values, options)))).flat();
      return questions.map((question) => {
        const product = question && found.find(question.is);
        return product ? view(product) : null;
      });
    },
    async featured(options) {
      let filter = 'order=-created_at';
      if (featured) {
        const {
          collections: [collection],
        } = await api.ask(collectionsShape, {
          path: `/store/collections?handle[]=${encodeURIComponent(featured)}&fields=id`,
          options,
        });
        if (!collection) return [];
        filter = `collection_id[]=${collection.id}`;
      }
      return (await list(filter, options, options?.first ?? 12)).flatMap((product) => view(product) ?? []);
    },
  };
}
