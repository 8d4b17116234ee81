import { VitrineError, type GiftCardPort } from '@vitrine/core';
import { mutateAccount, mutateCart, mutateGiftCard, mutateWallet, withAdapter, type Mutant } from './mutant.js';

/** Redeems without a check for simultaneous tries: each try answers with what it read before. */
const racing = mutateWallet((wallet) => {
  let first: Promise<unknown> | undefined;
  return {
    redeem: (claim, options) => {
      const own = wallet.redeem(claim, options);
      const lead = (first ??= own);
      return own.catch(async () => (await lead, (await wallet.credit()) ?? Promise.reject(new VitrineError('server'))));
    },
  };
});

const credits = (giftCard: GiftCardPort): Required<Pick<GiftCardPort, 'applyCredit' | 'removeCredit'>> =>
  giftCard as Required<GiftCardPort>;

export const walletMutants: readonly Mutant[] = [
  {
    name: 'a card redeemed by all who try at the same time',
    caughtBy: 'giftWallet.redeem-once-in-parallel',
    mutate: racing,
  },
  { name: 'a card that can be redeemed again', caughtBy: 'giftWallet.redeem-code', mutate: racing },
  { name: 'a claim token that works twice', caughtBy: 'giftWallet.redeem-token', mutate: racing },
  {
    name: 'balance that shows the code',
    caughtBy: 'giftWallet.balance',
    mutate: mutateWallet((wallet) => ({
      balance: async (code, options) => ({ ...(await wallet.balance(code, options)), last: code }),
    })),
  },
  {
    name: 'error that repeats the code',
    caughtBy: 'giftWallet.balance-neutral',
    mutate: mutateWallet((wallet) => ({
      balance: (code, options) =>
        wallet
          .balance(code, options)
          .catch(() => Promise.reject(new VitrineError('gift-card-not-found', { message: `no card ${code}` }))),
    })),
  },
  {
    name: 'codes that can be guessed without a limit',
    caughtBy: 'giftWallet.balance-limited',
    mutate: mutateWallet(() => ({ balance: () => Promise.reject(new VitrineError('gift-card-not-found')) })),
  },
  {
    name: 'redeemed without an account',
    caughtBy: 'giftWallet.redeem-needs-account',
    mutate: mutateWallet((wallet) => ({
      redeem: (claim, options) => wallet.redeem(claim, options).catch(() => Promise.reject(new VitrineError('server'))),
    })),
  },
  {
    name: 'a guest with store credit',
    caughtBy: 'giftWallet.credit-of-guest',
    mutate: mutateWallet(() => ({ credit: async () => ({ balance: { amount: 0, currency: 'USD', exponent: 2 } }) })),
  },
  {
    name: 'store credit summed up instead of replaced',
    caughtBy: 'giftCard.credit-pays',
    mutate: mutateGiftCard((giftCard, cart) => ({
      applyCredit: async (amount, options) => {
        const before = (await cart.get())?.storeCredit?.used.amount ?? 0;
        return credits(giftCard).applyCredit(amount && { ...amount, amount: amount.amount + before }, options);
      },
    })),
  },
  {
    name: 'store credit that stays when it is taken off',
    caughtBy: 'giftCard.credit-pays',
    mutate: mutateGiftCard((_, cart) => ({
      removeCredit: async (options) => {
        const answer = await cart.get(options);
        return answer ? { cart: answer, warnings: [] } : Promise.reject(new VitrineError('cart-gone'));
      },
    })),
  },
  {
    name: 'store credit without an account',
    caughtBy: 'giftCard.credit-needs-account',
    mutate: mutateGiftCard((giftCard) => ({
      applyCredit: (amount, options) =>
        credits(giftCard)
          .applyCredit(amount, options)
          .catch(() => Promise.reject(new VitrineError('unknown'))),
    })),
  },
  {
    name: 'a guest with an account',
    caughtBy: 'account.guest-is-null',
    mutate: mutateAccount(() => ({ current: async () => ({ name: '', email: '' }) })),
  },
  {
    name: "a guest's cart lost by signing in",
    caughtBy: 'account.sign-in-keeps-cart',
    mutate: mutateAccount((account, cart) => ({
      signIn: async (credentials, options) => {
        const who = await account.signIn(credentials, options);
        await cart.reset();
        return who;
      },
    })),
  },
  {
    name: 'error that shows which address exists',
    caughtBy: 'account.wrong-password',
    mutate: mutateAccount((account) => ({
      signIn: (credentials, options) =>
        credentials.email.startsWith('nobody')
          ? Promise.reject(new VitrineError('validation'))
          : account.signIn(credentials, options),
    })),
  },
  {
    name: 'signed out, and the cart stays for the next shopper',
    caughtBy: 'account.sign-out',
    mutate: (context) => {
      let kept: Awaited<ReturnType<NonNullable<typeof context.adapter.cart>['get']>> = null;
      let out = false;
      const left = mutateAccount((account, cart) => ({
        signOut: async (options) => {
          kept = await cart.get();
          out = true;
          await account.signOut(options);
        },
      }))(context);
      return mutateCart((cart) => ({ get: async (options) => (out ? kept : cart.get(options)) }))(left);
    },
  },
  {
    name: 'a filled cart converted without a warning',
    caughtBy: 'market.filled-cart-keeps-currency',
    mutate: (context) => {
      let currency: string | null = null;
      const moved = withAdapter(context, ({ reconfigure }) => ({
        reconfigure: async (market, options) => {
          ({ currency } = market);
          await reconfigure?.(market, options);
        },
      }));
      return mutateCart((cart) => ({
        get: async (options) => {
          const answer = await cart.get(options);
          return answer && currency !== null ? { ...answer, currency } : answer;
        },
      }))(moved);
    },
  },
  {
    name: 'something switched off that is no capability',
    caughtBy: 'market.capabilities-follow',
    mutate: (context) =>
      withAdapter(context, () => ({ reconfigure: async () => ({ disable: ['gift cards' as 'giftCard'] }) })),
  },
  {
    name: 'a session that is over ends everything',
    caughtBy: 'cart.session-expired',
    mutate: (context) => {
      let over = false;
      const { probes = {} } = context;
      const dead = mutateCart((cart) => ({
        add: (lines, options) => (over ? Promise.reject(new VitrineError('misconfigured')) : cart.add(lines, options)),
      }))(context);
      return { ...dead, probes: { ...probes, expireSession: async () => void (over = true) } };
    },
  },
];
