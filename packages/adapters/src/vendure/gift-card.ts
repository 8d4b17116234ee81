import { rescaleMoney, type CallOptions, type CartResult, type GiftCardConfig, type GiftCardPort } from '@vitrine/core';
import { designsIn } from '../gift-card/designs.js';
import { checkGiftOrders, cleanRecipient } from '../gift-card/gift-orders.js';
import { request } from '../http/request.js';
import { maybe, parseAnswer, selection } from '../http/shape.js';
import type { CartChange, CartChangeParts, Change } from './cart-change.js';
import { moneyOf } from './context.js';
import { backendError } from './errors.js';

const configShape = {
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

/** Buying gift cards and paying with them, by the plugin in examples/vendure or one with the same schema. */
export function createGiftCard(
  { client, identity, session, context }: CartChangeParts,
  { single }: CartChange,
  fetchIt: () => typeof fetch,
): Required<GiftCardPort> {
  const readConfig = async (options: CallOptions | undefined) =>
    parseAnswer(configShape, await client.request({ options, query: selection(configShape) }), 'vendure')
      .giftCardConfig;

  async function config(options?: CallOptions): Promise<GiftCardConfig | null> {
    const found = await readConfig(options);
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
    const money = (amount: number): GiftCardConfig['amounts'][number] => moneyOf(amount, currencyCode, context());
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

  /** `{}` in the text stands for the selection of the plugin's result. */
  const change = (
    options: CallOptions | undefined,
    text: string,
    variables: Change['variables'],
    beginsCart = false,
  ): Promise<CartResult> =>
    session.inTurn(
      () =>
        single({
          options,
          variables,
          beginsCart,
          text: text.replace('{}', '{rejection retryAfter fields{index field code}order{...C}}'),
        }),
      options,
    );

  return {
    config,
    async designs(options) {
      const found = (await readConfig(options))?.designsUrl;
      if (!found) return [];
      const url = new URL(found, context().address).href;
      const { body } = await request(fetchIt(), { where: 'vendure', url, signal: options?.signal });
      return designsIn(body, url.slice(0, url.lastIndexOf('/')), context().market.locale.split('-')[0] ?? '');
    },
    async addToCart(orders, options) {
      const terms = await config(options);
      if (!terms) throw backendError('unsupported');
      checkGiftOrders(orders, terms, Date.now(), 'vendure');
      const input = orders.map(({ amount, recipient }) => {
        const { sendOn, ...texts } = cleanRecipient(recipient);
        return {
          ...texts,
          amount: rescaleMoney(amount, context().precision).amount,
          ...(sendOn ? { sendDate: sendOn.date, sendZone: sendOn.zone, sendOffset: sendOn.offset } : {}),
        };
      });
      return change(options, '($input:[GiftCardInput!]!){result:addGiftCardsToOrder(input:$input){}}', { input }, true);
    },
    apply: (code, options) =>
      change(options, '($code:String!){result:applyGiftCardToOrder(code:$code){}}', { code: code.trim() }),
    remove: (id, options) => change(options, '($id:ID!){result:removeGiftCardFromOrder(id:$id){}}', { id }),
    applyCredit: (amount, options) =>
      amount && identity.currency && amount.currency !== identity.currency
        ? Promise.reject(backendError('currency-mismatch'))
        : change(options, '($amount:Int){result:applyStoreCreditToOrder(amount:$amount){}}', {
            amount: amount && rescaleMoney(amount, context().precision).amount,
          }),
    removeCredit: (options) => change(options, '{result:removeStoreCreditFromOrder{}}', undefined),
  };
}
