import { VitrineError, type Account, type AccountPort, type CallOptions } from '@vitrine/core';
import { nullish, object, optional, string } from 'valibot';
import { answerOf } from '../http/answer-of.js';
import type { CartSession } from './cart-session.js';
import type { Session } from './session.js';
import type { ShopApi } from './shop-api.js';

const customerShape = nullish(object({ firstName: string(), lastName: string(), emailAddress: string() }));

export function vendureAccount(api: ShopApi, session: Session, cart: CartSession): Required<AccountPort> {
  async function current(options: CallOptions | undefined): Promise<Account | null> {
    if (session.token === null) return null;
    const data = await api({ where: 'account.current', options, personal: true, query: '{activeCustomer{firstName lastName emailAddress}}' });
    const customer = answerOf(customerShape, data['activeCustomer'], 'vendure.account.current');
    return customer ? { name: `${customer.firstName} ${customer.lastName}`.trim(), email: customer.emailAddress } : null;
  }

  return {
    current,
    // Signing in merges two orders: nothing else may touch them meanwhile.
    signIn: ({ email, password }, options) =>
      cart.inTurn(async () => {
        const where = 'account.signIn';
        const refused = new VitrineError('credentials-invalid', { where: `vendure.${where}` });
        const data = await api({ where, options, changes: true, query: 'mutation($email:String!$password:String!){login(username:$email password:$password){...on ErrorResult{errorCode}}}', variables: { email: email.trim(), password } });
        if (answerOf(object({ errorCode: optional(string()) }), data['login'], `vendure.${where}`, true).errorCode !== undefined) throw refused;
        // The order may be another now, in another currency.
        session.keep(null);
        await cart.read(options);
        const account = await current(options);
        if (!account) throw refused;
        return account;
      }),
    signOut: (options) =>
      cart.inTurn(async () => {
        if (session.token !== null) await api({ where: 'account.signOut', options, changes: true, query: 'mutation{logout{success}}' });
        session.end();
        cart.forget();
      }),
  };
}
