import {
  compareMoney,
  type CallOptions,
  type CartResult,
  type CatalogPort,
  type GiftCardConfig,
  type GiftCardPort,
  type LineInput,
} from '@vitrine/core';
import { checkGiftOrders } from '../gift-card/gift-orders.js';
import { purchasableWithPrice, type PricedVariant } from '../catalog/priced-variant.js';
import { giftAttributes } from './gift-attributes.js';

/**
 * Buying a gift card: the product `handle`, whose variants are the amounts. The recipient travels in the attributes of
 * the line. `adapter` is the name in errors.
 */
export function createGiftPurchase(
  adapter: string,
  catalog: CatalogPort,
  handle: string,
  addLines: (lines: readonly LineInput[], options?: CallOptions) => Promise<CartResult>,
): GiftCardPort {
  /** The variants on sale, cheapest first; `[]` = the card is not sold in this market. */
  async function variantsOnSale(options?: CallOptions): Promise<readonly PricedVariant[]> {
    const [product] = await catalog.products([{ handle }], options);
    return purchasableWithPrice(product?.kind === 'gift-card' ? product.variants : []).filter(
      ({ price }) => price.amount,
    );
  }

  /** With Shopify's own limits. */
  const configOf = (variants: readonly PricedVariant[]): GiftCardConfig => ({
    product: { handle },
    amounts: variants.map(({ price }) => price),
    messageMaxLength: 200,
    nameMaxLength: 255,
    scheduleMaxDays: 90,
    maxRecipients: 10,
  });

  return {
    async config(options) {
      const variants = await variantsOnSale(options);
      return variants[0] ? configOf(variants) : null;
    },
    designs: async () => [],
    async addToCart(orders, options) {
      const variants = await variantsOnSale(options);
      checkGiftOrders(orders, configOf(variants), Date.now(), adapter);
      return addLines(
        orders.map((order) => ({
          variantId: variants.find(({ price }) => compareMoney(price, order.amount) === 0)?.id ?? '',
          quantity: 1,
          attributes: giftAttributes(order),
        })),
        options,
      );
    },
  };
}
