import { moneyFromDecimal, type CallOptions, type GiftWalletPort, type Money, type StoreCredit } from '@vitrine/core';
import { maybe, NUMBER, TEXT } from '../http/shape.js';
import type { StoreApi } from './store-api.js';
import { refuse } from './refuse.js';

const balanceShape = { last: TEXT, balance: NUMBER, currency_code: TEXT, expires_on: maybe(TEXT) } as const;
const creditShape = { balance: NUMBER, currency_code: TEXT } as const;

/**
 * What a receiver does with a card. The loyalty plugin tells the worth of a card but not what is left of it, and counts no tries: balance and
 * redeeming are two routes of the shop's own, `examples/medusa/src/api/store/vitrine`.
 */
export function createGiftWallet(
  api: StoreApi,
  credit: (options?: CallOptions) => Promise<Money | null>,
  signedIn: () => boolean,
): Required<GiftWalletPort> {
  const post = (path: string, code: string, options: CallOptions | undefined) => ({
    path: `/store/vitrine/gift-cards/${path}`,
    method: 'POST' as const,
    body: { code: code.trim() },
    options,
    refused: 'gift-card-not-found' as const,
  });
  return {
    async balance(code, options) {
      const {
        last,
        balance,
        currency_code: currency,
        expires_on: expiresOn,
      } = await api.ask(balanceShape, post('balance', code, options));
      return { last, balance: moneyFromDecimal(balance, currency), ...(expiresOn ? { expiresOn } : {}) };
    },
    async credit(options): Promise<StoreCredit | null> {
      const balance = await credit(options);
      return balance && { balance };
    },
    async redeem(claim, options) {
      if (!signedIn()) throw refuse('sign-in-required');
      // Cards of this shop come with a code alone.
      if ('token' in claim) throw refuse('gift-card-not-found');
      const { balance, currency_code: currency } = await api.ask(creditShape, post('redeem', claim.code, options));
      return { balance: moneyFromDecimal(balance, currency) };
    },
  };
}
