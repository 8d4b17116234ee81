import type { KeyValueStorage } from '@vitrine/core';
import { tokenOf } from '../http/token.js';

/**
 * Who this browser is to one shop: a session token, and the currency of what is in the cart. Never in an address, a log
 * or an event.
 */
export interface Identity {
  readonly token: string | null;
  /** `null` = the cart is empty. */
  currency: string | null;
  /** The shop began a session, or renewed it. */
  begin(token: string): void;
  end(): void;
}

export function createIdentity(storage: () => KeyValueStorage, shop: string): Identity {
  const key = `vitrine:vendure:${shop}:session`;
  const currencyKey = `vitrine:vendure:${shop}:currency`;
  return {
    get token() {
      return tokenOf(storage().get(key));
    },
    get currency() {
      return storage().get(currencyKey);
    },
    set currency(currency) {
      if (currency) storage().set(currencyKey, currency);
      else storage().remove(currencyKey);
    },
    begin: (token) => storage().set(key, token),
    end() {
      storage().remove(key);
      storage().remove(currencyKey);
    },
  };
}
