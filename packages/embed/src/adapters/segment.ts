import { segmentAnalytics } from '@vitrine/adapters/segment';
import type { Adapter } from '@vitrine/core';

/** `data-adapter="woocommerce segment"`: Segment, as the page has loaded it. */
export function adapter(): Adapter {
  return segmentAnalytics();
}

export { segmentAnalytics };
