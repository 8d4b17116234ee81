import type { Product, Variant } from '@vitrine/core';

/** Where a sheet begins: the variant asked for by its id or its SKU, else the first that can be bought, else the first. */
export function firstVariant(product: Product, wanted: string | undefined, sku?: string): Variant | undefined {
  return (
    product.variants.find((variant) => variant.id === wanted) ??
    product.variants.find((variant) => sku !== undefined && variant.sku === sku) ??
    product.variants.find((variant) => variant.purchasable) ??
    product.variants[0]
  );
}
