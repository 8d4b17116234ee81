import { safeUrl } from '@vitrine/core';
import type { Hotspot } from '@vitrine/core/hotspots';
import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerStage } from '../player/player-stage.js';

export { momentStyles } from './moment-card.styles.js';

/** What is for sale at the time of the video: of several hotspots the one that began last. */
export function hotspotOfMoment({ hotspots, labels, time }: PlayerStage): Hotspot | undefined {
  const startOf = ({ ranges }: Hotspot): number => ranges.findLast(({ start }) => start <= time)?.start ?? 0;
  return (
    hotspots.track.hotspots
      // A hotspot without a label is not shown: its product is gone, or a press would do nothing.
      .filter((one) => labels.get(one) && one.ranges.some(({ start, end }) => start <= time && time < end))
      .sort((a, b) => b.priority - a.priority || startOf(b) - startOf(a))[0]
  );
}

/** Picture, name and price of the product of the moment; a press opens it. */
export function momentCard(stage: PlayerStage, hotspot: Hotspot | undefined): TemplateResult | typeof nothing {
  const label = hotspot && stage.labels.get(hotspot);
  if (!hotspot || !label) return nothing;
  const picture = safeUrl(stage.hotspots.productOf(hotspot)?.pictures[0]?.url, document.baseURI);
  const content = html`${
      picture === null ? nothing : html`<img src=${picture} alt="" width="44" height="55" decoding="async" />`
    }<span class="what"><bdi class="name">${label.name}</bdi> <bdi class="price">${label.price}</bdi></span>`;
  return label.href === null
    ? html`<button
        class="moment"
        part="product"
        type="button"
        @click=${({ currentTarget }: Event) => stage.openProduct(hotspot.product, currentTarget as HTMLElement, hotspot.id)}
      >
        ${content}
      </button>`
    : html`<a class="moment" part="product" href=${label.href}>${content}</a>`;
}
