import { html, type TemplateResult } from 'lit';
import { closeIcon } from '../../theme/icons.js';
import type { PlayerContext } from '../player-context.js';

/** A panel over the video: its title, a close button and content that scrolls. */
export function panelFrame(
  context: Pick<PlayerContext, 'page' | 'openPanel'>,
  title: string,
  kind: string,
  content: unknown,
): TemplateResult {
  return html`<section class="panel ${kind}" part="panel" popover="manual" aria-label=${title}>
    <header>
      <h2>${title}</h2>
      <button
        class="close"
        type="button"
        aria-label=${context.page.words.close}
        @click=${() => context.openPanel(null)}
      >
        ${closeIcon}
      </button>
    </header>
    <div class="scroll">${content}</div>
  </section>`;
}
