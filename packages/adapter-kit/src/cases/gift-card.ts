import type { ErrorCode, GiftCardConfig, GiftCardOrder, GiftRecipient, Money, VitrineError } from '@vitrine/core';
import type { ConformanceCase, ConformanceContext } from '../conformance.js';
import { CaseSkipped, ensure, ensureEqual, rejection, wanted } from '../verdict.js';
import { ensureMoney } from './money.js';
import { cartOf, contents, giftCardsOf } from './shopper.js';

const recipient = (name: string, change: Partial<GiftRecipient> = {}): GiftRecipient => ({
  name,
  email: `${name.toLowerCase()}@example.com`,
  sender: 'Noor',
  message: 'For you',
  designId: 'plain',
  ...change,
});

async function configOf({ adapter }: ConformanceContext): Promise<GiftCardConfig> {
  const config = await giftCardsOf(adapter).config();
  if (config === null) throw new CaseSkipped('no gift cards are sold in this market');
  return config;
}

const firstAmount = (config: GiftCardConfig): Money =>
  wanted(config.amounts[0] ?? config.custom?.min, 'an amount in the configuration');
const plus = (money: Money, amount: number): Money => ({ ...money, amount: money.amount + amount });

function ensureField(error: VitrineError, index: number, field: string, codes: readonly ErrorCode[]): void {
  const issue = error.fields.find((entry) => entry.field[0] === index && entry.field[1] === field);
  ensure(
    issue !== undefined,
    `no issue at [${index}, '${field}'], only at ${JSON.stringify(error.fields.map((entry) => entry.field))}`,
  );
  ensure(codes.includes(issue.code), `the issue at [${index}, '${field}'] is ${issue.code}, not ${codes.join(' or ')}`);
}

/** One order is rejected because of one field, and nothing is added. */
const rejectedField = (
  id: string,
  title: string,
  field: string,
  codes: readonly ErrorCode[],
  mutate: (order: GiftCardOrder, config: GiftCardConfig) => GiftCardOrder,
): ConformanceCase => ({
  id,
  title,
  needs: ['giftCard'],
  async run(context) {
    const config = await configOf(context);
    const good: GiftCardOrder = { amount: firstAmount(config), recipient: recipient('Good') };
    const bad = mutate({ ...good, recipient: recipient('Bad') }, config);
    const orders = config.maxRecipients > 1 ? [good, bad] : [bad];
    const error = await rejection(giftCardsOf(context.adapter).addToCart(orders), ['validation'], title);
    ensureField(error, orders.length - 1, field, codes);
    ensureEqual(contents((await context.adapter.cart?.get()) ?? null), [], 'the cart after the rejection');
  },
});

