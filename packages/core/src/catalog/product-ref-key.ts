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
export function lookups(ref: { readonly [Field in keyof ProductRef]: ProductRef[Field] | undefined }): string[] {
  return FIELDS.flatMap((field) => {
    const value = ref[field];
    return typeof value === 'string' && value !== ''
      ? `${field}:${value.replace(/[%\n]/g, (mark) => (mark === '%' ? '%25' : '%0A'))}`
      : [];
  });
}

/** All keys under which a loaded product is found. */
export const productKeys = ({ id, handle, variants }: Product): string[] => [
  ...lookups({ id, handle }),
  ...variants.flatMap((variant) => lookups({ variantId: variant.id, sku: variant.sku })),
];
