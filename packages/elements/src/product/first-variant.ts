import type { Product, Variant } from '@vitrine/core';

/** Where a sheet begins: the variant asked for, else the first that can be bought, else the first. */
export function firstVariant(product: Product, wanted: string | undefined): Variant | undefined {
  return product.variants.find((variant) => variant.id === wanted) ?? product.variants.find((variant) => variant.purchasable) ?? product.variants[0];
}
