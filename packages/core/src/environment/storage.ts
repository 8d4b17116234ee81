/**
 * Where an adapter keeps its identity. Never throws; a value that cannot be stored is kept as long as the page lives.
 */
export interface KeyValueStorage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Every key that has a value; absent where they cannot be listed. */
  keys?(): readonly string[];
}

/** Every key that this project stores begins with it: of shops, adapters and players. */
export const keyPrefix = 'vitrine:';

/** Where a value of one shop is stored. Adapters may name their keys in full: `vitrine:medusa:shop.example:cart`. */
export const storageKey = (prefix: string, key: string): string =>
  key.startsWith(`${prefix}:`) ? key : `${prefix}:${key}`;

/** The part of `localStorage` that we use; core is compiled without DOM types. */
interface WebStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  key(index: number): string | null;
  readonly length: number;
}

/** Keeps values as long as the object lives. */
export function createMemoryStorage(): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}

/** The browser's `localStorage`; `null` where there is none or where reading the property throws (sandboxed frames). */
export function browserStorage(): KeyValueStorage | null {
  try {
    const store = (globalThis as { localStorage?: WebStorage }).localStorage;
    if (!store) return null;
    store.getItem('vitrine');
    return {
      get: (key) => store.getItem(key),
      set: (key, value) => store.setItem(key, value),
      remove: (key) => store.removeItem(key),
      keys: () => Array.from({ length: store.length }, (_, at) => store.key(at) ?? ''),
    };
  } catch {
    return null;
  }
}

/**
 * Removes everything that any shop, adapter or player of this project has stored on this origin. Never throws. A shop
 * that is running knows more than what is stored: `shop.forget()`.
 */
export function eraseVitrineData(storage = browserStorage()): void {
  try {
    for (const key of storage?.keys?.() ?? []) if (key.startsWith(keyPrefix)) storage?.remove(key);
  } catch {
    // Denied.
  }
}

/** A storage that keeps in memory what cannot be stored. */
export interface GuardedStorage extends KeyValueStorage {
  /** Removes what any shop, adapter or player has stored, and what is kept in memory. */
  forget(): void;
}

/**
 * Stores values as `prefix:key` in `below` and keeps in memory what `below` does not take. With a store that is denied,
 * full, broken or cleared, everything works until the page is left. Values of other tabs are seen as long as `below`
 * can be read.
 */
export function guardStorage(below: KeyValueStorage | null, prefix: string): GuardedStorage {
  /** What could not be persisted; only these keys are read from memory. */
  const unsaved = new Map<string, string | null>();
  /** What this page knows to be stored. */
  const saved = new Map<string, string>();
  /**
   * Written beside the values. When it is gone as well, the page has cleared everything; a tab removes single values.
   */
  const marker = 'kept';
  const name = (key: string): string => storageKey(prefix, key);
  const isMarked = (): boolean => below?.get(name(marker)) === '1';
  /** After the page has cleared its storage, this page keeps its values in memory. */
  const keepCleared = (): void => {
    if (saved.size === 0 || isMarked()) return;
    for (const [key, value] of saved) unsaved.set(key, value);
    saved.clear();
  };
  return {
    get(key) {
      try {
        keepCleared();
        if (unsaved.has(key)) return unsaved.get(key) ?? null;
        const value = below?.get(name(key));
        if (typeof value !== 'string') return null;
        if (isMarked()) saved.set(key, value);
        return value;
      } catch {
        return unsaved.get(key) ?? saved.get(key) ?? null;
      }
    },
    set(key, value) {
      unsaved.set(key, value);
      try {
        if (!below) return;
        keepCleared();
        unsaved.set(key, value);
        below.set(name(key), value);
        below.set(name(marker), '1');
        if (below.get(name(key)) === value) {
          unsaved.delete(key);
          saved.set(key, value);
        }
      } catch {
        // Denied or full: the value stays in memory.
      }
    },
    remove(key) {
      unsaved.set(key, null);
      saved.delete(key);
      try {
        if (!below) return;
        below.remove(name(key));
        if (below.get(name(key)) === null) unsaved.delete(key);
      } catch {
        // The entry in memory hides the one that could not be removed.
      }
    },
    forget() {
      // Where keys cannot be listed, those that this page knows are removed.
      for (const key of [...saved.keys(), ...unsaved.keys(), marker]) this.remove(key);
      eraseVitrineData(below);
      saved.clear();
    },
  };
}
