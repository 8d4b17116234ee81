import { html, svg, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';

const teaCup = svg`<svg
  class="drawing"
  viewBox="0 0 120 96"
  width="120"
  height="96"
  fill="none"
  stroke="currentColor"
  stroke-width="1.5"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
>
  <path d="M14 82h92" />
  <path d="M34 82c-3-14-3-30-2-46h40c1 16 1 32-2 46M72 44c14-4 20 3 17 12-2 7-10 10-18 9" />
  <path d="M32 36c6-3 34-3 40 0M44 26c-3-4 3-6 0-11M58 26c-3-4 3-6 0-11" opacity="0.55" />
</svg>`;

/** The empty cart: a drawing, one sentence, one button. A page may replace them in the slot. */
export function emptyView(words: Words, close: () => void): TemplateResult {
  return html`<slot name="empty"
    ><div class="alone" part="empty">
      ${teaCup}
      <p>${words.cartEmpty}</p>
      <button type="button" class="secondary" @click=${close}>${words.cartContinue}</button>
    </div></slot
  >`;
}

/** The cart could not be read. */
export function failedView(words: Words, why: string, busy: boolean, retry: () => void): TemplateResult {
  return html`<div class="alone" role="alert">
    <p>${why}</p>
    <button type="button" class="secondary" aria-busy=${busy} @click=${retry}>
      ${busy ? words.loading : words.retry}
    </button>
  </div>`;
}

/** Placeholders in the shape of lines, while the cart is loading. */
export function cartSkeleton(words: Words): TemplateResult {
  const bone = html`<div class="line" aria-hidden="true">
    <div class="picture skeleton"></div>
    <div class="about">
      <div class="skeleton bone"></div>
      <div class="skeleton bone short"></div>
    </div>
    <div class="row"><div class="skeleton bone-stepper"></div></div>
  </div>`;
  return html`<span class="visually-hidden">${words.cartLoading}</span>${bone}${bone}${bone}`;
}
