import { VitrineError, type GiftCardPort } from '@vitrine/core';
import {
  spoilAccount,
  spoilCart,
  spoilGiftCard,
  spoilVideos,
  spoilWallet,
  withAdapter,
  type Saboteur,
} from './saboteur.js';

/** Redeems without asking whether somebody else just did: each try answers with what it read before. */
const racing = spoilWallet((wallet) => {
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

export const walletSaboteurs: readonly Saboteur[] = [
  {
    name: 'a card redeemed by everybody who tries at once',
    caughtBy: 'giftWallet.redeem-once-in-parallel',
    spoil: racing,
  },
  { name: 'a redeemed card that says yes again', caughtBy: 'giftWallet.redeem-code', spoil: racing },
  { name: 'a claim token that works twice', caughtBy: 'giftWallet.redeem-token', spoil: racing },
  {
    name: 'balance that shows the code',
    caughtBy: 'giftWallet.balance',
    spoil: spoilWallet((wallet) => ({
      balance: async (code, options) => ({ ...(await wallet.balance(code, options)), last: code }),
    })),
  },
  {
    name: 'refusal that repeats the code',
    caughtBy: 'giftWallet.balance-neutral',
    spoil: spoilWallet((wallet) => ({
      balance: (code, options) =>
        wallet
          .balance(code, options)
          .catch(() => Promise.reject(new VitrineError('gift-card-not-found', { message: `no card ${code}` }))),
    })),
  },
  {
    name: 'codes guessed without an end',
    caughtBy: 'giftWallet.balance-limited',
    spoil: spoilWallet(() => ({ balance: () => Promise.reject(new VitrineError('gift-card-not-found')) })),
  },
  {
    name: 'nobody in particular redeems',
    caughtBy: 'giftWallet.redeem-needs-account',
    spoil: spoilWallet((wallet) => ({
      redeem: (claim, options) => wallet.redeem(claim, options).catch(() => Promise.reject(new VitrineError('server'))),
    })),
  },
  {
    name: 'a guest with store credit',
    caughtBy: 'giftWallet.credit-of-guest',
    spoil: spoilWallet(() => ({ credit: async () => ({ balance: { amount: 0, currency: 'USD', exponent: 2 } }) })),
  },
  {
    name: 'store credit summed up instead of replaced',
    caughtBy: 'giftCard.credit-pays',
    spoil: spoilGiftCard((giftCard, cart) => ({
      applyCredit: async (amount, options) => {
        const before = (await cart.get())?.storeCredit?.used.amount ?? 0;
        return credits(giftCard).applyCredit(amount && { ...amount, amount: amount.amount + before }, options);
      },
    })),
  },
  {
    name: 'store credit that stays when it is taken off',
    caughtBy: 'giftCard.credit-pays',
    spoil: spoilGiftCard((_, cart) => ({
      removeCredit: async (options) => {
        const answer = await cart.get(options);
        return answer ? { cart: answer, warnings: [] } : Promise.reject(new VitrineError('cart-gone'));
      },
    })),
  },
  {
    name: 'store credit without a name',
    caughtBy: 'giftCard.credit-needs-account',
    spoil: spoilGiftCard((giftCard) => ({
      applyCredit: (amount, options) =>
        credits(giftCard)
          .applyCredit(amount, options)
          .catch(() => Promise.reject(new VitrineError('unknown'))),
    })),
  },
  {
    name: 'a guest who is somebody',
    caughtBy: 'account.guest-is-null',
    spoil: spoilAccount(() => ({ current: async () => ({ name: '', email: '' }) })),
  },
  {
    name: "a guest's cart lost by signing in",
    caughtBy: 'account.sign-in-keeps-cart',
    spoil: spoilAccount((account, cart) => ({
      signIn: async (credentials, options) => {
        const who = await account.signIn(credentials, options);
        await cart.reset();
        return who;
      },
    })),
  },
  {
    name: 'refusal that tells which address exists',
    caughtBy: 'account.wrong-password',
    spoil: spoilAccount((account) => ({
      signIn: (credentials, options) =>
        credentials.email.startsWith('nobody')
          ? Promise.reject(new VitrineError('validation'))
          : account.signIn(credentials, options),
    })),
  },
  {
    name: 'signed out, and the cart stays for the next',
    caughtBy: 'account.sign-out',
    spoil: (context) => {
      let kept: Awaited<ReturnType<NonNullable<typeof context.adapter.cart>['get']>> = null;
      let out = false;
      const left = spoilAccount((account, cart) => ({
        signOut: async (options) => {
          kept = await cart.get();
          out = true;
          await account.signOut(options);
        },
      }))(context);
      return spoilCart((cart) => ({ get: async (options) => (out ? kept : cart.get(options)) }))(left);
    },
  },
  {
    name: 'a filled cart converted in silence',
    caughtBy: 'market.filled-cart-keeps-currency',
    spoil: (context) => {
      let currency: string | null = null;
      const moved = withAdapter(context, ({ reconfigure }) => ({
        reconfigure: async (market, options) => {
          ({ currency } = market);
          await reconfigure?.(market, options);
        },
      }));
      return spoilCart((cart) => ({
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
    spoil: (context) =>
      withAdapter(context, () => ({ reconfigure: async () => ({ disable: ['gift cards' as 'giftCard'] }) })),
  },
  {
    name: 'a film that is not there, thrown',
    caughtBy: 'videos.unknown-is-null',
    spoil: spoilVideos(() => ({ get: () => Promise.reject(new VitrineError('server')) })),
  },
  {
    name: 'a film without a source',
    caughtBy: 'videos.film',
    spoil: spoilVideos((videos) => ({
      get: async (id, options) => {
        const film = await videos.get(id, options);
        return film && { ...film, sources: [] };
      },
    })),
  },
  {
    name: 'a session that is over ends everything',
    caughtBy: 'cart.session-expired',
    spoil: (context) => {
      let over = false;
      const { probes = {} } = context;
      const dead = spoilCart((cart) => ({
        add: (lines, options) => (over ? Promise.reject(new VitrineError('misconfigured')) : cart.add(lines, options)),
      }))(context);
      return { ...dead, probes: { ...probes, expireSession: async () => void (over = true) } };
    },
  },
];
