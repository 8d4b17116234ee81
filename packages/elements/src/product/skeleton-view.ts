import { html, type TemplateResult } from 'lit';

/** The shape of a product that is on its way. */
export function skeletonView(): TemplateResult {
  return html`<div class="bones">
    <div class="skeleton picture"></div>
    <div class="skeleton"></div>
    <div class="skeleton"></div>
    <div class="skeleton"></div>
  </div>`;
}
