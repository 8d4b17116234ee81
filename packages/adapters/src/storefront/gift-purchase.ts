import {
  compareMoney,
  type CallOptions,
  type CartResult,
  type CatalogPort,
  type GiftCardConfig,
  type GiftCardPort,
  type LineInput,
  type Variant,
} from '@vitrine/core';
import { checkGiftOrders } from '../gift-card/gift-orders.js';
import { giftAttributes } from './gift-attributes.js';

/** Buying a gift card: a product whose variants are the amounts, and whose recipient is told in the attributes of the line. */
export function createGiftPurchase(
  catalog: CatalogPort,
  handle: string,
  add: (lines: readonly LineInput[], options?: CallOptions) => Promise<CartResult>,
): GiftCardPort {
  /** `[]` = it is not sold in this market. */
  async function sold(options?: CallOptions): Promise<readonly Variant[]> {
    const [product] = await catalog.products([{ handle }], options);
    return (product?.kind === 'gift-card' ? product.variants : [])
      .filter(({ purchasable, price }) => purchasable && price.amount)
      .sort((a, b) => a.price.amount - b.price.amount);
  }

  /** What Shopify takes. */
  const configOf = (variants: readonly Variant[]): GiftCardConfig => ({
    product: { handle },
    amounts: variants.map(({ price }) => price),
    messageMaxLength: 200,
    nameMaxLength: 255,
    scheduleMaxDays: 90,
    maxRecipients: 10,
  });

  return {
    async config(options) {
      const variants = await sold(options);
      return variants[0] ? configOf(variants) : null;
    },
    designs: async () => [],
    async addToCart(orders, options) {
      const variants = await sold(options);
      checkGiftOrders(orders, configOf(variants), Date.now(), 'shopify');
      return add(
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
