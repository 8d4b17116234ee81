import { woocommerceAdapter } from '@vitrine/adapters/woocommerce';
import type { Adapter } from '@vitrine/core';
import type { TagConfig } from '../tag-config.js';

/** `data-adapter="woocommerce" data-shop="shop.example"`; on the shop's own pages `data-shop` may be left out. */
export function adapter({ shop }: Pick<TagConfig, 'shop'>): Adapter {
  const site = shop ?? location.origin;
  return woocommerceAdapter({ site: /^https?:/.test(site) ? site : `https://${site}` });
}

export { woocommerceAdapter };
