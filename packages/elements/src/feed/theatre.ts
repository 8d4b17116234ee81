import { html, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.js';
import { downIcon, upIcon } from './feed-icons.js';
import type { Swipe } from './swipe.js';

/** The videos one by one, and the buttons that lead on where there is a mouse; `back` leads out of a search. */
export function theatre(swipe: Swipe, words: Words, back: TemplateResult | null | undefined): TemplateResult {
  const button = (name: string, picture: unknown, step: 1 | -1): TemplateResult =>
    html`<button class="act" part="arrow" type="button" aria-label=${name} @click=${() => swipe.step(step)}>
      ${picture}
    </button>`;
  return html`${swipe.view()}
    <div class="steps">${button(words.videoPrevious, upIcon, -1)} ${button(words.videoNext, downIcon, 1)}</div>
    ${back}`;
}
