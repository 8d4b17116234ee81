import { randomId, type KeyValueStorage } from '@vitrine/core';
import { boolean, object, record, safeParse, string, type InferOutput } from 'valibot';

const shape = object({
  /** Ours: a Woo cart has no name of its own, and its token changes with every answer. */
  id: string(),
  token: string(),
  /** Had lines when it was last seen: one that is empty all of a sudden was paid or thrown away. */
  filled: boolean(),
  /** What the market of its first day adds to every request: a cart keeps the currency it was begun in. */
  query: record(string(), string()),
});

export type CartIdentity = InferOutput<typeof shape>;

export interface CartIdentities {
  read(): CartIdentity | null;
  begin(token: string, query: Readonly<Record<string, string>>): CartIdentity;
  change(of: CartIdentity, change: Partial<CartIdentity>): void;
  /** Only the one that is meant: another tab may have begun a new cart meanwhile. */
  forget(of: CartIdentity): void;
}

export function cartIdentities(storage: KeyValueStorage, key: string): CartIdentities {
  const read = (): CartIdentity | null => {
    try {
      const parsed = safeParse(shape, JSON.parse(storage.get(key) ?? 'null'));
      return parsed.success ? parsed.output : null;
    } catch {
      return null;
    }
  };
  return {
    read,
    begin(token, query) {
      const identity = { id: randomId(), token, filled: false, query: { ...query } };
      storage.set(key, JSON.stringify(identity));
      return identity;
    },
    change(of, change) {
      const now = read();
      if (now?.id === of.id) storage.set(key, JSON.stringify({ ...now, ...change }));
    },
    forget(of) {
      if (read()?.id === of.id) storage.remove(key);
    },
  };
}

/** Whose cart a token opens; `null` where it does not say (a token is a JWT, and lives for two days). */
export function ownerOf(token: string): string | null {
  try {
    const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const { user_id: owner } = JSON.parse(atob(payload)) as { user_id?: unknown };
    return owner === undefined ? null : String(owner);
  } catch {
    return null;
  }
}
