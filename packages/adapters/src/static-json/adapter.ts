import type { Adapter } from '@vitrine/core';
import { createCatalog } from './catalog.js';
import { createClient } from './client.js';
import { backendError } from './errors.js';
import { createVideos } from './videos.js';

export interface StaticJsonAdapterOptions {
  /** Address of the first file; a relative one counts from the page. */
  readonly src: string;
  /**
   * Whether it has the products. `false`: videos only, because the shop that it is combined with has products of its
   * own. Default: true.
   */
  readonly products?: boolean;
  /**
   * Whether the variants go into the cart of the adapter that it is combined with: their ids are those of that shop.
   * Default: false, and each product is sold on its own page.
   */
  readonly sellable?: boolean;
}

/**
 * Products and videos from JSON files on any web server. It has no cart. Throws `misconfigured` without an address.
 */
export function staticJsonAdapter({ src, products = true, sellable = false }: StaticJsonAdapterOptions): Adapter {
  let url: URL;
  try {
    url = new URL(src, (globalThis as { document?: { baseURI?: string } }).document?.baseURI);
  } catch {
    throw backendError('misconfigured', { message: 'src is no address' });
  }
  const client = createClient(url.href);
  return {
    name: 'static-json',
    contract: 1,
    shop: url.host + url.pathname,
    async connect(context) {
      client.connect(context);
    },
    async reconfigure(market) {
      client.market = market;
    },
    ...(products ? { catalog: createCatalog(client, sellable) } : {}),
    videos: createVideos(client),
  };
}
