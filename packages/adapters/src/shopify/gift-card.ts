import type { CatalogPort, GiftCardPort } from '@vitrine/core';
import { createGiftPurchase } from '../shopify-shared/gift-purchase.js';
import { addLines } from './cart.js';
import { backendError } from './errors.js';
import { ADD_GIFT_CARD, REMOVE_GIFT_CARD } from './schema.js';
import type { Session } from './session.js';

/** Bought, and paid with. */
export type GiftCardWithCodes = Required<Pick<GiftCardPort, 'config' | 'designs' | 'addToCart' | 'apply' | 'remove'>>;

export function createGiftCard(session: Session, catalog: CatalogPort, handle: string): GiftCardWithCodes {
  return {
    ...createGiftPurchase('shopify', catalog, handle, (lines, options) => addLines(session, lines, options)),

    async apply(given, options) {
      // Codes are printed in groups; Shopify takes letters and digits only.
      const code = given.replace(/[\s-]/g, '');
      const before = (await session.existing(options)).giftCards;
      const result = await session.change(ADD_GIFT_CARD, { giftCardCodes: [code] }, options);
      const { cart } = result;
      if (/PAYMENTS/.test(result.codes)) throw backendError('code-not-applicable', { cart });
      // Shopify answers a wrong code without an error: only the list of applied cards shows whether it worked.
      const card = cart.giftCards.find(({ id }) => !before.some((applied) => applied.id === id));
      if (!card)
        throw backendError(
          before.some(({ last }) => code.toLowerCase().endsWith(last.toLowerCase()))
            ? 'code-already-applied'
            : 'gift-card-not-found',
          { cart },
        );
      if (card.used.amount + card.remaining.amount > 0) return result;
      await session.change(REMOVE_GIFT_CARD, { appliedGiftCardIds: [card.id] }, options);
      throw backendError('gift-card-empty');
    },
    remove: (id, options) => session.change(REMOVE_GIFT_CARD, { appliedGiftCardIds: [id] }, options),
  };
}
