import { html, nothing, type TemplateResult } from 'lit';
import { replayIcon } from '../controls/control-icons.js';
import { shownHotspots } from '../hotspots/hotspot-labels.js';
import type { PlayerContext } from '../player-context.js';
import { productRow, type ProductRowContext } from './product-row.js';

const maxProducts = 6;

/** After the last frame: a replay button and the first products of the video. */
export function endScreen(context: ProductRowContext & Pick<PlayerContext, 'replay'>): TemplateResult {
  const { words } = context.page;
  const hotspots = shownHotspots(context);
  return html`<div class="end" part="end">
    <button class="again" type="button" @click=${() => context.replay()}>
      ${replayIcon}<span>${words.replay}</span>
    </button>
    ${
      hotspots.length === 0
        ? nothing
        : html`<h2>${words.productsInVideo}</h2>
            <ul>
              ${hotspots.slice(0, maxProducts).map((hotspot) => productRow(context, hotspot))}
            </ul>`
    }
  </div>`;
}
