import { html, type TemplateResult } from 'lit';

/** The shape of a product that is on its way. */
export function skeletonView(): TemplateResult {
  return html`<div class="bones" aria-hidden="true">
    <div class="skeleton bone-picture"></div>
    <div class="skeleton bone-title"></div>
    <div class="skeleton bone-price"></div>
    <div class="bone-chips"><div class="skeleton"></div><div class="skeleton"></div><div class="skeleton"></div></div>
    <div class="skeleton bone-add"></div>
  </div>`;
}
