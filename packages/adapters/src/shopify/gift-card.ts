import type { CallOptions, CatalogPort, GiftCardConfig, GiftCardPort, Variant } from '@vitrine/core';
import { checkGiftOrders } from '../gift-card/gift-orders.js';
import { addLines } from './cart.js';
import type { CartSession } from './cart-session.js';
import { ADD_GIFT_CARD, REMOVE_GIFT_CARD } from './documents.js';
import { giftAttributes } from './gift-attributes.js';
import { isPrice } from './product.js';
import { refuse } from './refuse.js';

export function createGiftCard(session: CartSession, catalog: CatalogPort, handle: string): GiftCardPort {
  /** The amounts are the variants of a product; `[]` = it is not sold in this market. */
  async function sold(options?: CallOptions): Promise<readonly Variant[]> {
    const [product] = await catalog.products([{ handle }], options);
    return (product?.kind === 'gift-card' ? product.variants : []).filter(({ purchasable, price }) => purchasable && price.amount).sort((a, b) => a.price.amount - b.price.amount);
  }

  /** What Shopify takes. */
  const configOf = (variants: readonly Variant[]): GiftCardConfig => ({ product: { handle }, amounts: variants.map(({ price }) => price), messageMaxLength: 200, nameMaxLength: 255, scheduleMaxDays: 90, maxRecipients: 10 });

  return {
    async config(options) {
      const variants = await sold(options);
      return variants[0] ? configOf(variants) : null;
    },
    designs: async () => [],

    async addToCart(orders, options) {
      const variants = await sold(options);
      checkGiftOrders(orders, configOf(variants), Date.now(), 'shopify');
      const lines = orders.map((order) => ({ variantId: variants.find((variant) => isPrice(variant, order.amount))?.id ?? '', quantity: 1, attributes: giftAttributes(order) }));
      return addLines(session, lines, options);
    },

    async apply(given, options) {
      // A code is letters and digits; it is printed in groups.
      const code = given.replace(/[\s-]/g, '');
      const before = (await session.present(options)).giftCards;
      const result = await session.change(ADD_GIFT_CARD, { giftCardCodes: [code] }, options);
      const { cart } = result;
      if (/PAYMENTS/.test(result.codes)) throw refuse('code-not-applicable', { cart });
      // Nothing is said of a wrong code: what is there now tells.
      const card = cart.giftCards.find(({ id }) => !before.some((one) => one.id === id));
      if (!card) throw refuse(before.some(({ last }) => code.toLowerCase().endsWith(last.toLowerCase())) ? 'code-already-applied' : 'gift-card-not-found', { cart });
      if (card.used.amount + card.remaining.amount > 0) return result;
      await session.change(REMOVE_GIFT_CARD, { appliedGiftCardIds: [card.id] }, options);
      throw refuse('gift-card-empty');
    },
    remove: (id, options) => session.change(REMOVE_GIFT_CARD, { appliedGiftCardIds: [id] }, options),
  };
}
