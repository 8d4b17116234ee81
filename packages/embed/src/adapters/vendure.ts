import { vendureAdapter } from '@vitrine/adapters/vendure';
import { pageAddress, type Adapter } from '@vitrine/core';
import type { TagConfig } from '../tag-config.js';

/**
 * `data-adapter="vendure" data-shop="https://shop.example/shop-api"`, with the channel's token in `data-token` where it
 * is not the default one.
 */
export function adapter({ shop, token }: Pick<TagConfig, 'shop' | 'token'>): Adapter {
  return vendureAdapter({
    api: (shop === null ? new URL('/shop-api', pageAddress()) : new URL(shop, document.baseURI)).href,
    ...(token === null ? {} : { channelToken: token }),
  });
}

export { storageOf } from '../storage-of.js';
export { vendureAdapter };
