import type { Account, AccountPort, CallOptions } from '@vitrine/core';
import { answerTo, maybe, selection } from '../http/shape.js';
import type { CartSession } from './cart-session.js';
import { refuse } from './refuse.js';
import type { Session } from './session.js';
import type { ShopApi } from './shop-api.js';

const CUSTOMER = { activeCustomer: maybe({ firstName: '', lastName: '', emailAddress: '' }) } as const;

export function vendureAccount(api: ShopApi, session: Session, cart: CartSession): Required<AccountPort> {
  async function current(options: CallOptions | undefined): Promise<Account | null> {
    if (!session.token) return null;
    const { activeCustomer: customer } = answerTo(CUSTOMER, await api({ options, personal: true, query: selection(CUSTOMER) }), 'vendure');
    return customer && { name: `${customer.firstName} ${customer.lastName}`.trim(), email: customer.emailAddress };
  }

  return {
    current,
    // Signing in merges two orders: nothing else may touch them meanwhile.
    signIn: ({ email, password }, options) =>
      cart.inTurn(async () => {
        const { login } = await api({ options, query: 'mutation($email:String!$password:String!){login(username:$email password:$password){...on ErrorResult{errorCode}}}', variables: { email: email.trim(), password } });
        const account = answerTo({ errorCode: maybe('') }, login, 'vendure', true).errorCode ? null : await current(options);
        if (!account) throw refuse('credentials-invalid');
        // The order may be another now, in another currency.
        await cart.read(options);
        return account;
      }),
    signOut: (options) =>
      cart.inTurn(async () => {
        if (session.token) await api({ options, query: 'mutation{logout{success}}' });
        session.end();
        cart.forget();
      }),
  };
}
