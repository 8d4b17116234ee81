import { html, nothing, type TemplateResult } from 'lit';
import { controlBar } from './controls/control-bar.js';
import type { MarkerLayer } from './hotspots/marker-layer.js';
import { errorScreen } from './notices/error-screen.js';
import { statusNotice } from './notices/slow-notice.js';
import type { PanelState } from './panels/panel-state.js';
import type { PlayerContext } from './player-context.js';

interface StageContext extends PlayerContext {
  readonly captions: PlayerContext['captions'] & { readonly element: HTMLElement };
  readonly panels: PanelState;
  readonly layer: MarkerLayer;
  /** The browser or autoplay muted the video, not the visitor. */
  readonly autoMuted: boolean;
  /** A play or seek was requested and is not done yet. */
  readonly busy: boolean;
}

/** Everything inside an opened player, in tab order. `slowNotice` = a wait is long enough for a notice. */
export function stageView(context: StageContext, slowNotice: boolean): TemplateResult {
  const { state, busy, page, panel, panels, layer, player } = context;
  const { words, shopVideo } = page;
  const hasFailed = state.phase === 'error';
  const hasEnded = state.phase === 'ended' && !player.loop;
  const { views } = panels;
  // The markers below the end screen and the error screen cannot be reached.
  layer.element.inert = hasEnded || hasFailed;
  const title = player.label || (shopVideo?.title ?? '');
  const canUnmute = context.autoMuted && state.muted && !hasEnded && !hasFailed;
  return html`<div class="screen">${context.video}</div>
    <slot hidden></slot>
    ${context.captions.element}${layer.element}
    ${busy && !hasFailed ? html`<div class="spinner" aria-hidden="true"></div>` : nothing}
    ${statusNotice(busy && state.offline ? words.mediaOffline : slowNotice && words.mediaSlow)}
    ${canUnmute ? unmuteButton(context) : nothing} ${hasEnded ? views?.endScreen(context) : nothing}
    ${hasFailed ? nothing : controlBar(context, title)}
    <div role="alert">${hasFailed ? errorScreen(context) : nothing}</div>
    ${panel === 'products' ? views?.productList(context) : nothing}
    ${panel === 'settings' && !hasFailed ? views?.settings(context) : nothing}`;
}

function unmuteButton(context: PlayerContext): TemplateResult {
  return html`<button class="notice unmute" type="button" @click=${() => context.setMuted(false)}>
    ${context.page.words.tapToUnmute}
  </button>`;
}
