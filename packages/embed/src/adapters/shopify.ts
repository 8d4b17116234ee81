import { shopifyAdapter } from '@vitrine/adapters/shopify';
import type { Adapter } from '@vitrine/core';
import type { TagConfig } from '../tag-config.js';

/** `data-adapter="shopify"`: the shop at `data-shop`, by the public token `data-token`. */
export function adapter({ shop, token }: TagConfig): Adapter {
  return shopifyAdapter({ shop: shop ?? '', token: token ?? '' });
}
