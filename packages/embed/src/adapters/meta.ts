import { metaAnalytics } from '@vitrine/adapters/meta';
import type { Adapter } from '@vitrine/core';

/** `data-adapter="woocommerce meta"`: the Meta pixel that the page has loaded. */
export function adapter(): Adapter {
  return metaAnalytics();
}

export { metaAnalytics };
