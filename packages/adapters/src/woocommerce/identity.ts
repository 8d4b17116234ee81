import { plainJson, randomId, type KeyValueStorage } from '@vitrine/core';
import { tokenOf } from '../http/token.js';

/** This shopper's cart, as it is stored. */
export interface CartIdentity {
  /** Our own id: a WooCommerce cart has none, and its token changes with every answer. */
  readonly id: string;
  readonly token: string;
  /** The cart had lines when it was last read: when it is empty now, it was paid or discarded. */
  readonly filled: boolean;
  /** What the market at the beginning adds to every request: a cart keeps its first currency. */
  readonly query: string;
  /**
   * Our own id of the shop's last answer to any tab; `''` while a change is under way. Absent: written by an older
   * version.
   */
  readonly answer?: string;
}

export interface Identity {
  read(): CartIdentity | null;
  begin(token: string, query: string): CartIdentity;
  /** Changes only this cart, since another tab may have begun a new one. `null` forgets it. */
  change(identity: CartIdentity, change: Partial<CartIdentity> | null): void;
}

export function createIdentity(storage: () => KeyValueStorage, key: string): Identity {
  const write = (identity: CartIdentity): CartIdentity => {
    storage().set(key, plainJson(identity));
    return identity;
  };
  const read = (): CartIdentity | null => {
    try {
      const found = JSON.parse(storage().get(key) ?? '') as CartIdentity;
      return tokenOf(found.token) ? found : null;
    } catch {
      // Damaged, or written by something else.
      return null;
    }
  };
  return {
    read,
    begin: (token, query) => write({ id: randomId(), token, filled: false, query }),
    change(identity, change) {
      const now = read();
      if (now?.id !== identity.id) return;
      if (change) write({ ...now, ...change });
      else storage().remove(key);
    },
  };
}
