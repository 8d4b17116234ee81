import type { Adapter } from '@vitrine/core';
import { createClient } from './client.js';
import { createVideos } from './videos.js';

export interface ServiceAdapterOptions {
  /** Where `@vitrine/server` is: `https://videos.example`. */
  readonly url: string;
  /** The shop, as the service calls it. Default: `main` */
  readonly shop?: string;
}

/**
 * Videos from `@vitrine/server`. It has no goods and no cart: it goes beside a commerce adapter, by `composeAdapters`.
 * Throws `misconfigured` without an address.
 */
export function serviceAdapter({ url, shop = 'main' }: ServiceAdapterOptions): Adapter {
  const client = createClient(url, shop);
  return {
    name: 'service',
    contract: 1,
    shop: client.address,
    async connect(context) {
      client.connect(context);
    },
    async reconfigure(market) {
      client.market = market;
    },
    videos: createVideos(client),
  };
}
