import { compareMoney, rescaleMoney } from '../money/money-arithmetic.js';
import type { Money } from '../money/money.js';
import type { Product, Variant } from './product.js';

/**
 * From the lowest to the highest price of the variants, both with the same digits; `null` = none has a price. Those in
 * another currency than the first do not count.
 */
export function priceRangeOf(variants: readonly Pick<Variant, 'price'>[]): Product['priceRange'] {
  let range: { min: Money; max: Money } | null = null;
  for (const { price } of variants) {
    if (!price || (range && price.currency !== range.min.currency)) continue;
    range ??= { min: price, max: price };
    if (compareMoney(price, range.min) < 0) range.min = price;
    if (compareMoney(price, range.max) > 0) range.max = price;
  }
  if (!range) return null;
  const exponent = Math.max(range.min.exponent, range.max.exponent);
  return { min: rescaleMoney(range.min, exponent), max: rescaleMoney(range.max, exponent) };
}
