import type { Money } from '@vitrine/core';
import { html, type TemplateResult } from 'lit';
import type { Texts } from '../base/vitrine-element.js';

/** A price. A reduced price has the old one struck through beside it, and both in words for screen readers. */
export function priceView(
  { words, money }: Pick<Texts, 'words' | 'money'>,
  price: Money,
  compareAt?: Money,
): TemplateResult {
  if (!compareAt) return html`<span class="price" part="price"><bdi>${money(price)}</bdi></span>`;
  return html`<span class="price" part="price"
    ><span aria-hidden="true"
      ><bdi>${money(price)}</bdi> <s><bdi>${money(compareAt)}</bdi></s></span
    ><span class="visually-hidden">${words.priceNow(money(price))}, ${words.priceWas(money(compareAt))}</span></span
  >`;
}
