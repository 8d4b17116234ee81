import { ga4Analytics } from '@vitrine/adapters/ga4';
import type { Adapter } from '@vitrine/core';

/** `data-adapter="woocommerce gtm"`: the same for Tag Manager, by the page's `dataLayer`. */
export function adapter(): Adapter {
  return ga4Analytics({ via: 'dataLayer' });
}
