import type { CallOptions, CatalogPort, Product, ProductRef } from '@vitrine/core';
import type { Client, ShopFiles } from './client.js';
import { placeOf } from './market.js';
import { toProduct, variantsIn } from './product-mapper.js';
import { field, listOr, textIn, type Entry } from './schema.js';

/** The products by everything that a reference may name: `handle mug`, `sku KC-1`. */
export type ProductIndex = ReadonlyMap<string, Entry>;

const keys = ['id', 'handle', 'variantId', 'sku', 'gtin'] as const;

/** Made once for the files: they never change. */
const indexes = new WeakMap<ShopFiles, ProductIndex>();

export function indexOf(files: ShopFiles): ProductIndex {
  const known = indexes.get(files);
  if (known) return known;
  const index = new Map<string, Entry>();
  indexes.set(files, index);
  const add = (kind: (typeof keys)[number], of: Entry, name: string, product: Entry): void => {
    const { value } = field(of, name);
    const key = `${kind} ${String(value)}`;
    if (value != null && !index.has(key)) index.set(key, product);
  };
  for (const [id, product] of files.products) {
    index.set(`id ${id}`, product);
    add('handle', product, 'handle' in (product.value as object) ? 'handle' : 'id', product);
    try {
      for (const variant of variantsIn(product)) {
        add('variantId', variant, 'id', product);
        add('sku', variant, 'sku', product);
        add('gtin', variant, 'gtin', product);
      }
    } catch {
      // Reported when the product is asked for.
    }
  }
  return index;
}

export function findProduct(index: ProductIndex, ref: ProductRef): Entry | undefined {
  for (const key of keys) {
    const found = ref[key] && index.get(`${key} ${ref[key]}`);
    if (found) return found;
  }
  return undefined;
}

export function createCatalog(client: Client, sellable: boolean): CatalogPort {
  const mapperOf = (files: ShopFiles): ((entry: Entry | undefined) => Product | null) => {
    const context = { place: placeOf(files.root, client.market), sellable };
    return (entry) => {
      if (!entry) return null;
      try {
        return toProduct(entry, context);
      } catch (problem) {
        client.report(problem);
        return null;
      }
    };
  };
  return {
    async products(refs, options?: CallOptions) {
      const files = await client.files(options);
      const index = indexOf(files);
      const map = mapperOf(files);
      return refs.map((ref) => map(findProduct(index, ref)));
    },
    async featured(options) {
      const files = await client.files(options);
      const map = mapperOf(files);
      const index = indexOf(files);
      return listOr(files.root, 'featured')
        .flatMap((entry) => {
          const id = textIn(entry);
          return map(findProduct(index, { id, handle: id })) ?? [];
        })
        .slice(0, options?.first ?? 12);
    },
  };
}
