import type { Adapter, GiftWalletPort, Money } from '@vitrine/core';
import type { ConformanceCase, ConformanceContext, IssuedGiftCard } from '../conformance.js';
import { CaseSkipped, ConformanceFailure, ensure, ensureEqual, rejection, wanted } from '../verdict.js';
import { signIn } from './account.js';
import { ensureMoney } from './money.js';
import { cartOf, giftCardsOf } from './shopper.js';

const walletOf = ({ giftWallet }: Adapter): GiftWalletPort => wanted(giftWallet, 'the giftWallet port');
const bare = (text: string): string => text.replace(/[^0-9a-z]/gi, '').toUpperCase();

/** A new card of twenty whole units of the market's currency. */
async function freshCard({
  adapter,
  fixtures,
  probes,
}: ConformanceContext): Promise<IssuedGiftCard & { readonly worth: Money }> {
  const issue = wanted(probes?.issueGiftCard, 'probes.issueGiftCard');
  const { cart } = await cartOf(adapter).add([{ variantId: fixtures.variants[0], quantity: 1 }]);
  const { currency, exponent } = cart.subtotal.money;
  await cartOf(adapter).remove(cart.lines.map(({ id }) => id));
  const worth = { amount: 20 * 10 ** exponent, currency, exponent };
  return { ...(await issue(worth)), worth };
}

const redeemOf = (adapter: Adapter): NonNullable<GiftWalletPort['redeem']> =>
  wanted(walletOf(adapter).redeem, 'giftWallet.redeem');

async function creditOf(adapter: Adapter): Promise<number> {
  return (await walletOf(adapter).credit?.())?.balance.amount ?? 0;
}

