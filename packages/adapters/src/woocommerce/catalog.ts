import { encodePart, type CallOptions, type CatalogPort, type Product, type ProductRef } from '@vitrine/core';
import { batchesOf } from '../catalog/batches.js';
import { parseAnswer } from '../http/shape.js';
import { decodeEntities } from '../text/plain-text.js';
import type { Client } from './client.js';
import { responseError } from './errors.js';
import { handleOf, toProduct } from './product-mapper.js';
import { productsShape, type WooProduct } from './schema.js';
import { choicesOf, optionsOf, variantInput, type Owner } from './variation.js';

export interface Catalog extends CatalogPort {
  /** The product that a variation belongs to, when it was loaded in this visit. */
  owner(variationId: number): Owner | undefined;
}

/** How to request the product of a reference, and how to recognise it in the answers. */
interface Query {
  /** The Store API keeps products and variations apart, and a number may be either's. */
  readonly params: readonly string[];
  readonly value: string;
  readonly matches: (product: WooProduct) => boolean;
}

const pageSize = 100;
const byProduct = 'include';
const byVariation = 'type=variation&include';

/** WordPress stores the letters of a slug beyond ASCII percent-encoded, in lower case. */
const slugOf = (handle: string): string =>
  handle.replace(/[^\x20-\x7e]+/g, (letters) => encodePart(letters).toLowerCase());

function queryOf({ id, handle, sku, variantId }: ProductRef): Query | null {
  if (!id && handle)
    return { params: ['slug'], value: slugOf(handle), matches: ({ slug }) => handleOf(slug) === handleOf(handle) };
  if (!id && sku) return { params: ['sku'], value: sku, matches: (product) => decodeEntities(product.sku) === sku };
  const number = variantInput(id ?? variantId ?? '')?.id;
  return number
    ? {
        params: id ? [byProduct] : [byProduct, byVariation],
        value: String(number),
        matches: (product) => product.id === number,
      }
    : null;
}

/** `marketQuery` is what every request adds for language and currency. */
export function createCatalog(client: Client, marketQuery: () => string): Catalog {
  const owners = new Map<number, Owner>();

  async function readPage(query: string, options: CallOptions | undefined): Promise<readonly WooProduct[]> {
    const where = 'woocommerce.catalog';
    const answer = await client.request({ where, path: '/products', query: `${query}&${marketQuery()}`, options });
    if (answer.status >= 400) throw responseError(answer, { where });
    return parseAnswer(productsShape, answer.body, where);
  }

  /** All products with one of these values, by pages. No values, no request. */
  async function readAll(
    param: string,
    values: readonly (string | number)[],
    options: CallOptions | undefined,
  ): Promise<WooProduct[]> {
    const found: WooProduct[] = [];
    for (const batch of batchesOf([...new Set(values)])) {
      const list = batch.map((value) => encodePart(String(value))).join(',');
      for (let number = 1, size = pageSize; size === pageSize; number++) {
        const products = await readPage(`${param}=${list}&per_page=${pageSize}&page=${number}`, options);
        found.push(...products);
        size = products.length;
      }
    }
    return found;
  }

  /** Products by id, with their variations. The product of a variation among `found` is loaded too. */
  async function complete(
    found: readonly WooProduct[],
    options: CallOptions | undefined,
  ): Promise<Map<number, Product>> {
    const parents = found.flatMap(({ parent }) => parent || []);
    const products = [...found, ...(await readAll(byProduct, parents, options))].filter(({ parent }) => !parent);
    const withVariations = products.flatMap(({ id, variations }) => (variations.length > 0 ? id : []));
    const details = new Map(
      (await readAll('type=variation&parent', withVariations, options)).map((variation) => [variation.id, variation]),
    );
    return new Map(
      products.map((woo) => {
        const choices = choicesOf(woo, optionsOf(woo));
        for (const { variationId } of choices) owners.set(variationId, { id: woo.id, choices });
        return [woo.id, toProduct(woo, choices, details)];
      }),
    );
  }

  return {
    owner: (variationId) => owners.get(variationId),
    async products(refs, options) {
      const queries = refs.map(queryOf);
      const read = (param: string): Promise<WooProduct[]> =>
        readAll(
          param,
          queries.flatMap((query) => (query?.params.includes(param) ? query.value : [])),
          options,
        );
      const found = (await Promise.all([byProduct, byVariation, 'slug', 'sku'].map(read))).flat();
      const products = await complete(found, options);
      return queries.map((query) => {
        const woo = query && found.find(query.matches);
        return (woo && products.get(woo.parent || woo.id)) ?? null;
      });
    },
    async featured(options) {
      const found = await readPage(`featured=true&per_page=${Math.min(options?.first ?? 12, pageSize)}`, options);
      const products = await complete(found, options);
      return found.flatMap(({ id }) => products.get(id) ?? []);
    },
  };
}
