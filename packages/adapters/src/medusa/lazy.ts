import type {
  AccountPort,
  CallOptions,
  CatalogPort,
  GiftCardPort,
  GiftWalletPort,
  KeyValueStorage,
  Money,
} from '@vitrine/core';
import { createAccount } from './account.js';
import type { MedusaCartPort } from './cart.js';
import type { Client } from './client.js';
import { createGiftCard, type GiftCardOptions } from './gift-card.js';
import { createGiftWallet } from './gift-wallet.js';
import type { Session } from './session.js';

/** Ports that few visits need. */
export interface LazyPorts {
  readonly account: Required<AccountPort>;
  readonly giftCard: Required<GiftCardPort>;
  readonly giftWallet: Required<GiftWalletPort>;
}

export interface LazyParts {
  readonly client: Client;
  readonly options: GiftCardOptions;
  readonly session: Session;
  readonly cart: MedusaCartPort;
  readonly catalog: CatalogPort;
  readonly storage: () => KeyValueStorage;
  /** Where the token of the shopper who is signed in is stored. */
  readonly tokenKey: string;
  readonly readCredit: (options?: CallOptions) => Promise<Money | null>;
  /** How many days ahead the shop delivers a gift. */
  readonly scheduleMaxDays: () => number;
}

export function createPorts({
  client,
  options,
  session,
  cart,
  catalog,
  storage,
  tokenKey,
  readCredit,
  scheduleMaxDays,
}: LazyParts): LazyPorts {
  const isSignedIn = (): boolean => client.token !== null;
  return {
    account: createAccount({ client, storage, key: tokenKey, session }),
    giftCard: createGiftCard({ ...options, session, cart, catalog, readCredit, isSignedIn, scheduleMaxDays }),
    giftWallet: createGiftWallet(client, readCredit, isSignedIn),
  };
}
