import { moneyFromDecimal, type CallOptions, type Money } from '@vitrine/core';
import { maybe, NUMBER } from '../http/shape.js';
import type { Markets } from './market.js';
import type { StoreApi } from './store-api.js';
import { isCode } from './refuse.js';

const creditsShape = { store_credit_accounts: [{ balance: maybe(NUMBER, 0) }] } as const;

/** Store credit in the currency of the market; `null` = a guest, or there never was any. */
export async function creditOf(api: StoreApi, markets: Markets, options?: CallOptions): Promise<Money | null> {
  if (api.token === null) return null;
  const { currency } = await markets.place(options);
  try {
    const {
      store_credit_accounts: [first],
    } = await api.ask(creditsShape, { path: `/store/store-credit-accounts?currency_code=${currency}`, options });
    // A cart is paid from the first of them.
    return first ? moneyFromDecimal(first.balance, currency) : null;
  } catch (thrown) {
    if (!isCode(thrown, 'sign-in-required')) throw thrown;
    api.token = null;
    return null;
  }
}
