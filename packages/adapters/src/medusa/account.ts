import type { Account, AccountPort, CallOptions, KeyValueStorage } from '@vitrine/core';
import { hasCode } from '../http/backend-errors.js';
import { maybe, TEXT } from '../http/shape.js';
import type { Client } from './client.js';
import { backendError } from './errors.js';
import { cartAnswer } from './schema.js';
import type { Session } from './session.js';

const customerShape = { customer: { email: TEXT, first_name: maybe(TEXT, ''), last_name: maybe(TEXT, '') } } as const;
const tokenShape = { token: TEXT } as const;

export interface AccountParts {
  readonly client: Client;
  readonly storage: () => KeyValueStorage;
  /** Where the token of the shopper who is signed in is stored. */
  readonly key: string;
  readonly session: Session;
}

export function createAccount({ client, storage, key, session }: AccountParts): Required<AccountPort> {
  const forgetToken = (): void => {
    client.token = null;
    storage().remove(key);
  };
  async function current(options?: CallOptions): Promise<Account | null> {
    if (client.token === null) return null;
    try {
      const { customer } = await client.request(customerShape, {
        path: '/store/customers/me?fields=email,first_name,last_name',
        options,
      });
      return { email: customer.email, name: `${customer.first_name} ${customer.last_name}`.trim() };
    } catch (thrown) {
      // The token has expired: the shopper must sign in again.
      if (!hasCode(thrown, 'sign-in-required')) throw thrown;
      forgetToken();
      return null;
    }
  }
  return {
    current,
    async signIn({ email, password }, options) {
      const { token } = await client
        .request(tokenShape, {
          path: '/auth/customer/emailpass',
          method: 'POST',
          body: { email: email.trim(), password },
          options,
          usualError: 'credentials-invalid',
        })
        .catch((thrown: unknown) =>
          Promise.reject(
            hasCode(thrown, 'sign-in-required', 'bad-response') ? backendError('credentials-invalid') : thrown,
          ),
        );
      client.token = token;
      storage().set(key, token);
      const account = await current(options);
      if (account === null) throw backendError('credentials-invalid');
      const cart = session.id();
      // The guest's cart becomes the customer's. A cart that is gone by now is noticed by the next read.
      if (cart !== null)
        await client
          .request(cartAnswer, {
            path: `/store/carts/${cart}/customer?fields=id,currency_code,total`,
            method: 'POST',
            options,
          })
          .catch(() => null);
      return account;
    },
    async signOut() {
      forgetToken();
      session.forget();
    },
  };
}
