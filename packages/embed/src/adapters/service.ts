import { serviceAdapter } from '@vitrine/adapters/service';
import { VitrineError, type Adapter } from '@vitrine/core';
import type { TagConfig } from '../tag-config.js';

/**
 * `data-adapter="vendure service" data-src="https://videos.example"`: videos from that service. The address may name
 * the shop as the service prints it, `https://videos.example/v1/shops/main`.
 */
export function adapter({ src }: Pick<TagConfig, 'src'>): Adapter {
  if (src === null) throw new VitrineError('misconfigured', { where: 'service', message: 'data-src is missing' });
  const [, url = src, shop = 'main'] = /^(.*)\/v1\/shops\/([\w-]+)\/?$/.exec(src) ?? [];
  return serviceAdapter({ url, shop });
}

export { serviceAdapter };
