import type { Account, AccountPort, CallOptions, CartPort } from '@vitrine/core';
import { maybe, parseAnswer, selection, TEXT } from '../http/shape.js';
import type { CartChange, CartChangeParts } from './cart-change.js';
import { backendError } from './errors.js';

const customerShape = { activeCustomer: maybe({ firstName: TEXT, lastName: TEXT, emailAddress: TEXT }) } as const;

/** Signing in and out, and `cart.reset`, which depends on who is signed in. */
export function createAccount(
  { client, identity, session }: CartChangeParts,
  { change }: CartChange,
): { readonly account: Required<AccountPort>; readonly reset: CartPort['reset'] } {
  async function current(options: CallOptions | undefined): Promise<Account | null> {
    if (!identity.token) return null;
    const { activeCustomer: customer } = parseAnswer(
      customerShape,
      await client.request({ options, personal: true, query: selection(customerShape) }),
      'vendure',
    );
    return customer && { name: `${customer.firstName} ${customer.lastName}`.trim(), email: customer.emailAddress };
  }

  return {
    account: {
      current,
      // Signing in merges two orders: nothing else may change them meanwhile.
      signIn: ({ email, password }, options) =>
        session.inTurn(async () => {
          const { login } = await client.request({
            options,
            query:
              'mutation($email:String!$password:String!){login(username:$email password:$password){...on ErrorResult{errorCode}}}',
            variables: { email: email.trim(), password },
          });
          const account = parseAnswer({ errorCode: maybe(TEXT) }, login, 'vendure', true).errorCode
            ? null
            : await current(options);
          if (!account) throw backendError('credentials-invalid');
          // The merged order may be another one, in another currency.
          await session.read(options);
          return account;
        }, options),
      signOut: (options) =>
        session.inTurn(async () => {
          if (identity.token) await client.request({ options, query: 'mutation{logout{success}}' });
          identity.end();
          session.forget();
        }, options),
    },
    reset: (options) =>
      session.inTurn(async () => {
        // A shopper who is signed in keeps the session: the cart is emptied instead.
        const filled = (await current(options)) && (await session.read(options));
        if (filled) {
          const codes = filled.codes.map(({ code }, at) => [`c${at}`, code] as const);
          const variables = codes.map(([name]) => `$${name}:String!`).join('');
          const removals = codes.map(([name]) => `${name}:removeCouponCode(couponCode:$${name}){id}`).join('');
          await change({
            options,
            text: `${variables && `(${variables})`}{removeAllOrderLines{__typename}${removals}}`,
            variables: Object.fromEntries(codes),
          });
          identity.currency = null;
        } else identity.end();
        session.forget();
      }, options),
  };
}
