import type { Adapter, AnalyticsEvent, AnalyticsEventName, AnalyticsItem } from '@vitrine/core';
import { definedValues, itemsOf, majorUnits, sourceOf, valueOf } from '../analytics/report.js';
import { pageFunction, sinkAdapter } from '../analytics/sink.js';

export interface SegmentOptions {
  /** Its global name in the page: `'analytics'` by default, as in Segment's own snippet. */
  readonly global?: string;
  /** The page, for tests. */
  readonly page?: object;
}

const eventNames: Readonly<Record<AnalyticsEventName, string>> = {
  video_start: 'Video Playback Started',
  video_view: 'Video Viewed',
  video_progress: 'Video Content Playing',
  video_complete: 'Video Playback Completed',
  hotspot_show: 'Product List Viewed',
  hotspot_click: 'Product Clicked',
  product_view: 'Product Viewed',
  variant_change: 'Product Variant Changed',
  add_to_cart: 'Product Added',
  remove_from_cart: 'Product Removed',
  cart_view: 'Cart Viewed',
  code_apply: 'Coupon Applied',
  gift_card_add: 'Gift Card Added',
  checkout_start: 'Checkout Started',
  purchase: 'Order Completed',
};

/** Events that Segment defines for a single product. */
const singleProductEvents: ReadonlySet<AnalyticsEventName> = new Set<AnalyticsEventName>([
  'hotspot_click',
  'product_view',
  'variant_change',
  'add_to_cart',
  'remove_from_cart',
]);

const productOf = ({
  productId,
  variantId,
  title,
  variantTitle,
  price,
  quantity,
}: AnalyticsItem): Record<string, unknown> =>
  definedValues({
    product_id: productId,
    variant_id: variantId,
    name: title,
    variant: variantTitle,
    price: majorUnits(price),
    quantity,
  });

function propertiesOf(event: AnalyticsEvent): Record<string, unknown> {
  const value = valueOf(event);
  const items = itemsOf(event);
  return {
    ...definedValues({
      order_id: event.transactionId,
      list_id: event.name.startsWith('hotspot') ? event.source?.videoId : undefined,
    }),
    ...(items.length === 0
      ? {}
      : singleProductEvents.has(event.name)
        ? productOf(items[0] as AnalyticsItem)
        : { products: items.map(productOf) }),
    ...(value
      ? {
          currency: value.currency,
          value: majorUnits(value),
          ...(event.name === 'purchase' ? { total: majorUnits(value) } : {}),
        }
      : {}),
    ...sourceOf(event),
  };
}

/**
 * Segment, or a service with the same interface (RudderStack, Jitsu), through the script that the page has loaded, or
 * will load: events wait for it.
 */
export function segmentAnalytics({ global = 'analytics', page = globalThis }: SegmentOptions = {}): Adapter {
  const tracker = (): ReturnType<typeof pageFunction> =>
    pageFunction((page as Record<string, object | undefined>)[global] ?? {}, 'track');
  return sinkAdapter({
    name: 'segment',
    to: global,
    needs: { what: `${global}.track`, isThere: () => tracker() !== null },
    send(event) {
      const track = tracker();
      const parts =
        singleProductEvents.has(event.name) && event.items.length > 1
          ? itemsOf(event).map((item, at) => ({ ...event, id: `${event.id}-${at}`, items: [item] }))
          : [event];
      for (const part of parts)
        track?.(eventNames[event.name], propertiesOf(part), { messageId: part.id, timestamp: new Date(event.at) });
    },
  });
}
