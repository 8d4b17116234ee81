/**
 * Where an adapter keeps its identity. Never throws; a value that cannot be stored is kept as long as the page lives.
 */
export interface KeyValueStorage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** The part of `localStorage` that we use; core is compiled without DOM types. */
interface WebStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Keeps values as long as the object lives. */
export function createMemoryStorage(): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
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
    };
  } catch {
    return null;
  }
}

/**
 * Stores values as `prefix:key` in `below` and keeps in memory what `below` does not take. With a store that is denied,
 * full or broken, everything works until the page is left. Values of other tabs are seen as long as `below` can be
 * read.
 */
export function guardStorage(below: KeyValueStorage | null, prefix: string): KeyValueStorage {
  /** What could not be persisted; only these keys are read from memory. */
  const unsaved = new Map<string, string | null>();
  const name = (key: string): string => `${prefix}:${key}`;
  return {
    get(key) {
      if (unsaved.has(key)) return unsaved.get(key) ?? null;
      try {
        const value = below?.get(name(key));
        return typeof value === 'string' ? value : null;
      } catch {
        return null;
      }
    },
    set(key, value) {
      unsaved.set(key, value);
      try {
        if (!below) return;
        below.set(name(key), value);
        if (below.get(name(key)) === value) unsaved.delete(key);
      } catch {
        // Denied or full: the value stays in memory.
      }
    },
    remove(key) {
      unsaved.set(key, null);
      try {
        if (!below) return;
        below.remove(name(key));
        if (below.get(name(key)) === null) unsaved.delete(key);
      } catch {
        // The entry in memory hides the one that could not be removed.
      }
    },
  };
}
