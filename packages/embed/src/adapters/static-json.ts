import { staticJsonAdapter } from '@vitrine/adapters/static-json';
import { VitrineError, type Adapter } from '@vitrine/core';
import type { TagConfig } from '../tag-config.js';

/** Adapters beside which the file still has the products, because they have none. */
const sinks = /^(?:static-json|beacon|ga4|gtm|meta|segment)$/;

/**
 * `data-adapter="static-json" data-src="shop.json"`: products and videos from that file. Beside another shop, as in
 * `data-adapter="shopify static-json"`, it has the videos only.
 */
export function adapter({ adapter: names, src }: Pick<TagConfig, 'adapter' | 'src'>): Adapter {
  if (src === null) throw new VitrineError('misconfigured', { where: 'static-json', message: 'data-src is missing' });
  const products = (names ?? '').split(/\s+/).every((name) => name === '' || sinks.test(name));
  return staticJsonAdapter({ src, products });
}

export { staticJsonAdapter };
