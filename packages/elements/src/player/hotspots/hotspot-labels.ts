import { formatMoney, safeUrl, type Product } from '@vitrine/core';
import type { Hotspot } from '@vitrine/core/hotspots';
import type { HotspotLabel } from '../../hotspot/hotspot-layer.js';
import type { PlayerStage } from '../player-stage.js';

/** What a hotspot is called here and now, what it costs and where it leads; `null` = nothing would happen, so it is not shown. */
export function labelOf(stage: PlayerStage, hotspot: Hotspot): HotspotLabel | null {
  let face = stage.faces.get(hotspot);
  if (face === undefined) stage.faces.set(hotspot, (face = findLabel(stage, hotspot)));
  return face;
}

function findLabel(stage: PlayerStage, hotspot: Hotspot): HotspotLabel | null {
  const { shop, words, lang } = stage.place;
  const product = stage.products.productOf(hotspot);
  const { label } = hotspot;
  const own =
    typeof label === 'object' && label !== null
      ? (label[lang] ?? label[lang.split('-')[0] ?? ''] ?? label['en'])
      : label;
  const name = own || product?.title || words.productUnnamed;
  const slot = stage.products.slots.get(hotspot.id) ?? null;
  if (shop?.can('catalog') && Object.keys(hotspot.product).length > 0) {
    return stage.products.isMissing(hotspot)
      ? null
      : { name, price: product ? priceOf(stage, product) : '', href: null, slot };
  }
  const href = hotspot.href === null ? null : safeUrl(hotspot.href, document.baseURI);
  return href === null ? null : { name, price: '', href, slot };
}

function priceOf({ place: { lang, words } }: PlayerStage, { priceRange: { min, max } }: Product): string {
  const price = formatMoney(min, lang);
  return min.amount === max.amount ? price : words.priceFrom(price);
}

/** The hotspots that are shown to this visitor at some time, in the order of the film. */
export function shownHotspots(stage: PlayerStage): Hotspot[] {
  return stage.products.track.hotspots.filter((hotspot) => labelOf(stage, hotspot));
}
