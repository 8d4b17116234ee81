import { VitrineError, type CallOptions, type Cart, type CartResult, type GiftCardPort } from '@vitrine/core';
import type { WooCartQueue } from './cart.js';
import type { CartSession } from './cart-session.js';
import type { GiftCardWords } from './gift-card-words.js';

/**
 * Paying with gift cards, by the extension that the shop runs. Cards are bought on the product's own page: no extension takes a recipient
 * through the Store API.
 */
export function wooGiftCard(session: CartSession, { inTurn }: WooCartQueue, words: GiftCardWords): GiftCardPort {
  const change = async (where: string, data: object, options: CallOptions | undefined): Promise<Cart> =>
    (await session.change({ where, path: '/cart/extensions', body: { namespace: words.namespace, data }, options })).cart;
  return {
    config: () => Promise.resolve(null),
    designs: () => Promise.resolve([]),
    addToCart: () => Promise.reject(new VitrineError('unsupported', { where: 'woocommerce.giftCard.addToCart', message: 'this shop sells gift cards on their own page' })),
    apply: (code, options) => inTurn(async (): Promise<CartResult> => {
      const where = 'woocommerce.giftCard.apply';
      const before = await session.read(where, options);
      if (!before) throw new VitrineError('cart-gone', { where });
      const cart = await change(where, words.apply(code.trim()), options);
      // a card that is on the cart already, or that nobody took, is answered like one that was
      const old = new Set(before.cart.giftCards.map(({ id }) => id));
      if (cart.giftCards.some(({ id }) => !old.has(id))) return { cart, warnings: [] };
      const last = code.replace(/[^0-9a-z]/gi, '').slice(-4).toUpperCase();
      const there = before.cart.giftCards.some((card) => card.last.toUpperCase() === last);
      throw new VitrineError(there ? 'code-already-applied' : 'gift-card-not-found', { where, cart });
    }),
    remove: (id, options) => inTurn(async () => ({ cart: await change('woocommerce.giftCard.remove', words.remove(id), options), warnings: [] })),
  };
}
