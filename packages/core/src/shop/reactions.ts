import type { AnalyticsEvent, AnalyticsItem, Source } from '../analytics/analytics-port.js';
import type { Cart, CartLine, CartResult, LineInput } from '../cart/cart.js';
import { findLine, lineKey } from '../cart/line-identity.js';
import type { Product } from '../catalog/product.js';
import type { Reaction } from './shop.js';
import type { ShopEvent } from './shop-event.js';

/** Shows that a line was added. An undo is pressed in the open cart, which shows the line itself. */
export const showAddedLines: Reaction = (shop) =>
  shop.on('lines-added', (added) => {
    if (!added.restored) shop.view.showAdded(added);
  });

/**
 * Writes on the cart which video sold the product, so that the order shows it. Attributes of the line would split one
 * variant into two lines.
 */
export const creditSource: Reaction = (shop) =>
  shop.on('lines-added', ({ source, result }) => {
    if (!source || !shop.can('cart.setAttributes')) return;
    const credit: Readonly<Record<string, string | undefined>> = {
      _vitrine_video: source.videoId,
      _vitrine_hotspot: source.hotspotId,
      _vitrine_live: source.liveId,
      _vitrine_creator: source.creatorId,
    };
    const written = new Map(result.cart.attributes.map(({ key, value }) => [key, value]));
    for (const [key, value] of Object.entries(credit)) {
      if (value !== undefined && written.get(key) !== value) shop.cart.setAttribute(key, value).catch(() => {});
    }
  });

/** Sends analytics events for what happens in the shop. */
export const reportToAnalytics: Reaction = (shop) => {
  /** With the product of the event, where it has one. */
  const act =
    (name: AnalyticsEvent['name']) =>
    (event: { readonly source: Source | null; readonly product?: Product | null; readonly variantId?: string }): void =>
      shop.track({
        name,
        source: event.source,
        items: event.product ? [productItem(event.product, event.variantId)] : [],
      });
  const cart =
    (name: AnalyticsEvent['name']) =>
    (event: { readonly source: Source | null; readonly cart: Cart | null }): void =>
      shop.track({
        name,
        source: event.source,
        items: event.cart?.lines.map((line) => lineItem(line)) ?? [],
        ...(event.cart && { value: event.cart.total.money }),
      });
  const delta = ({
    source,
    lineId,
    before,
    result,
  }: Extract<ShopEvent, { type: 'line-removed' | 'quantity-set' }>): void => {
    const old = before.lines.find((line) => line.id === lineId);
    if (!old) return;
    const now = findLine(result.cart, { id: lineId, key: lineKey(old) })?.quantity ?? 0;
    if (now === old.quantity) return;
    shop.track({
      name: now > old.quantity ? 'add_to_cart' : 'remove_from_cart',
      source,
      items: [lineItem(old, Math.abs(now - old.quantity))],
    });
  };
  const stops = [
    shop.on('video-start', act('video_start')),
    shop.on('video-view', act('video_view')),
    shop.on('video-complete', act('video_complete')),
    shop.on('video-progress', ({ source, percent }) =>
      shop.track({ name: 'video_progress', source, percent, items: [] }),
    ),
    shop.on('hotspot-show', act('hotspot_show')),
    shop.on('product-view', (event) => {
      if (event.source.hotspotId) act('hotspot_click')(event);
      act('product_view')(event);
    }),
    shop.on('variant-change', act('variant_change')),
    shop.on('cart-view', cart('cart_view')),
    shop.on('checkout-start', cart('checkout_start')),
    shop.on('lines-added', ({ source, lines, before, result, giftCards }) => {
      const items = lines.flatMap((line) => addedItem(line, result, before));
      if (items[0]) shop.track({ name: giftCards ? 'gift_card_add' : 'add_to_cart', source, items });
    }),
    shop.on('line-removed', delta),
    shop.on('quantity-set', delta),
    shop.on('code-applied', act('code_apply')),
  ];
  return () => stops.forEach((stop) => stop());
};

/** The reactions of a shop that is made without `reactions`. */
export const defaultReactions: readonly Reaction[] = [showAddedLines, creditSource, reportToAnalytics];

function productItem(product: Product, variantId?: string): AnalyticsItem {
  const variant = product.variants.find(({ id }) => id === variantId);
  const price = variant?.price ?? product.priceRange?.min;
  return {
    productId: product.id,
    title: product.title,
    ...(price && { price }),
    ...(variant && { variantId: variant.id, variantTitle: variant.title }),
  };
}

function lineItem(line: CartLine, quantity = line.quantity): AnalyticsItem {
  const { productId, variantId, title, variantTitle, unitPrice } = line;
  return { productId, variantId, title, price: unitPrice, quantity, ...(variantTitle === '' ? {} : { variantTitle }) };
}

/** The requested quantity, not that of the whole line; where the backend capped it, what was really added. */
function addedItem(line: LineInput, { cart, warnings }: CartResult, before: Cart | null): AnalyticsItem[] {
  const there =
    cart.lines.find((other) => lineKey(other) === lineKey(line)) ??
    cart.lines.find((other) => other.variantId === line.variantId);
  if (!there) return [{ productId: '', variantId: line.variantId, title: '', quantity: line.quantity }];
  const capped = warnings.some(({ code, lineId }) => code === 'quantity-capped' && lineId === there.id);
  const old = capped && before?.id === cart.id ? findLine(before, { id: there.id, key: lineKey(there) }) : undefined;
  const quantity = capped ? Math.min(line.quantity, there.quantity - (old?.quantity ?? 0)) : line.quantity;
  return quantity > 0 ? [lineItem(there, quantity)] : [];
}
