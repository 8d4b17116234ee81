import type { ProductVariant, RequestContext, StockDisplayStrategy } from '@vendure/core';

const LOW = 5;

/**
 * `IN_STOCK`, `OUT_OF_STOCK`, `BACK_ORDER`, or the number of units left when they are few: a shopper may know that
 * three are left, a competitor need not know that there are four hundred.
 */
export class StockLevel implements StockDisplayStrategy {
  getStockLevel(_ctx: RequestContext, variant: ProductVariant, saleable: number): string {
    if (saleable < 1) return 'OUT_OF_STOCK';
    const beyondStock = variant.useGlobalOutOfStockThreshold ? 0 : Math.max(0, -variant.outOfStockThreshold);
    const left = saleable - beyondStock;
    if (left < 1) return 'BACK_ORDER';
    return left <= LOW ? String(left) : 'IN_STOCK';
  }
}
