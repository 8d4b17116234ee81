import { addMoney, type AppliedGiftCard, type Money } from '@vitrine/core';
import { array, number, object, safeParse, string, union } from 'valibot';
import { ofExtension } from './answers.js';

/** The words an extension uses beside the cart and in `POST /cart/extensions`. */
export interface GiftCardWords {
  readonly namespace: string;
  /** Whether this shop runs the extension. */
  offered(extensions: unknown): boolean;
  applied(extensions: unknown, money: (minor: string) => Money): readonly AppliedGiftCard[];
  apply(code: string): object;
  remove(id: string): object;
}

const shape = object({ applied_giftcards: array(object({ id: union([number(), string()]), code: string(), amount: string(), balance: string() })) });

/**
 * As "WooCommerce Gift Cards" 1.11 and later speaks, and whoever speaks alike under another name. It says nothing (an empty object) while
 * a gift card is in the cart: one does not pay for the other. The code it sends may be whole; only its end goes on.
 */
export function giftCardWords(namespace = 'woocommerce-gift-cards'): GiftCardWords {
  return {
    namespace,
    offered: (extensions) => ofExtension(extensions, namespace) !== undefined,
    applied(extensions, money) {
      const parsed = safeParse(shape, ofExtension(extensions, namespace));
      if (!parsed.success) return [];
      return parsed.output.applied_giftcards.map(({ id, code, amount, balance }) => {
        const used = money(amount);
        return { id: String(id), last: code.replace(/[^0-9a-z]/gi, '').slice(-4), used, remaining: addMoney(money(balance), { ...used, amount: -used.amount }) };
      });
    },
    apply: (code) => ({ action: 'apply_gift_card_to_session', wc_gc_cart_code: code }),
    remove: (id) => ({ action: 'remove_gift_card_from_session', wc_gc_remove_id: Number(id) }),
  };
}
