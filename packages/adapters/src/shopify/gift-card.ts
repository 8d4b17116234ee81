import type { CatalogPort, GiftCardPort } from '@vitrine/core';
import { createGiftPurchase } from '../storefront/gift-purchase.js';
import { refuse } from '../storefront/refuse.js';
import { addLines } from './cart.js';
import type { CartSession } from './cart-session.js';
import { ADD_GIFT_CARD, REMOVE_GIFT_CARD } from './documents.js';

export function createGiftCard(session: CartSession, catalog: CatalogPort, handle: string): GiftCardPort {
  return {
    ...createGiftPurchase(catalog, handle, (lines, options) => addLines(session, lines, options)),

    async apply(given, options) {
      // A code is letters and digits; it is printed in groups.
      const code = given.replace(/[\s-]/g, '');
      const before = (await session.present(options)).giftCards;
      const result = await session.change(ADD_GIFT_CARD, { giftCardCodes: [code] }, options);
      const { cart } = result;
      if (/PAYMENTS/.test(result.codes)) throw refuse('code-not-applicable', { cart });
      // Nothing is said of a wrong code: what is there now tells.
      const card = cart.giftCards.find(({ id }) => !before.some((one) => one.id === id));
      if (!card)
        throw refuse(
          before.some(({ last }) => code.toLowerCase().endsWith(last.toLowerCase()))
            ? 'code-already-applied'
            : 'gift-card-not-found',
          { cart },
        );
      if (card.used.amount + card.remaining.amount > 0) return result;
      await session.change(REMOVE_GIFT_CARD, { appliedGiftCardIds: [card.id] }, options);
      throw refuse('gift-card-empty');
    },
    remove: (id, options) => session.change(REMOVE_GIFT_CARD, { appliedGiftCardIds: [id] }, options),
  };
}
