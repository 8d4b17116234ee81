import {
  subtractMoney,
  VitrineError,
  type AppliedGiftCard,
  type CallOptions,
  type Cart,
  type GiftCardPort,
  type Money,
} from '@vitrine/core';
import { ofExtension } from './answers.js';
import type { CartSession } from './cart-session.js';
import { parseAnswerOrNull, NUMBER, TEXT } from '../http/shape.js';

const shape = { applied_giftcards: [{ id: NUMBER, code: TEXT, amount: TEXT, balance: TEXT }] } as const;
const lastOf = (code: string): string =>
  code
    .replace(/[^0-9a-z]/gi, '')
    .slice(-4)
    .toUpperCase();

/**
 * The cards on a cart, as "WooCommerce Gift Cards" tells them. It says nothing while a gift card is bought: one does not pay for the other. The code
 * it sends may be whole; only its end goes on.
 */
export function appliedGiftCards(
  extensions: unknown,
  namespace: string,
  money: (minor: string) => Money,
): readonly AppliedGiftCard[] {
  return (parseAnswerOrNull(shape, ofExtension(extensions, namespace))?.applied_giftcards ?? []).map(
    ({ id, code, amount, balance }) => {
      const used = money(amount);
      return {
        id: String(id),
        last: lastOf(code),
        used,
        remaining: subtractMoney(money(balance), used),
      };
    },
  );
}

/**
 * Paying with gift cards, by the extension that the shop runs. Cards are bought on the product's own page: no extension takes a recipient
 * through the Store API.
 */
export function wooGiftCard(session: CartSession, namespace: string): GiftCardPort {
  const where = 'woocommerce.giftCard';
  const change = async (data: object, options: CallOptions | undefined): Promise<Cart> =>
    (await session.change('extensions', { namespace, data }, options)).cart;
  return {
    config: () => Promise.resolve(null),
    designs: () => Promise.resolve([]),
    addToCart: () => Promise.reject(new VitrineError('unsupported', { where })),
    async apply(code, options) {
      const before = (await session.read(options))?.cart.giftCards ?? [];
      const cart = await change({ action: 'apply_gift_card_to_session', wc_gc_cart_code: code.trim() }, options);
      // one that is on the cart already, or that nobody took, is answered like one that was
      if (cart.giftCards.some(({ id }) => before.every((card) => card.id !== id))) return { cart, warnings: [] };
      throw new VitrineError(
        before.some(({ last }) => last === lastOf(code)) ? 'code-already-applied' : 'gift-card-not-found',
        { where, cart },
      );
    },
    remove: async (id, options) => ({
      cart: await change({ action: 'remove_gift_card_from_session', wc_gc_remove_id: Number(id) }, options),
      warnings: [],
    }),
  };
}