function customOf(config: GiftCardConfig): NonNullable<GiftCardConfig['custom']> {
  if (!config.custom) throw new CaseSkipped('only fixed amounts are sold');
  return config.custom;
}

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export const giftCardCases: readonly ConformanceCase[] = [
  {
    id: 'giftCard.config',
    title: 'amounts and limits are money of one currency, in order, and amounts lie inside the limits',
    needs: ['giftCard'],
    async run(context) {
      const config = await configOf(context);
      const { currency } = firstAmount(config);
      for (const amount of config.amounts) ensureMoney(amount, currency, 'amount');
      const { custom } = config;
      if (custom) {
        for (const [name, money] of Object.entries(custom)) ensureMoney(money, currency, name);
        ensure(
          custom.min.amount <= custom.max.amount && custom.step.amount > 0,
          'the limits of the free amount are impossible',
        );
        for (const { amount } of config.amounts) {
          ensure(
            amount >= custom.min.amount && amount <= custom.max.amount,
            `the amount ${amount} lies outside the limits`,
          );
          ensureEqual(
            (amount - custom.min.amount) % custom.step.amount,
            0,
            `what is left of the amount ${amount} after whole steps`,
          );
        }
      }
      ensure(
        config.maxRecipients >= 1 && config.messageMaxLength >= 1 && config.nameMaxLength >= 1,
        'a limit is below 1',
      );
      const [product] = (await context.adapter.catalog?.products([config.product])) ?? [];
      if (context.adapter.catalog) ensureEqual(product?.kind, 'gift-card', 'kind of the product in the configuration');
    },
  },
  {
    id: 'giftCard.orders-never-merge',
    title: 'gifts become one line each, even when amount, design and message are equal',
    needs: ['giftCard', 'cart'],
    async run(context) {
      const config = await configOf(context);
      const amount = firstAmount(config);
      const gifts = giftCardsOf(context.adapter);
      await gifts.addToCart([{ amount, recipient: recipient('Twin') }]);
      const { cart } = await gifts.addToCart([{ amount, recipient: recipient('Twin') }]);
      ensureEqual(
        cart.lines.map((line) => [line.quantity, line.kind]),
        [
          [1, 'gift-card'],
          [1, 'gift-card'],
        ],
        'the two lines',
      );
      ensure(cart.lines[0]?.id !== cart.lines[1]?.id, 'the two lines share an id');
      if (config.maxRecipients < 2) return;
      const both = await gifts.addToCart([
        { amount, recipient: recipient('Ann') },
        { amount, recipient: recipient('Bo') },
      ]);
      ensureEqual(both.cart.lines.length, 4, 'lines after two gifts at once');
    },
  },
  {
    id: 'giftCard.recipient-kept',
    title: 'the line has its recipient, its message and its amount',
    needs: ['giftCard', 'cart'],
    async run(context) {
      const config = await configOf(context);
      const amount = firstAmount(config);
      const gift = recipient('Ann', { message: 'শুভ জন্মদিন 🎂\n<b>love</b>' });
      const { cart } = await giftCardsOf(context.adapter).addToCart([{ amount, recipient: gift }]);
      const line = cart.lines[0];
      const kept = line?.recipient;
      ensureEqual(
        [kept?.name, kept?.email, kept?.sender, kept?.message],
        [gift.name, gift.email, gift.sender, gift.message],
        'name, e-mail, sender and message',
      );
      ensureEqual(
        [line?.unitPrice.amount, line?.unitPrice.currency],
        [amount.amount, amount.currency],
        'price of the line',
      );
    },
  },
  {
    id: 'giftCard.restore-keeps-recipient',
    title: 'a removed gift comes back with its recipient',
    needs: ['giftCard', 'cart.restore'],
    async run(context) {
      const port = cartOf(context.adapter);
      const { cart } = await giftCardsOf(context.adapter).addToCart([
        { amount: firstAmount(await configOf(context)), recipient: recipient('Ann') },
      ]);
      const line = wanted(cart.lines[0], 'the line of the gift');
      await port.remove([line.id]);
      const restored = await port.restore?.(line);
      ensureEqual(
        restored?.cart.lines.map((entry) => [entry.recipient?.email, entry.recipient?.message, entry.unitPrice.amount]),
        [['ann@example.com', 'For you', line.unitPrice.amount]],
        'recipient, message and price',
      );
    },
  },
  {
    id: 'giftCard.key-applied-once',
    title: 'a gift whose key is repeated is bought once',
    needs: ['giftCard', 'cart'],
    async run(context) {
      if (context.adapter.cart?.idempotency !== 'key')
        throw new CaseSkipped('the backend has no idempotency keys, and says so');
      const orders = [{ amount: firstAmount(await configOf(context)), recipient: recipient('Ann') }];
      const gifts = giftCardsOf(context.adapter);
      await gifts.addToCart(orders, { idempotencyKey: 'key-1' });
      const again = await gifts.addToCart(orders, { idempotencyKey: 'key-1' });
      ensureEqual(again.cart.lines.length, 1, 'lines after the same key twice');
      const next = await gifts.addToCart(orders, { idempotencyKey: 'key-2' });
      ensureEqual(next.cart.lines.length, 2, 'lines after another key');
    },
  },
  rejectedField(
    'giftCard.amount-below',
    'an amount below the minimum is rejected with its field',
    'amount',
    ['amount-out-of-range', 'amount-not-a-step'],
    (order, config) => ({ ...order, amount: plus(customOf(config).min, -customOf(config).step.amount) }),
  ),
  rejectedField(
    'giftCard.amount-above',
    'an amount above the maximum is rejected with its field',
    'amount',
    ['amount-out-of-range', 'amount-not-a-step'],
    (order, config) => ({ ...order, amount: plus(customOf(config).max, customOf(config).step.amount) }),
  ),
  rejectedField(
    'giftCard.amount-not-a-step',
    'an amount between two steps is rejected with its field',
    'amount',
    ['amount-not-a-step'],
    (order, config) => {
      const { min, step } = customOf(config);
      if (step.amount < 2) throw new CaseSkipped('every amount is a step');
      return { ...order, amount: plus(min, step.amount - 1) };
    },
  ),
  rejectedField(
    'giftCard.email',
    'an invalid e-mail address is rejected with its field',
    'email',
    ['email-invalid'],
    (order) => ({
      ...order,
      recipient: { ...order.recipient, email: 'not an address' },
    }),
  ),
  rejectedField(
    'giftCard.email-header',
    'an e-mail address that would split a mail header is rejected',
    'email',
    ['email-invalid'],
    (order) => ({ ...order, recipient: { ...order.recipient, email: 'a@example.com\r\nBcc: all@example.com' } }),
  ),
  rejectedField(
    'giftCard.name',
    'a gift without a name is rejected with its field',
    'name',
    ['text-required'],
    (order) => ({ ...order, recipient: { ...order.recipient, name: '  ' } }),
  ),
  rejectedField(
    'giftCard.message',
    'a message that is too long is rejected with its field',
    'message',
    ['text-too-long'],
    (order, config) => ({
      ...order,
      recipient: { ...order.recipient, message: 'x'.repeat(config.messageMaxLength + 1) },
    }),
  ),
  rejectedField(
    'giftCard.date-past',
    'a date in the past is rejected with its field',
    'date',
    ['date-out-of-range'],
    (order) => ({ ...order, recipient: { ...order.recipient, sendOn: { date: day(-2), zone: 'UTC', offset: 0 } } }),
  ),
  rejectedField(
    'giftCard.date-far',
    'a date too far ahead is rejected with its field',
    'date',
    ['date-out-of-range'],
    (order, config) => ({
      ...order,
      recipient: {
        ...order.recipient,
        sendOn: { date: day((config.scheduleMaxDays ?? 0) + 2), zone: 'UTC', offset: 0 },
      },
    }),
  ),
  {
    id: 'giftCard.wrong-code-detected',
    title: 'a code that is no gift card is rejected, and the cart is as before',
    needs: ['giftCard.apply', 'cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a],
      },
    }) {
      const { cart } = await cartOf(adapter).add([{ variantId: a, quantity: 1 }]);
      await rejection(
        giftCardsOf(adapter).apply?.('ZZZZ-0000-ZZZZ-0000') ?? Promise.resolve(),
        ['gift-card-not-found'],
        'a code that is no gift card',
      );
      ensureEqual(await cartOf(adapter).get(), cart, 'the cart afterwards');
    },
  },
  {
    id: 'giftCard.apply',
    title: 'a gift card pays: the amounts add up, spaces in the code do not matter, and it can be removed',
    needs: ['giftCard.apply', 'giftCard.remove', 'cart'],
    async run({ adapter, fixtures }) {
      const code = wanted(fixtures.giftCardCode, 'fixtures.giftCardCode');
      const gifts = giftCardsOf(adapter);
      const { cart: before } = await cartOf(adapter).add([{ variantId: fixtures.variants[0], quantity: 1 }]);
      const { cart } = wanted(await gifts.apply?.(` ${code} `), 'giftCard.apply');
      const [card] = cart.giftCards;
      ensure(card !== undefined && cart.giftCards.length === 1, `the cart has ${cart.giftCards.length} gift cards`);
      ensureMoney(card.used, cart.currency, 'what the card pays');
      ensureMoney(card.remaining, cart.currency, 'what is left on the card');
      ensureEqual(cart.total.money.amount, before.total.money.amount - card.used.amount, 'what is left to pay');
      ensure(
        code
          .replace(/[^0-9a-z]/gi, '')
          .toUpperCase()
          .endsWith(card.last.toUpperCase()) && card.last.length <= 4,
        `the last characters are ${card.last}`,
      );
      const after = wanted(await gifts.remove?.(card.id), 'giftCard.remove');
      ensureEqual(
        [after.cart.giftCards, after.cart.total],
        [[], before.total],
        'gift cards and total after it was removed',
      );
    },
  },
  {
    id: 'giftCard.twice',
    title: 'a gift card applied twice pays once',
    needs: ['giftCard.apply', 'cart'],
    async run({ adapter, fixtures }) {
      const code = wanted(fixtures.giftCardCode, 'fixtures.giftCardCode');
      const gifts = giftCardsOf(adapter);
      await cartOf(adapter).add([{ variantId: fixtures.variants[0], quantity: 1 }]);
      const first = await gifts.apply?.(code);
      try {
        await gifts.apply?.(code.toLowerCase());
      } catch (error) {
        await rejection(Promise.reject(error), ['code-already-applied'], 'the same gift card again');
      }
      const cart = await cartOf(adapter).get();
      ensureEqual([cart?.giftCards.length, cart?.total], [1, first?.cart.total], 'number of gift cards and total');
    },
  },
];
