import type { Money } from '../money/money.js';
import type { Product, Variant } from './product.js';

/** From the lowest to the highest price of the variants; `null` = none has a price. */
export function priceRangeOf(variants: readonly Pick<Variant, 'price'>[]): Product['priceRange'] {
  let range: { min: Money; max: Money } | null = null;
  for (const { price } of variants) {
    if (!price) continue;
    range ??= { min: price, max: price };
    if (price.amount < range.min.amount) range.min = price;
    if (price.amount > range.max.amount) range.max = price;
  }
  return range;
}
