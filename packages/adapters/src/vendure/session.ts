import type { KeyValueStorage } from '@vitrine/core';

/** Who this browser is to one shop: a token, and the currency of what is in its cart. Never in an address, a log or an event. */
export interface Session {
  readonly token: string | null;
  /** `null` = nothing is in the cart. */
  currency: string | null;
  /** The shop named us, or gave us a new name. */
  begin(token: string): void;
  end(): void;
}

export function createSession(storage: () => KeyValueStorage, shop: string): Session {
  const key = `vitrine:vendure:${shop}:session`;
  const currencyKey = `vitrine:vendure:${shop}:currency`;
  return {
    get token() {
      return storage().get(key);
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
