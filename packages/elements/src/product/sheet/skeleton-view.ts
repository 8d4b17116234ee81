import { html, type TemplateResult } from 'lit';

/** A placeholder in the shape of a product, while the product is loading. */
export function skeletonView(): TemplateResult {
  return html`<div class="bones">
    <div class="skeleton picture"></div>
    <div class="skeleton"></div>
    <div class="skeleton"></div>
    <div class="skeleton"></div>
  </div>`;
}
