import type { Account, AccountPort, CallOptions, CartPort } from '@vitrine/core';
import { parseAnswer, maybe, selection, TEXT } from '../http/shape.js';
import type { CartChange } from './cart-change.js';
import type { VendureContext } from './context.js';
import { refuse } from './refuse.js';

const CUSTOMER = { activeCustomer: maybe({ firstName: TEXT, lastName: TEXT, emailAddress: TEXT }) } as const;

/** Who is signed in, and the end of a cart, which depends on that. */
export function vendureAccount(
  { api, session, cart }: VendureContext,
  { change }: CartChange,
): { readonly account: Required<AccountPort>; readonly reset: CartPort['reset'] } {
  async function current(options: CallOptions | undefined): Promise<Account | null> {
    if (!session.token) return null;
    const { activeCustomer: customer } = parseAnswer(
      CUSTOMER,
      await api({ options, personal: true, query: selection(CUSTOMER) }),
      'vendure',
    );
    return customer && { name: `${customer.firstName} ${customer.lastName}`.trim(), email: customer.emailAddress };
  }

  return {
    account: {
      current,
      // Signing in merges two orders: nothing else may touch them meanwhile.
      signIn: ({ email, password }, options) =>
        cart.inTurn(async () => {
          const { login } = await api({
            options,
            query:
              'mutation($email:String!$password:String!){login(username:$email password:$password){...on ErrorResult{errorCode}}}',
            variables: { email: email.trim(), password },
          });
          const account = parseAnswer({ errorCode: maybe(TEXT) }, login, 'vendure', true).errorCode
            ? null
            : await current(options);
          if (!account) throw refuse('credentials-invalid');
          // The order may be another now, in another currency.
          await cart.read(options);
          return account;
        }, options),
      signOut: (options) =>
        cart.inTurn(async () => {
          if (session.token) await api({ options, query: 'mutation{logout{success}}' });
          session.end();
          cart.forget();
        }, options),
    },
    reset: (options) =>
      cart.inTurn(async () => {
        // The session of somebody who is signed in outlives the cart: it is emptied instead.
        const filled = (await current(options)) && (await cart.read(options));
        if (filled) {
          const codes = filled.codes.map(({ code }, at) => [`c${at}`, code] as const);
          await change({
            options,
            text: `${codes[0] ? `(${codes.map(([name]) => `$${name}:String!`).join('')})` : ''}{removeAllOrderLines{__typename}${codes.map(([name]) => `${name}:removeCouponCode(couponCode:$${name}){id}`).join('')}}`,
            variables: Object.fromEntries(codes),
          });
          session.currency = null;
        } else session.end();
        cart.forget();
      }, options),
  };
}
