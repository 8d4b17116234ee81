import { safeUrl } from '@vitrine/core';
import type { Hotspot } from '@vitrine/core/hotspots';
import { html, nothing, type TemplateResult } from 'lit';
import { clockTime } from '../controls/clock-time.js';
import { momentIcon } from '../controls/control-icons.js';
import { labelOf } from '../hotspots/hotspot-labels.js';
import type { PlayerContext } from '../player-context.js';

export type ProductRowContext = Pick<PlayerContext, 'page' | 'hotspots' | 'labels' | 'openProduct' | 'seek' | 'number'>;

/**
 * One product of the video: a button that opens it, or a link to its page where the shop has no catalog. With `start`,
 * in seconds, also a button that seeks to its hotspot.
 */
export function productRow(context: ProductRowContext, hotspot: Hotspot, start?: number): TemplateResult {
  const label = labelOf(context, hotspot);
  if (!label) return html``;
  const content = html`<span class="thumb">${thumbnail(context, hotspot)}</span>
    <span class="words"><bdi class="name">${label.name}</bdi><span class="price">${label.price}</span></span>`;
  const open = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    context.openProduct(hotspot.product, event.currentTarget, hotspot.id);
  };
  return html`<li>
    ${
      label.href === null
        ? html`<button class="product" type="button" @click=${open}>${content}</button>`
        : html`<a class="product" href=${label.href}>${content}</a>`
    }
    ${start === undefined ? nothing : momentButton(context, label.name, start)}
  </li>`;
}

function thumbnail({ hotspots }: ProductRowContext, hotspot: Hotspot): unknown {
  const picture = hotspots.productOf(hotspot)?.pictures[0];
  const url = picture ? safeUrl(picture.url, document.baseURI) : null;
  if (url === null) return nothing;
  const hide = (event: Event): unknown => (event.target as HTMLElement).toggleAttribute('hidden', true);
  return html`<img src=${url} alt="" loading="lazy" decoding="async" @error=${hide} />`;
}

function momentButton(context: ProductRowContext, name: string, start: number): TemplateResult {
  const time = clockTime(context, start);
  return html`<button
    class="moment"
    type="button"
    aria-label=${context.page.words.productAt(name, time)}
    @click=${() => context.seek(start + 0.05)}
  >
    ${momentIcon}<bdi dir="ltr">${time}</bdi>
  </button>`;
}
