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
import type { CartSession } from './cart-session.js';
import { createGiftCard, type GiftCardOptions } from './gift-card.js';
import { createGiftWallet } from './gift-wallet.js';
import type { StoreApi } from './store-api.js';

/** What few visits need, fetched by the first that does. */
export interface Later {
  readonly account: Required<AccountPort>;
  readonly giftCard: Required<GiftCardPort>;
  readonly giftWallet: Required<GiftWalletPort>;
}

export interface LaterParts {
  readonly api: StoreApi;
  readonly options: GiftCardOptions;
  readonly session: CartSession;
  readonly cart: MedusaCartPort;
  readonly catalog: CatalogPort;
  readonly storage: () => KeyValueStorage;
  /** Where the token of who is signed in is kept. */
  readonly tokenKey: string;
  readonly credit: (options?: CallOptions) => Promise<Money | null>;
  /** How many days ahead the shop delivers a gift. */
  readonly scheduleMaxDays: () => number;
}

export function medusaLater({
  api,
  options,
  session,
  cart,
  catalog,
  storage,
  tokenKey,
  credit,
  scheduleMaxDays,
}: LaterParts): Later {
  const signedIn = (): boolean => api.token !== null;
  return {
    account: createAccount({ api, storage, key: tokenKey, session }),
    giftCard: createGiftCard({ ...options, session, cart, catalog, credit, signedIn, scheduleMaxDays }),
    giftWallet: createGiftWallet(api, credit, signedIn),
  };
}
