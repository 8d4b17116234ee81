import { moneyFromDecimal, type CallOptions, type Money } from '@vitrine/core';
import { hasCode } from '../http/backend-errors.js';
import { maybe, NUMBER } from '../http/shape.js';
import type { Client } from './client.js';
import type { MarketPlaces } from './market.js';

const creditsShape = { store_credit_accounts: [{ balance: maybe(NUMBER, 0) }] } as const;

/** Store credit in the currency of the market; `null` = a guest, or a shopper who never had any. */
export async function readStoreCredit(
  client: Client,
  places: MarketPlaces,
  options?: CallOptions,
): Promise<Money | null> {
  if (client.token === null) return null;
  const { currency } = await places.place(options);
  try {
    const {
      store_credit_accounts: [first],
    } = await client.request(creditsShape, { path: `/store/store-credit-accounts?currency_code=${currency}`, options });
    // Medusa pays a cart from the first account.
    return first ? moneyFromDecimal(first.balance, currency) : null;
  } catch (thrown) {
    if (!hasCode(thrown, 'sign-in-required')) throw thrown;
    client.token = null;
    return null;
  }
}
