import { html, nothing, type TemplateResult } from 'lit';
import { bagIcon } from '../../theme/icons.js';
import { shownHotspots } from '../hotspots/hotspot-labels.js';
import type { PlayerContext } from '../player-context.js';

type Context = Pick<
  PlayerContext,
  'page' | 'state' | 'noSource' | 'hotspots' | 'labels' | 'panel' | 'number' | 'play' | 'openPanel'
>;

/**
 * Why the video cannot continue, a button that tries again where that can help, and the products: they can be bought
 * without the video.
 */
export function errorScreen(context: Context): TemplateResult {
  const { words } = context.page;
  const { error } = context.state;
  const code = context.noSource ? 'media-not-found' : (error?.code ?? 'media-network');
  const key = code.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase()) as 'mediaNetwork';
  const retry = html`<button class="again" type="button" @click=${() => context.play()}>${words.retry}</button>`;
  return html`<div class="fault">
    <p>${words[key] ?? words.mediaNetwork}</p>
    ${error?.recoverable === false ? nothing : retry} ${productsButton(context)}
  </div>`;
}

function productsButton(context: Context): unknown {
  const { words } = context.page;
  const count = shownHotspots(context).length;
  if (count === 0) return nothing;
  return html`<button
    class="again products"
    type="button"
    data-opens="products"
    aria-expanded=${context.panel === 'products'}
    @click=${() => context.openPanel('products')}
  >
    ${bagIcon}<span>${words.productsInVideo}: ${context.number(count)}</span>
  </button>`;
}
