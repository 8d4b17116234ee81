import {
  UserInputError,
  type OrderItemPriceCalculationStrategy,
  type PriceCalculationResult,
  type ProductVariant,
  type RequestContext,
} from '@vendure/core';
import { giftIn } from './terms';

/** A gift card costs what is on it, whichever variant carries it, and never another currency's figure. */
export class GiftPrice implements OrderItemPriceCalculationStrategy {
  calculateUnitPrice(
    ctx: RequestContext,
    variant: ProductVariant,
    customFields: Record<string, unknown>,
  ): PriceCalculationResult {
    const gift = giftIn({ customFields });
    if (!gift) return { price: variant.listPrice, priceIncludesTax: variant.listPriceIncludesTax };
    if (gift.currencyCode !== ctx.currencyCode) throw new UserInputError('a gift card keeps its currency');
    return { price: gift.amount, priceIncludesTax: true };
  }
}
