import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerStage } from '../player-stage.js';

/** Why the film does not go on, and what can be done. */
export function errorScreen(stage: PlayerStage): TemplateResult {
  const { words } = stage.place;
  const code = stage.missing ? 'media-not-found' : (stage.state.error?.code ?? 'media-network');
  const key = code.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase()) as 'mediaNetwork';
  return html`<div class="fault">
    <p>${words[key] ?? words.mediaNetwork}</p>
    ${stage.state.error?.recoverable === false ? nothing : html`<button class="again" type="button" @click=${() => stage.play()}>${words.retry}</button>`}
  </div>`;
}
