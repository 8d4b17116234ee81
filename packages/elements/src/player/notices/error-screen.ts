import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerContext } from '../player-context.js';

type Context = Pick<PlayerContext, 'page' | 'state' | 'noSource' | 'play'>;

/** Why the video cannot continue, and a button that tries again where that can help. */
export function errorScreen(context: Context): TemplateResult {
  const { words } = context.page;
  const { error } = context.state;
  const code = context.noSource ? 'media-not-found' : (error?.code ?? 'media-network');
  const key = code.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase()) as 'mediaNetwork';
  const retry = html`<button class="again" type="button" @click=${() => context.play()}>${words.retry}</button>`;
  return html`<div class="fault">
    <p>${words[key] ?? words.mediaNetwork}</p>
    ${error?.recoverable === false ? nothing : retry}
  </div>`;
}
