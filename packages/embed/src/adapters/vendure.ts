import { vendureAdapter } from '@vitrine/adapters/vendure';
import type { Adapter, KeyValueStorage } from '@vitrine/core';
import type { TagConfig } from '../tag-config.js';

/** `data-adapter="vendure" data-shop="https://shop.example/shop-api"`, with the channel's token in `data-token` where it is not the default one. */
export function adapter({ shop, token }: Pick<TagConfig, 'shop' | 'token'>): Adapter {
  return vendureAdapter({ api: new URL(shop ?? '/shop-api', location.href).href, ...(token === null ? {} : { channelToken: token }) });
}

/** Where the shop of such a tag keeps what its adapter knows: for the shop's own checkout page, which pays the order of the same session. */
export function sessionStorage(config: Pick<TagConfig, 'shop' | 'token'>): KeyValueStorage {
  const made = adapter(config);
  const prefix = `vitrine:${made.name}:${config.shop ?? made.shop ?? 'default'}:`;
  return {
    get: (key) => localStorage.getItem(prefix + key),
    set: (key, value) => localStorage.setItem(prefix + key, value),
    remove: (key) => localStorage.removeItem(prefix + key),
  };
}

export { vendureAdapter };
