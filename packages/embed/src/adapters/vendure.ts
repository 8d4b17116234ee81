import { vendureAdapter } from '@vitrine/adapters/vendure';
import type { Adapter } from '@vitrine/core';
import type { TagConfig } from '../tag-config.js';

/**
 * `data-adapter="vendure" data-shop="https://shop.example/shop-api"`, with the channel's token in `data-token` where it
 * is not the default one.
 */
export function adapter({ shop, token }: Pick<TagConfig, 'shop' | 'token'>): Adapter {
  return vendureAdapter({
    api: new URL(shop ?? '/shop-api', location.href).href,
    ...(token === null ? {} : { channelToken: token }),
  });
}

export { storageOf } from '../storage-of.js';
export { vendureAdapter };
