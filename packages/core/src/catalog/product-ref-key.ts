import type { Product, ProductRef } from './product.js';

const FIELDS = ['id', 'handle', 'sku', 'variantId', 'gtin'] as const;

/** Equal references have equal keys. `''` for a reference without any key. */
export function productRefKey(ref: ProductRef): string {
  return lookups(ref).join('\n');
}

/**
 * The single keys of a reference, the most precise first: `id:p1`, `sku:MUG-01`. Line breaks are escaped, because they
 * separate keys.
 */
export function lookups(ref: ProductRef): string[] {
  const keys: string[] = [];
  for (const field of FIELDS) {
    const value = ref[field];
    if (typeof value === 'string' && value !== '')
      keys.push(`${field}:${value.replace(/[%\n]/g, (mark) => (mark === '%' ? '%25' : '%0A'))}`);
  }
  return keys;
}

/** All keys under which a loaded product is found. */
export function productKeys(product: Product): string[] {
  const keys = lookups({ id: product.id, handle: product.handle });
  for (const variant of product.variants) {
    keys.push(
      ...lookups(variant.sku === undefined ? { variantId: variant.id } : { variantId: variant.id, sku: variant.sku }),
    );
  }
  return keys;
}
