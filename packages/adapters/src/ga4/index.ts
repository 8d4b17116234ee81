import type { Adapter, AnalyticsEvent, AnalyticsEventName } from '@vitrine/core';
import { definedValues, itemId, itemsOf, majorUnits, sourceOf, valueOf } from '../analytics/report.js';
import { pageFunction, sinkAdapter } from '../analytics/sink.js';

export interface Ga4Options {
  /**
   * `gtag`: the page's Google tag. `dataLayer`: Tag Manager, with `ecommerce` as its triggers expect it. `gtag` by
   * default.
   */
  readonly via?: 'gtag' | 'dataLayer';
  /** The page, for tests. */
  readonly page?: object;
}

/** `null` is not sent: Google wants the name of a promotion, and a shopper's code stays in the page. */
const eventNames: Readonly<Record<AnalyticsEventName, string | null>> = {
  video_start: 'video_start',
  video_view: 'video_view',
  video_progress: 'video_progress',
  video_complete: 'video_complete',
  hotspot_show: 'view_item_list',
  hotspot_click: 'select_item',
  product_view: 'view_item',
  variant_change: 'variant_change',
  add_to_cart: 'add_to_cart',
  remove_from_cart: 'remove_from_cart',
  cart_view: 'view_cart',
  code_apply: null,
  gift_card_add: 'gift_card_add',
  checkout_start: 'begin_checkout',
  purchase: 'purchase',
};

function ecommerceOf(event: AnalyticsEvent): Record<string, unknown> {
  const value = valueOf(event);
  const items = itemsOf(event).map((item) =>
    definedValues({
      item_id: itemId(item),
      item_name: item.title,
      item_variant: item.variantTitle,
      quantity: item.quantity,
      price: majorUnits(item.price),
      item_list_id: event.source?.videoId,
    }),
  );
  return definedValues({
    transaction_id: event.transactionId,
    ...(value ? { currency: value.currency, value: majorUnits(value) } : {}),
    ...(items.length > 0 ? { items } : {}),
  });
}

/** Google Analytics 4, through the tag that the page has loaded; this adapter loads nothing. */
export function ga4Analytics({ via = 'gtag', page = globalThis }: Ga4Options = {}): Adapter {
  const layer = (): { push(entry: unknown): void } => ((page as { dataLayer?: unknown[] }).dataLayer ??= []);
  // What Google's own snippet does: the list keeps the arguments until the tag has loaded.
  function queued(..._args: unknown[]): void {
    // eslint-disable-next-line prefer-rest-params -- the tag recognises a command by this very object
    layer().push(arguments);
  }
  return sinkAdapter({
    name: 'ga4',
    to: via,
    send(event) {
      const name = eventNames[event.name];
      if (name === null) return;
      const where = { ...sourceOf(event), event_id: event.id };
      if (via === 'gtag')
        return (pageFunction(page, 'gtag') ?? queued)('event', name, { ...ecommerceOf(event), ...where });
      layer().push({ ecommerce: null });
      layer().push({ event: name, ecommerce: ecommerceOf(event), ...where });
    },
  });
}
