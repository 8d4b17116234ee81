import { subtractMoney, type AppliedGiftCard, type Money } from '@vitrine/core';
import { NUMBER, parseAnswerOrNull, TEXT } from '../http/shape.js';
import { ofExtension } from './schema.js';

const shape = { applied_giftcards: [{ id: NUMBER, code: TEXT, amount: TEXT, balance: TEXT }] } as const;

/** The last four characters of a code. */
export const lastOf = (code: string): string =>
  code
    .replace(/[^0-9a-z]/gi, '')
    .slice(-4)
    .toUpperCase();

/**
 * The gift cards applied to a cart, as "WooCommerce Gift Cards" answers them. It answers none while a gift card is in
 * the cart, because one cannot pay for the other. The answer may hold the whole code: only its end is passed on.
 */
export function toAppliedGiftCards(
  extensions: unknown,
  namespace: string,
  money: (minor: string) => Money,
): readonly AppliedGiftCard[] {
  return (parseAnswerOrNull(shape, ofExtension(extensions, namespace))?.applied_giftcards ?? []).map(
    ({ id, code, amount, balance }) => {
      const used = money(amount);
      return { id: String(id), last: lastOf(code), used, remaining: subtractMoney(money(balance), used) };
    },
  );
}
