import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.js';
import { closeIcon } from '../theme/icons.js';

/** The dialog in which the layouts with posters show their videos; `content` = what is shown while it is open. */
export function theatreDialog(
  content: TemplateResult | typeof nothing,
  words: Words,
  closed: () => void,
): TemplateResult {
  const close = ({ currentTarget }: Event): void => (currentTarget as HTMLElement).closest('dialog')?.close();
  return html`<dialog
    class="theatre"
    aria-label=${words.videos}
    @close=${closed}
    @cancel=${(event: Event) => event.target !== event.currentTarget && event.stopPropagation()}
  >
    ${content}
    ${
      content === nothing
        ? nothing
        : html`<button class="act close" type="button" aria-label=${words.close} @click=${close}>${closeIcon}</button>`
    }
  </dialog>`;
}
