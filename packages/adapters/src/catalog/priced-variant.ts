import { compareMoney, type Money, type Variant } from '@vitrine/core';

export type PricedVariant = Variant & { readonly price: Money };

/** The variants that can be added, cheapest first. */
export const purchasableWithPrice = (variants: readonly Variant[]): PricedVariant[] =>
  variants
    .filter((variant): variant is PricedVariant => variant.purchasable && variant.price !== null)
    .sort((a, b) => compareMoney(a.price, b.price));
