import type { AccountPort } from '@vitrine/core';
import type { MemoryBackend } from './backend/memory-backend.js';
import type { Client } from './client.js';
import type { Session } from './session.js';

export const createAccount = (backend: MemoryBackend, client: Client, session: Session): Required<AccountPort> => ({
  current: (options) => client.request('account.current', options, () => backend.account(client.visit())),
  async signIn(credentials, options) {
    const { session: token, account } = await client.request('account.signIn', options, () =>
      backend.signIn(credentials),
    );
    client.session = token;
    return account;
  },
  async signOut(options) {
    const token = client.session;
    if (token !== null) await client.request('account.signOut', options, () => backend.signOut(token));
    client.session = null;
    session.forget();
  },
});
