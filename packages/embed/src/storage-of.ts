import { keyPrefix, storageKey, type Adapter, type KeyValueStorage } from '@vitrine/core';

/**
 * Where the page's shop keeps what its adapter knows, `shop` being the tag's `data-shop`: for the shop's own checkout
 * page, which pays the cart of the same session.
 */
export function storageOf(adapter: Adapter, shop: string | null): KeyValueStorage {
  const prefix = `${keyPrefix}${adapter.name}:${shop ?? adapter.shop ?? 'default'}`;
  return {
    get: (key) => localStorage.getItem(storageKey(prefix, key)),
    set: (key, value) => localStorage.setItem(storageKey(prefix, key), value),
    remove: (key) => localStorage.removeItem(storageKey(prefix, key)),
  };
}
