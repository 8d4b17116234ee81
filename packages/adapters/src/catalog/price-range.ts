import { compareMoney, type Product, type Variant } from '@vitrine/core';

/** From the lowest to the highest price; `null` = no variant has one. */
export function priceRangeOf(variants: readonly Variant[]): Product['priceRange'] {
  const prices = variants.flatMap(({ price }) => price ?? []).sort(compareMoney);
  const [min] = prices;
  return min ? { min, max: prices.at(-1) ?? min } : null;
}
