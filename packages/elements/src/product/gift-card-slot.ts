import type { Product, Shop, Source } from '@vitrine/core';
import { html, type TemplateResult } from 'lit';

/** A gift card with an amount, a design and a receiver; otherwise it is sold like any other product, by its variants. */
export function takesGiftCardForm(shop: Shop, product: Product): boolean {
  return product.kind === 'gift-card' && shop.can('giftCard');
}

/** Fetches the form when a shopper wants it. False = it is not there. */
export async function loadGiftCardForm(): Promise<boolean> {
  try {
    await import('../define/gift-card-form.js');
  } catch (error) {
    console.error('[vitrine] <vitrine-gift-card-form> could not be loaded.', error);
  }
  return customElements.get('vitrine-gift-card-form') !== undefined;
}

/** The form in the place of choices, quantity and add. */
export function giftCardFormView(source: Source): TemplateResult {
  return html`<vitrine-gift-card-form .source=${source}></vitrine-gift-card-form>`;
}
