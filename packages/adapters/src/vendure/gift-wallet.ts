import type { CallOptions, GiftWalletPort, StoreCredit } from '@vitrine/core';
import { maybe, parseAnswer, selection } from '../http/shape.js';
import type { CartChangeParts } from './cart-change.js';
import type { ShopRequest } from './client.js';
import { moneyOf } from './context.js';
import { backendError, errorIn, resultError } from './errors.js';

const balanceShape = { last: '', balance: 0, currencyCode: '', expiresOn: maybe('') } as const;
const creditShape = maybe({ balance: 0, currencyCode: '' });

/** Balance, redeeming and store credit, by the plugin in examples/vendure or one with the same schema. */
export function createGiftWallet({ client, identity, session, context }: CartChangeParts): Required<GiftWalletPort> {
  /** The result of an operation. In turn, since its answer may begin the shopper's session. */
  const resultOf = (
    options: CallOptions | undefined,
    query: string,
    variables: ShopRequest['variables'],
  ): Promise<unknown> =>
    session.inTurn(async () => {
      const { result } = await client.request({ options, query, variables, personal: true });
      const error = errorIn(result);
      if (error) throw resultError(error);
      return result;
    }, options);
  const creditOf = (result: unknown, changes: boolean): StoreCredit | null => {
    const credit = parseAnswer(creditShape, result, 'vendure', changes);
    return credit && { balance: moneyOf(credit.balance, credit.currencyCode, context()) };
  };

  return {
    // A mutation, since a query can be sent as an address, and addresses are logged.
    async balance(code, options) {
      const result = await resultOf(
        options,
        'mutation($code:String!){result:checkGiftCardBalance(code:$code){rejection retryAfter last balance currencyCode expiresOn}}',
        { code: code.trim() },
      );
      const { last, balance, currencyCode, expiresOn } = parseAnswer(balanceShape, result, 'vendure');
      return { last, balance: moneyOf(balance, currencyCode, context()), ...(expiresOn ? { expiresOn } : {}) };
    },
    async credit(options) {
      if (!identity.token) return null;
      return creditOf(await resultOf(options, `{result:storeCredit${selection(creditShape)}}`, undefined), false);
    },
    async redeem(claim, options) {
      const result = await resultOf(
        options,
        'mutation($code:String$token:String){result:redeemGiftCard(code:$code token:$token){rejection retryAfter balance currencyCode}}',
        'code' in claim ? { code: claim.code.trim() } : claim,
      );
      const credit = creditOf(result, true);
      if (!credit) throw backendError('bad-response', { ambiguous: true });
      return credit;
    },
  };
}
