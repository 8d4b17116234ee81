import type { Variant } from './product.js';

/**
 * How a variant is sold: `cart` = it can be added; `sold-out`; `shop-page` = the shop has it, but sells it on the
 * product's own page only (no price, sold by another shop, a group, by subscription): it is never called sold out, and
 * `Product.url` leads there.
 */
export const offerOf = ({
  purchasable,
  stock,
}: Pick<Variant, 'purchasable' | 'stock'>): 'cart' | 'sold-out' | 'shop-page' =>
  purchasable ? 'cart' : stock.state === 'out' ? 'sold-out' : 'shop-page';
