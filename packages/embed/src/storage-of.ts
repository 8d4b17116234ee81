import type { Adapter, KeyValueStorage } from '@vitrine/core';

/**
 * Where the page's shop keeps what its adapter knows, `shop` being the tag's `data-shop`: for the shop's own checkout
 * page, which pays the cart of the same session.
 */
export function storageOf(adapter: Adapter, shop: string | null): KeyValueStorage {
  const prefix = `vitrine:${adapter.name}:${shop ?? adapter.shop ?? 'default'}:`;
  return {
    get: (key) => localStorage.getItem(prefix + key),
    set: (key, value) => localStorage.setItem(prefix + key, value),
    remove: (key) => localStorage.removeItem(prefix + key),
  };
}
