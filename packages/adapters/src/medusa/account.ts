import type { Account, AccountPort, CallOptions, KeyValueStorage } from '@vitrine/core';
import { maybe, TEXT } from '../http/shape.js';
import { cartAnswer } from './answers.js';
import type { CartSession } from './cart-session.js';
import type { StoreApi } from './store-api.js';
import { isCode, refuse } from './refuse.js';

const customerShape = { customer: { email: TEXT, first_name: maybe(TEXT, ''), last_name: maybe(TEXT, '') } } as const;
const tokenShape = { token: TEXT } as const;

export interface AccountParts {
  readonly api: StoreApi;
  readonly storage: () => KeyValueStorage;
  /** Where the token of who is signed in is kept. */
  readonly key: string;
  readonly session: CartSession;
}

export function createAccount({ api, storage, key, session }: AccountParts): Required<AccountPort> {
  const leave = (): void => {
    api.token = null;
    storage().remove(key);
  };
  async function current(options?: CallOptions): Promise<Account | null> {
    if (api.token === null) return null;
    try {
      const { customer } = await api.ask(customerShape, {
        path: '/store/customers/me?fields=email,first_name,last_name',
        options,
      });
      return { email: customer.email, name: `${customer.first_name} ${customer.last_name}`.trim() };
    } catch (thrown) {
      // The token is over: who it was has to say so again.
      if (!isCode(thrown, 'sign-in-required')) throw thrown;
      leave();
      return null;
    }
  }
  return {
    current,
    async signIn({ email, password }, options) {
      const { token } = await api
        .ask(tokenShape, {
          path: '/auth/customer/emailpass',
          method: 'POST',
          body: { email: email.trim(), password },
          options,
          refused: 'credentials-invalid',
        })
        .catch((thrown: unknown) =>
          Promise.reject(isCode(thrown, 'sign-in-required', 'bad-response') ? refuse('credentials-invalid') : thrown),
        );
      api.token = token;
      storage().set(key, token);
      const account = await current(options);
      if (account === null) throw refuse('credentials-invalid');
      const cart = session.id();
      // The guest's cart becomes theirs; one that is gone by now is seen at the next read.
      if (cart !== null)
        await api
          .ask(cartAnswer, {
            path: `/store/carts/${cart}/customer?fields=id,currency_code,total`,
            method: 'POST',
            options,
          })
          .catch(() => null);
      return account;
    },
    async signOut() {
      leave();
      session.forget();
    },
  };
}
