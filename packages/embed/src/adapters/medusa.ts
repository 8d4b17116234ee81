import { medusaAdapter } from '@vitrine/adapters/medusa';
import type { Adapter } from '@vitrine/core';
import type { TagConfig } from '../tag-config.js';

/** `data-adapter="medusa"`: the Medusa at `data-shop`, by the publishable key `data-token`. */
export function adapter({ shop, token }: Pick<TagConfig, 'shop' | 'token'>): Adapter {
  const url = shop ?? '';
  return medusaAdapter({ url: /^https?:/i.test(url) ? url : `https://${url}`, publishableKey: token ?? '' });
}

export { storageOf } from '../storage-of.js';
export { medusaAdapter };
