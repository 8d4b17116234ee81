/** Where an adapter keeps its identity. Never throws; what cannot be stored lives as long as the page. */
export interface KeyValueStorage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** What `localStorage` offers of what we use; the DOM is not known here. */
interface WebStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Lives as long as the object. */
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
 * Names `prefix:key` in `below`, with a memory in front of it: written there first, then persisted. A store that is denied,
 * full or broken costs nothing in the session; what another tab wrote is seen wherever the store still answers.
 */
export function guardStorage(below: KeyValueStorage | null, prefix: string): KeyValueStorage {
  /** What could not be persisted; only this is answered from memory. */
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
        // denied or full: it lives in memory
      }
    },
    remove(key) {
      unsaved.set(key, null);
      try {
        if (!below) return;
        below.remove(name(key));
        if (below.get(name(key)) === null) unsaved.delete(key);
      } catch {
        // the memory says it is gone
      }
    },
  };
}
