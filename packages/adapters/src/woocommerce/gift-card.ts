import type { CallOptions, Cart, GiftCardPort } from '@vitrine/core';
import { backendError } from './errors.js';
import { lastOf } from './gift-card-mapper.js';
import type { Session } from './session.js';

export type GiftCardWithCodes = Required<Pick<GiftCardPort, 'config' | 'designs' | 'addToCart' | 'apply' | 'remove'>>;

/**
 * Paying with gift cards, through the extension that the shop runs. Cards are bought on the product's own page: no
 * extension takes a recipient through the Store API.
 */
export function createGiftCard(session: Session, namespace: string): GiftCardWithCodes {
  const change = async (data: object, options: CallOptions | undefined): Promise<Cart> =>
    (await session.change('extensions', { namespace, data }, options)).cart;
  return {
    config: () => Promise.resolve(null),
    designs: () => Promise.resolve([]),
    addToCart: () => Promise.reject(backendError('unsupported')),
    async apply(code, options) {
      const before = (await session.read(options))?.cart.giftCards ?? [];
      const cart = await change({ action: 'apply_gift_card_to_session', wc_gc_cart_code: code.trim() }, options);
      // A card that is applied already, or that is unknown, is answered like one that was applied.
      if (cart.giftCards.some(({ id }) => before.every((card) => card.id !== id))) return { cart, warnings: [] };
      throw backendError(
        before.some(({ last }) => last === lastOf(code)) ? 'code-already-applied' : 'gift-card-not-found',
        { cart },
      );
    },
    remove: async (id, options) => ({
      cart: await change({ action: 'remove_gift_card_from_session', wc_gc_remove_id: Number(id) }, options),
      warnings: [],
    }),
  };
}
