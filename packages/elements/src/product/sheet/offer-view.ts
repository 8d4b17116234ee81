import { html, nothing, type TemplateResult } from 'lit';
import { priceView } from '../price-view.js';
import type { SheetViewModel } from './sheet-view-model.js';
import { stockText } from '../stock-text.js';

/** The price, the price per measure and the stock of the chosen variant. */
export function offerView(model: SheetViewModel): TemplateResult {
  const { words, lang, money, variant } = model;
  const stock = stockText(words, lang, variant);
  const measure = variant.measurePrice;
  return html`<div class="price-row">
      ${variant.price ? priceView(model, variant.price, variant.compareAtPrice) : nothing}
      ${measure ? html`<span class="soft"><bdi>${money(measure.price)}</bdi> / ${measure.per}</span>` : nothing}
    </div>
    ${stock ? html`<p class="stock" data-tone=${stock.tone}>${stock.text}</p>` : nothing}`;
}
