import { offerOf, type Product, type Variant } from '@vitrine/core';

/**
 * The variant that is shown first: the one with the given id or SKU, else the first that can be added to the cart, else
 * the first that is not sold out, else the first one.
 */
export function firstVariant(product: Product, wanted: string | undefined, sku?: string): Variant | undefined {
  return (
    product.variants.find((variant) => variant.id === wanted) ??
    product.variants.find((variant) => sku !== undefined && variant.sku === sku) ??
    product.variants.find((variant) => variant.purchasable) ??
    product.variants.find((variant) => offerOf(variant) !== 'sold-out') ??
    product.variants[0]
  );
}
