import type { CallOptions, CatalogPort, Product, PurchaseTerms } from '@vitrine/core';
import type { Client } from './client.js';
import {
  BEST_SELLING_QUERY,
  COLLECTION_QUERY,
  productsQuery,
  VARIANTS_QUERY,
  type By,
  type PRODUCT,
} from './documents.js';
import { productOf } from './product.js';
import type { Answer, Operation, Shape } from '../http/shape.js';

export interface CatalogOptions {
  /** Handle of the collection that is offered beside an empty cart; what sells best when absent. */
  readonly featured?: string;
  /**
   * Which metafields of a product hold the words about its purchase, as `namespace.key`; `{country}` stands for the destination in small
   * letters: `custom.delivery_{country}`. They must be plain text, and open to the Storefront API. None by default.
   */
  readonly metafields?: { readonly [T in keyof PurchaseTerms]?: string };
}

/** `gid://shopify/Product/1`, also from the bare number that themes and exports know; `''` for what is no id: one bad id would cost the whole request. */
export function globalId(kind: 'Product' | 'ProductVariant', id: string): string {
  const prefix = `gid://shopify/${kind}/`;
  const number = id.replace(prefix, '');
  return /^\d+$/.test(number) ? prefix + number : '';
}

export function createCatalog(client: Client, { featured, metafields = {} }: CatalogOptions): Required<CatalogPort> {
  /** Until the shop says that its token may not see how many units are left. */
  let units = true;

  async function read<S extends Shape>(
    operation: Operation<S>,
    variables: object,
    options?: CallOptions,
  ): Promise<Answer<S>> {
    const identifiers = Object.values(metafields).map((name) => {
      const [namespace, key] = name.replace('{country}', (client.country ?? '').toLowerCase()).split('.');
      return { namespace, key };
    });
    try {
      return await client.ask(
        units ? operation : { ...operation, text: operation.text.replaceAll(' quantityAvailable', '') },
        { ...variables, metafields: identifiers },
        options,
      );
    } catch (error) {
      if (!units || !/ACCESS_DENIED/.test(String(error))) throw error;
      units = false;
      return read(operation, variables, options);
    }
  }

  /** With all its variants: an answer holds 250. */
  async function complete(answer: Answer<typeof PRODUCT>, options?: CallOptions): Promise<Product> {
    const variants = [...answer.variants.nodes];
    for (let { pageInfo } = answer.variants; pageInfo.hasNextPage;) {
      const { product } = await read(VARIANTS_QUERY, { id: answer.id, after: pageInfo.endCursor }, options);
      variants.push(...product.variants.nodes);
      ({ pageInfo } = product.variants);
    }
    return productOf(answer, variants, Object.keys(metafields));
  }

  return {
    async products(refs, options) {
      // An id goes before a handle, a handle before a variant.
      const asked = refs.map(({ id, handle, variantId = '' }): readonly [By, string] =>
        id
          ? ['id', globalId('Product', id)]
          : handle
            ? ['handle', handle]
            : ['variant', globalId('ProductVariant', variantId)],
      );
      const places = asked.flatMap(([by, value], at) => (value ? [[`p${at}`, by, value] as const] : []));
      if (!places[0]) return refs.map(() => null);
      const answer = await read(
        productsQuery(places),
        Object.fromEntries(places.map(([place, , value]) => [place, value])),
        options,
      );
      return Promise.all(
        asked.map(async (_, at) => {
          const there = answer[`p${at}`];
          return there ? complete('product' in there ? there.product : there, options) : null;
        }),
      );
    },

    async featured({ first = 8, ...options } = {}) {
      const list = featured
        ? (await read(COLLECTION_QUERY, { first, handle: featured }, options)).collection
        : await read(BEST_SELLING_QUERY, { first }, options);
      return Promise.all((list?.products.nodes ?? []).map((one) => complete(one, options)));
    },
  };
}
