import { html, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.js';

/** Shown when the shop's gift cards could not be loaded. */
export function failedView(words: Words, why: string, retry: () => void): TemplateResult {
  return html`<div class="failed">
    <p>${why}</p>
    <button type="button" class="secondary" @click=${retry}>${words.retry}</button>
  </div>`;
}

/** A placeholder in the shape of the form, while the shop's gift cards are loading. */
export function formSkeleton(words: Words): TemplateResult {
  return html`<div class="form bones" aria-busy="true">
    <p class="visually-hidden">${words.loading}</p>
    <div class="preview"><div class="card skeleton"></div></div>
    <div class="sheet" aria-hidden="true">${[1, 2, 3, 4].map(() => html`<div class="skeleton bone"></div>`)}</div>
  </div>`;
}