/** Balance of a card, redeeming it, store credit. */
export const giftWalletCases: readonly ConformanceCase[] = [
  {
    id: 'giftWallet.balance',
    title: 'a card shows its balance, and at most four characters of its code',
    needs: ['giftWallet.balance', 'cart'],
    async run(context) {
      const { code, worth } = await freshCard(context);
      const answer = wanted(await walletOf(context.adapter).balance?.(code), 'giftWallet.balance');
      ensureMoney(answer.balance, worth.currency, 'balance');
      ensureEqual(answer.balance.amount, worth.amount, 'the balance of a new card');
      ensure(
        answer.last.length <= 4 && bare(code).endsWith(bare(answer.last)),
        `the last characters are ${answer.last}`,
      );
      ensure(!bare(JSON.stringify(answer)).includes(bare(code)), 'the whole code is in the answer');
    },
  },
  {
    id: 'giftWallet.balance-neutral',
    title: 'an unknown code is gift-card-not-found, and the error does not repeat it',
    needs: ['giftWallet.balance'],
    async run({ adapter }) {
      const code = 'ZZZZ-7Q7Q-ZZZZ-7Q7Q';
      const error = await rejection(
        walletOf(adapter).balance?.(code) ?? Promise.resolve(),
        ['gift-card-not-found'],
        'the balance of an unknown code',
      );
      ensure(!bare(error.message + JSON.stringify(error.fields)).includes(bare(code)), 'the error repeats the code');
    },
  },
  {
    id: 'giftWallet.balance-limited',
    title: 'codes cannot be guessed: the number of look-ups is limited',
    needs: ['giftWallet.balance'],
    async run({ adapter, fixtures }) {
      const tries = wanted(fixtures.lookUpLimit, 'fixtures.lookUpLimit');
      for (let i = 0; i <= tries; i++) {
        const error = await rejection(
          walletOf(adapter).balance?.(`GUESS-${i}`) ?? Promise.resolve(),
          ['gift-card-not-found', 'rate-limited'],
          'a guess',
        );
        if (error.code === 'rate-limited') return;
      }
      throw new ConformanceFailure(`${tries + 1} guesses, none was limited`);
    },
  },
  {
    id: 'giftWallet.redeem-needs-account',
    title: 'a guest cannot redeem: sign-in-required, and the card keeps its balance',
    needs: ['giftWallet.redeem', 'cart'],
    async run(context) {
      const { code, worth } = await freshCard(context);
      await rejection(redeemOf(context.adapter)({ code }), ['sign-in-required'], 'redeeming as a guest');
      const { balance } = walletOf(context.adapter);
      if (balance)
        ensureEqual((await balance(code)).balance.amount, worth.amount, 'the balance of the card afterwards');
    },
  },
  {
    id: 'giftWallet.redeem-code',
    title: 'a card redeemed by its code becomes store credit, once, and can no longer pay',
    needs: ['giftWallet.redeem', 'giftWallet.credit', 'account.signIn', 'cart'],
    async run(context) {
      const { adapter } = context;
      const { code, worth } = await freshCard(context);
      await signIn(context);
      const before = await creditOf(adapter);
      const { balance } = await redeemOf(adapter)({ code: ` ${code.toLowerCase()} ` });
      ensureMoney(balance, worth.currency, 'store credit');
      ensureEqual(
        [balance.amount, await creditOf(adapter)],
        [before + worth.amount, before + worth.amount],
        'store credit, answered and read',
      );
      await rejection(redeemOf(adapter)({ code }), ['gift-card-empty', 'gift-card-not-found'], 'redeeming it again');
      ensureEqual(await creditOf(adapter), before + worth.amount, 'store credit after the second try');
      if (!adapter.giftCard?.apply) return;
      await cartOf(adapter).add([{ variantId: context.fixtures.variants[0], quantity: 1 }]);
      await rejection(
        giftCardsOf(adapter).apply?.(code) ?? Promise.resolve(),
        ['gift-card-empty', 'gift-card-not-found'],
        'paying with a redeemed card',
      );
    },
  },
  {
    id: 'giftWallet.redeem-token',
    title: 'a card redeemed by the claim token of its message becomes store credit, once',
    needs: ['giftWallet.redeem', 'giftWallet.credit', 'account.signIn', 'cart'],
    async run(context) {
      const { adapter } = context;
      const { token, code, worth } = await freshCard(context);
      if (token === undefined) throw new CaseSkipped('the backend has no claim tokens');
      await signIn(context);
      const before = await creditOf(adapter);
      await redeemOf(adapter)({ token });
      for (const claim of [{ token }, { code }])
        await rejection(redeemOf(adapter)(claim), ['gift-card-empty', 'gift-card-not-found'], 'redeeming it again');
      ensureEqual(await creditOf(adapter), before + worth.amount, 'store credit');
    },
  },
  {
    id: 'giftWallet.redeem-once-in-parallel',
    title: 'of ten simultaneous tries one succeeds',
    needs: ['giftWallet.redeem', 'giftWallet.credit', 'account.signIn', 'cart'],
    async run(context) {
      const { adapter } = context;
      const { code, worth } = await freshCard(context);
      await signIn(context);
      const before = await creditOf(adapter);
      const redeem = redeemOf(adapter);
      const tries = await Promise.allSettled(
        Array.from({ length: 10 }, (_, i) => redeem({ code }, { idempotencyKey: `try-${i}` })),
      );
      ensureEqual(tries.filter(({ status }) => status === 'fulfilled').length, 1, 'tries that succeeded');
      ensureEqual(await creditOf(adapter), before + worth.amount, 'store credit');
    },
  },
  {
    id: 'giftWallet.credit-of-guest',
    title: 'a guest has no store credit: null',
    needs: ['giftWallet.credit'],
    async run({ adapter }) {
      ensureEqual(await walletOf(adapter).credit?.(), null, 'store credit of a guest');
    },
  },
  {
    id: 'giftCard.credit-needs-account',
    title: 'a guest cannot pay with store credit',
    needs: ['giftCard.applyCredit', 'cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a],
      },
    }) {
      const { cart } = await cartOf(adapter).add([{ variantId: a, quantity: 1 }]);
      await rejection(
        giftCardsOf(adapter).applyCredit?.(null) ?? Promise.resolve(),
        ['sign-in-required'],
        'paying with store credit as a guest',
      );
      ensureEqual((await cartOf(adapter).get())?.total, cart.total, 'the total afterwards');
    },
  },
  {
    id: 'giftCard.credit-pays',
    title:
      'store credit pays an amount, then as much as possible instead, never more than the total, and can be removed',
    needs: [
      'giftCard.applyCredit',
      'giftCard.removeCredit',
      'giftWallet.redeem',
      'giftWallet.credit',
      'account.signIn',
      'cart',
    ],
    async run(context) {
      const {
        adapter,
        fixtures: {
          variants: [a],
        },
      } = context;
      const { code, worth } = await freshCard(context);
      await signIn(context);
      await redeemOf(adapter)({ code });
      const credit = await creditOf(adapter);
      // Signing in may have brought an older cart: its lines are part of the total.
      const { cart: before } = await cartOf(adapter).add([{ variantId: a, quantity: 1 }]);
      const apply = wanted(adapter.giftCard?.applyCredit, 'giftCard.applyCredit');
      const total = before.total.money.amount;
      const some = Math.min(worth.amount / 4, total);
      for (const [asked, expected] of [
        [{ ...worth, amount: some }, some],
        [null, Math.min(credit, total)],
        [{ ...worth, amount: total + worth.amount * 100 }, Math.min(credit, total)],
        [{ ...worth, amount: some }, some],
      ] as const) {
        const { cart } = await apply(asked);
        const used = wanted(cart.storeCredit, 'storeCredit of the cart');
        ensureMoney(used.used, cart.currency, 'what store credit pays');
        ensureEqual(
          [used.used.amount, used.remaining.amount, cart.total.money.amount],
          [expected, credit - expected, total - expected],
          `paid, left and total, asked for ${asked === null ? 'all' : asked.amount}`,
        );
      }
      const after = wanted(await adapter.giftCard?.removeCredit?.(), 'giftCard.removeCredit');
      ensureEqual(
        [after.cart.storeCredit ?? null, after.cart.total.money.amount],
        [null, total],
        'store credit and total after it was taken off',
      );
      ensureEqual(await creditOf(adapter), credit, 'store credit, none of it spent yet');
    },
  },
];
