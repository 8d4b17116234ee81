import { ga4Analytics } from '@vitrine/adapters/ga4';
import type { Adapter } from '@vitrine/core';

/** `data-adapter="woocommerce ga4"`: reports sales to the page's Google tag. */
export function adapter(): Adapter {
  return ga4Analytics();
}

export { ga4Analytics };
