import { woocommerceAdapter } from '@vitrine/adapters/woocommerce';
import { pageAddress, type Adapter } from '@vitrine/core';
import type { TagConfig } from '../tag-config.js';

/** `data-adapter="woocommerce" data-shop="shop.example"`; on the shop's own pages `data-shop` may be left out. */
export function adapter({ shop }: Pick<TagConfig, 'shop'>): Adapter {
  // In a frame with `srcdoc` the location has no origin.
  const site = shop ?? new URL(pageAddress()).origin;
  return woocommerceAdapter({ site: /^https?:/i.test(site) ? site : `https://${site}` });
}

export { woocommerceAdapter };
