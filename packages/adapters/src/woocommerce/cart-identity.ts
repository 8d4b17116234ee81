import { randomId, type KeyValueStorage } from '@vitrine/core';

export interface CartIdentity {
  /** Ours: a Woo cart has no name of its own, and its token changes with every answer. */
  readonly id: string;
  readonly token: string;
  /** Had lines when it was last seen: one that is empty all of a sudden was paid or thrown away. */
  readonly filled: boolean;
  /** What the market of its first day adds to every request: a cart keeps the currency it was begun in. */
  readonly query: string;
  /** A name of ours for the shop's last answer to any tab; `''` while a change is under way. Absent: it was written by an older version. */
  readonly answer?: string;
}

export interface CartIdentities {
  read(): CartIdentity | null;
  begin(token: string, query: string): CartIdentity;
  /** Only the one that is meant: another tab may have begun a new cart meanwhile. `null` forgets it. */
  change(of: CartIdentity, change: Partial<CartIdentity> | null): void;
}

export function cartIdentities(storage: () => KeyValueStorage, key: string): CartIdentities {
  const write = (identity: CartIdentity): CartIdentity => {
    storage().set(key, JSON.stringify(identity));
    return identity;
  };
  const read = (): CartIdentity | null => {
    try {
      // written by this file; what somebody else has made of it is no cart
      const found = JSON.parse(storage().get(key) ?? '') as CartIdentity;
      return typeof found.token === 'string' ? found : null;
    } catch {
      return null;
    }
  };
  return {
    read,
    begin: (token, query) => write({ id: randomId(), token, filled: false, query }),
    change(of, change) {
      const now = read();
      if (now?.id !== of.id) return;
      if (change) write({ ...now, ...change });
      else storage().remove(key);
    },
  };
}
