import type { CallOptions, CatalogPort, Product, PurchaseTerms } from '@vitrine/core';
import type { Answer, Operation, Shape } from '../http/shape.js';
import { batchesOf } from '../catalog/batches.js';
import type { Client } from './client.js';
import { globalId, toProduct } from './product-mapper.js';
import {
  BEST_SELLING_QUERY,
  COLLECTION_QUERY,
  productsQuery,
  VARIANTS_QUERY,
  type PRODUCT,
  type ReferenceKind,
} from './schema.js';

export interface CatalogOptions {
  /** Handle of the collection that is offered beside an empty cart; the best-selling products by default. */
  readonly featured?: string;
  /**
   * Which metafields of a product hold its purchase terms, as `namespace.key`; `{country}` stands for the destination
   * in small letters: `custom.delivery_{country}`. They must be plain text, and open to the Storefront API. None by
   * default.
   */
  readonly metafields?: { readonly [T in keyof PurchaseTerms]?: string };
}

export function createCatalog(client: Client, { featured, metafields = {} }: CatalogOptions): Required<CatalogPort> {
  /** Whether the token may read how many units are left; the shop rejects the field otherwise. */
  let mayReadUnits = true;

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
      return await client.request(
        mayReadUnits ? operation : { ...operation, text: operation.text.replaceAll(' quantityAvailable', '') },
        { ...variables, metafields: identifiers },
        options,
      );
    } catch (error) {
      if (!mayReadUnits || !/ACCESS_DENIED/.test(String(error))) throw error;
      mayReadUnits = false;
      return read(operation, variables, options);
    }
  }

  /** The product with all its variants: one answer holds at most 250. */
  async function complete(answer: Answer<typeof PRODUCT>, options?: CallOptions): Promise<Product> {
    const variants = [...answer.variants.nodes];
    for (let { pageInfo } = answer.variants; pageInfo.hasNextPage;) {
      const { product } = await read(VARIANTS_QUERY, { id: answer.id, after: pageInfo.endCursor }, options);
      variants.push(...product.variants.nodes);
      ({ pageInfo } = product.variants);
    }
    return toProduct(answer, variants, Object.keys(metafields));
  }

  return {
    async products(refs, options) {
      // An id goes before a handle, a handle before a variant.
      const requested = refs.map(({ id, handle, variantId = '' }): readonly [ReferenceKind, string] =>
        id
          ? ['id', globalId('Product', id)]
          : handle
            ? ['handle', handle]
            : ['variant', globalId('ProductVariant', variantId)],
      );
      const fields = requested.flatMap(([kind, value], at) => (value ? [[`p${at}`, kind, value] as const] : []));
      const answers = await Promise.all(
        batchesOf(fields).map((batch) =>
          read(productsQuery(batch), Object.fromEntries(batch.map(([field, , value]) => [field, value])), options),
        ),
      );
      const answer = Object.assign({}, ...answers) as (typeof answers)[number];
      return Promise.all(
        requested.map(async (_, at) => {
          const found = answer[`p${at}`];
          return found ? complete('product' in found ? found.product : found, options) : null;
        }),
      );
    },

    async featured({ first = 8, ...options } = {}) {
      const list = featured
        ? (await read(COLLECTION_QUERY, { first, handle: featured }, options)).collection
        : await read(BEST_SELLING_QUERY, { first }, options);
      return Promise.all((list?.products.nodes ?? []).map((product) => complete(product, options)));
    },
  };
}
