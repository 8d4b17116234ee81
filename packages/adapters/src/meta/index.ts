import type { Adapter, AnalyticsEvent, AnalyticsEventName } from '@vitrine/core';
import { total } from '../cart/total.js';
import { definedValues, itemId, itemsOf, majorUnits, sourceOf, valueOf } from '../analytics/report.js';
import { pageFunction, sinkAdapter } from '../analytics/sink.js';

export interface MetaOptions {
  /** The page, for tests. */
  readonly page?: object;
}

/** Standard events by their names, our own (`trackCustom`) with a `*` before; `null` is not sent. */
const eventNames: Readonly<Record<AnalyticsEventName, string | null>> = {
  video_start: '*VideoStart',
  video_view: '*VideoView',
  video_progress: '*VideoProgress',
  video_complete: '*VideoComplete',
  hotspot_show: null,
  hotspot_click: null,
  product_view: 'ViewContent',
  variant_change: null,
  add_to_cart: 'AddToCart',
  remove_from_cart: null,
  cart_view: null,
  code_apply: null,
  gift_card_add: '*GiftCardAdd',
  checkout_start: 'InitiateCheckout',
  purchase: 'Purchase',
};

function parametersOf(event: AnalyticsEvent): Record<string, unknown> {
  const value = valueOf(event);
  const items = itemsOf(event);
  return {
    ...(items.length > 0
      ? {
          content_type: 'product',
          content_ids: items.map(itemId),
          contents: items.map((item) =>
            definedValues({ id: itemId(item), quantity: item.quantity ?? 1, item_price: majorUnits(item.price) }),
          ),
          num_items: total(items, ({ quantity = 1 }) => quantity),
        }
      : {}),
    ...(value ? { currency: value.currency, value: majorUnits(value) } : {}),
    ...sourceOf(event),
  };
}

/** The Meta pixel that the page has loaded, or will load: events wait for it. */
export function metaAnalytics({ page = globalThis }: MetaOptions = {}): Adapter {
  const fbq = (): ReturnType<typeof pageFunction> => pageFunction(page, 'fbq');
  return sinkAdapter({
    name: 'meta',
    to: 'fbq',
    needs: { what: 'fbq', isThere: () => fbq() !== null },
    send(event) {
      const name = eventNames[event.name];
      if (name === null) return;
      // An order has its own number as id, which the shop's server can send, too.
      const eventID = (event.name === 'purchase' && event.transactionId) || event.id;
      fbq()?.(name.startsWith('*') ? 'trackCustom' : 'track', name.replace('*', ''), parametersOf(event), { eventID });
    },
  });
}
