import {
  rescaleMoney,
  type CallOptions,
  type CartResult,
  type GiftCardConfig,
  type GiftCardPort,
  type GiftWalletPort,
  type StoreCredit,
} from '@vitrine/core';
import { checkGiftOrders, cleanRecipient } from '../gift-card/gift-orders.js';
import { designsIn } from '../gift-card/designs.js';
import { request } from '../http/request.js';
import { parseAnswer, maybe, selection } from '../http/shape.js';
import type { CartChange, Change } from './cart-change.js';
import type { VendureContext } from './context.js';
import { refusalOf, refused } from './refusal.js';
import { refuse } from './refuse.js';
import { moneyOf } from './sight.js';

const CONFIG = {
  giftCardConfig: maybe({
    slug: '',
    currencyCode: '',
    amounts: [0],
    min: maybe(0),
    max: maybe(0),
    step: maybe(0),
    messageMaxLength: 0,
    nameMaxLength: 0,
    scheduleMaxDays: maybe(0),
    maxRecipients: 0,
    termsUrl: maybe(''),
    designsUrl: maybe(''),
  }),
} as const;
const CREDIT = maybe({ balance: 0, currencyCode: '' });

/** Gift cards of the plugin in examples/vendure, or of one with the same schema. */
export function vendureGifts(
  { api, session, cart, sight, fetch }: VendureContext,
  { only }: CartChange,
): { readonly giftCard: Required<GiftCardPort>; readonly giftWallet: Required<GiftWalletPort> } {
  const asked = async (options: CallOptions | undefined) =>
    parseAnswer(CONFIG, await api({ options, query: selection(CONFIG) }), 'vendure').giftCardConfig;

  async function config(options?: CallOptions): Promise<GiftCardConfig | null> {
    const found = await asked(options);
    if (!found) return null;
    const {
      slug,
      currencyCode,
      amounts,
      min,
      max,
      step,
      messageMaxLength,
      nameMaxLength,
      scheduleMaxDays,
      maxRecipients,
      termsUrl,
    } = found;
    const money = (amount: number): GiftCardConfig['amounts'][number] => moneyOf(amount, currencyCode, sight());
    return {
      product: { handle: slug },
      messageMaxLength,
      nameMaxLength,
      maxRecipients,
      amounts: amounts.map(money),
      ...(min && max && step ? { custom: { min: money(min), max: money(max), step: money(step) } } : {}),
      ...(scheduleMaxDays ? { scheduleMaxDays } : {}),
      ...(termsUrl ? { termsUrl } : {}),
    };
  }

  const change = (
    options: CallOptions | undefined,
    text: string,
    variables: Change['variables'],
    begins = false,
  ): Promise<CartResult> =>
    cart.inTurn(
      () =>
        only({
          options,
          variables,
          begins,
          text: text.replace('{}', '{refusal retryAfter fields{index field code}order{...C}}'),
        }),
      options,
    );

  /** An answer of the wallet, or its refusal. In turn: it may be the first to learn who this shopper is. */
  const ask = (options: CallOptions | undefined, query: string, variables: Change['variables']): Promise<unknown> =>
    cart.inTurn(async () => {
      const { result } = await api({ options, query, variables, personal: true });
      const refusal = refusalOf(result);
      if (refusal) throw refused(refusal);
      return result;
    }, options);
  const creditOf = (value: unknown, changes: boolean): StoreCredit | null => {
    const credit = parseAnswer(CREDIT, value, 'vendure', changes);
    return credit && { balance: moneyOf(credit.balance, credit.currencyCode, sight()) };
  };

  return {
    giftCard: {
      config,
      async designs(options) {
        const found = (await asked(options))?.designsUrl;
        if (!found) return [];
        const url = new URL(found, sight().address).href;
        const { body } = await request(fetch(), { where: 'vendure', url, signal: options?.signal });
        return designsIn(body, url.slice(0, url.lastIndexOf('/')), sight().market.locale.split('-')[0] ?? '');
      },
      async addToCart(orders, options) {
        const terms = await config(options);
        if (!terms) throw refuse('unsupported');
        checkGiftOrders(orders, terms, Date.now(), 'vendure');
        const input = orders.map(({ amount, recipient }) => {
          const { sendOn, ...words } = cleanRecipient(recipient);
          return {
            ...words,
            amount: rescaleMoney(amount, sight().precision).amount,
            ...(sendOn ? { sendDate: sendOn.date, sendZone: sendOn.zone, sendOffset: sendOn.offset } : {}),
          };
        });
        return change(
          options,
          '($input:[GiftCardInput!]!){result:addGiftCardsToOrder(input:$input){}}',
          { input },
          true,
        );
      },
      apply: (code, options) =>
        change(options, '($code:String!){result:applyGiftCardToOrder(code:$code){}}', { code: code.trim() }),
      remove: (id, options) => change(options, '($id:ID!){result:removeGiftCardFromOrder(id:$id){}}', { id }),
      applyCredit: (amount, options) =>
        amount && session.currency && amount.currency !== session.currency
          ? Promise.reject(refuse('currency-mismatch'))
          : change(options, '($amount:Int){result:applyStoreCreditToOrder(amount:$amount){}}', {
              amount: amount && rescaleMoney(amount, sight().precision).amount,
            }),
      removeCredit: (options) => change(options, '{result:removeStoreCreditFromOrder{}}', undefined),
    },
    giftWallet: {
      // Asked by a mutation: a query can be sent as an address, and an address is logged.
      async balance(code, options) {
        const { last, balance, currencyCode, expiresOn } = parseAnswer(
          { last: '', balance: 0, currencyCode: '', expiresOn: maybe('') },
          await ask(
            options,
            'mutation($code:String!){result:checkGiftCardBalance(code:$code){refusal retryAfter last balance currencyCode expiresOn}}',
            { code: code.trim() },
          ),
          'vendure',
        );
        return { last, balance: moneyOf(balance, currencyCode, sight()), ...(expiresOn ? { expiresOn } : {}) };
      },
      async credit(options) {
        if (!session.token) return null;
        return creditOf(await ask(options, `{result:storeCredit${selection(CREDIT)}}`, undefined), false);
      },
      async redeem(claim, options) {
        const credit = creditOf(
          await ask(
            options,
            'mutation($code:String$token:String){result:redeemGiftCard(code:$code token:$token){refusal retryAfter balance currencyCode}}',
            'code' in claim ? { code: claim.code.trim() } : claim,
          ),
          true,
        );
        if (!credit) throw refuse('bad-response', { ambiguous: true });
        return credit;
      },
    },
  };
}
