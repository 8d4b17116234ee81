import { moneyFromDecimal, type CallOptions, type GiftWalletPort, type Money, type StoreCredit } from '@vitrine/core';
import { maybe, NUMBER, TEXT } from '../http/shape.js';
import type { Client } from './client.js';
import { backendError } from './errors.js';

const balanceShape = { last: TEXT, balance: NUMBER, currency_code: TEXT, expires_on: maybe(TEXT) } as const;
const creditShape = { balance: NUMBER, currency_code: TEXT } as const;

/**
 * What the receiver of a card does with it. The loyalty plugin answers the first value of a card but not its balance,
 * and does not limit attempts: balance and redeeming are two routes of the shop's own,
 * `examples/medusa/src/api/store/vitrine`.
 */
export function createGiftWallet(
  client: Client,
  readCredit: (options?: CallOptions) => Promise<Money | null>,
  isSignedIn: () => boolean,
): Required<GiftWalletPort> {
  const post = (path: string, code: string, options: CallOptions | undefined) => ({
    path: `/store/vitrine/gift-cards/${path}`,
    method: 'POST' as const,
    body: { code: code.trim() },
    options,
    usualError: 'gift-card-not-found' as const,
  });
  return {
    async balance(code, options) {
      const {
        last,
        balance,
        currency_code: currency,
        expires_on: expiresOn,
      } = await client.request(balanceShape, post('balance', code, options));
      return { last, balance: moneyFromDecimal(balance, currency), ...(expiresOn ? { expiresOn } : {}) };
    },
    async credit(options): Promise<StoreCredit | null> {
      const balance = await readCredit(options);
      return balance && { balance };
    },
    async redeem(claim, options) {
      if (!isSignedIn()) throw backendError('sign-in-required');
      // Cards of this shop have codes, not claim tokens.
      if ('token' in claim) throw backendError('gift-card-not-found');
      const { balance, currency_code: currency } = await client.request(
        creditShape,
        post('redeem', claim.code, options),
      );
      return { balance: moneyFromDecimal(balance, currency) };
    },
  };
}
