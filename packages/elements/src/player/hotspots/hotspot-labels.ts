import { formatMoney, safeUrl, type Product } from '@vitrine/core';
import type { Hotspot } from '@vitrine/core/hotspots';
import type { HotspotLabel } from '../../hotspot/hotspot-label.js';
import type { PageContext, PlayerContext } from '../player-context.js';

type Context = Pick<PlayerContext, 'page' | 'hotspots' | 'labels'>;

/** The label of a hotspot; null = a press would do nothing, so the hotspot is not shown. */
export function labelOf(context: Context, hotspot: Hotspot): HotspotLabel | null {
  let label = context.labels.get(hotspot);
  if (label === undefined) context.labels.set(hotspot, (label = makeLabel(context, hotspot)));
  return label;
}

function makeLabel({ page, hotspots }: Context, hotspot: Hotspot): HotspotLabel | null {
  const { shop, words, lang } = page;
  const product = hotspots.productOf(hotspot);
  const { label } = hotspot;
  const ownName =
    typeof label === 'object' && label !== null
      ? (label[lang] ?? label[lang.split('-')[0] ?? ''] ?? label['en'])
      : label;
  const name = ownName || product?.title || words.productUnnamed;
  const slot = hotspots.slots.get(hotspot.id) ?? null;
  if (shop?.can('catalog') && Object.keys(hotspot.product).length > 0) {
    return hotspots.isMissing(hotspot)
      ? null
      : { name, price: product ? priceOf(page, product) : '', href: null, slot };
  }
  const href = hotspot.href === null ? null : safeUrl(hotspot.href, document.baseURI);
  return href === null ? null : { name, price: '', href, slot };
}

function priceOf({ lang, words }: PageContext, { priceRange }: Product): string {
  if (!priceRange) return '';
  const { min, max } = priceRange;
  const price = formatMoney(min, lang);
  return min.amount === max.amount ? price : words.priceFrom(price);
}

/** The hotspots that this visitor is shown at any time of the video, by time. */
export function shownHotspots(context: Context): Hotspot[] {
  return context.hotspots.track.hotspots.filter((hotspot) => labelOf(context, hotspot));
}
