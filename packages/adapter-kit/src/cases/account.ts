import type { AccountPort, Adapter } from '@vitrine/core';
import type { ConformanceCase, ConformanceContext } from '../conformance.js';
import { ensure, ensureEqual, rejection, wanted } from '../verdict.js';
import { cartOf, unitsOf } from './shopper.js';

export const accountOf = ({ account }: Adapter): AccountPort => wanted(account, 'the account port');

/** Signs in the account of the fixtures; skips the case where there is none. */
export async function signIn({ adapter, fixtures }: ConformanceContext): Promise<void> {
  const credentials = wanted(fixtures.account, 'fixtures.account');
  await wanted(accountOf(adapter).signIn, 'account.signIn')(credentials);
}

/** Signing in and out. */
export const accountCases: readonly ConformanceCase[] = [
  {
    id: 'account.guest-is-null',
    title: 'a guest has no account: null',
    needs: ['account'],
    async run({ adapter }) {
      ensureEqual(await accountOf(adapter).current(), null, 'the account of a guest');
    },
  },
  {
    id: 'account.sign-in-keeps-cart',
    title: 'after signing in the account is known, and the cart holds what the guest had in it',
    needs: ['account.signIn', 'cart'],
    async run(context) {
      const { adapter, fixtures } = context;
      const { email } = wanted(fixtures.account, 'fixtures.account');
      const [a] = fixtures.variants;
      await cartOf(adapter).add([{ variantId: a, quantity: 2 }]);
      await signIn(context);
      ensureEqual(
        (await accountOf(adapter).current())?.email.toLowerCase(),
        email.toLowerCase(),
        'e-mail address of the account',
      );
      // An older cart of the account may have been merged in.
      const units = unitsOf(await cartOf(adapter).get(), a);
      ensure(units >= 2, `the guest had 2 units, the cart has ${units} after signing in`);
    },
  },
  {
    id: 'account.wrong-password',
    title: 'a wrong password and an unknown e-mail address are rejected with the same code, and nobody is signed in',
    needs: ['account.signIn'],
    async run({ adapter, fixtures }) {
      const { email } = wanted(fixtures.account, 'fixtures.account');
      const account = accountOf(adapter);
      for (const credentials of [
        { email, password: 'not-the-password-7Q' },
        { email: 'nobody-7q@example.com', password: 'x' },
      ]) {
        const error = await rejection(
          account.signIn?.(credentials) ?? Promise.resolve(),
          ['credentials-invalid'],
          'signing in with wrong credentials',
        );
        ensure(
          !JSON.stringify([error.message, error.fields]).includes(
            credentials.password === 'x' ? '7q@example' : credentials.password,
          ),
          'the error repeats what was entered',
        );
      }
      ensureEqual(await account.current(), null, 'the account after rejections');
    },
  },
  {
    id: 'account.sign-out',
    title: 'after signing out there is no account, and no cart of the account',
    needs: ['account.signIn', 'account.signOut', 'cart'],
    async run(context) {
      const {
        adapter,
        fixtures: {
          variants: [a],
        },
      } = context;
      await signIn(context);
      await cartOf(adapter).add([{ variantId: a, quantity: 1 }]);
      await accountOf(adapter).signOut?.();
      ensureEqual(await accountOf(adapter).current(), null, 'the account after signing out');
      ensureEqual(unitsOf(await cartOf(adapter).get(), a), 0, "units of the account's cart that the next guest sees");
    },
  },
];
