import type { Product, Shop, Source } from '@vitrine/core';
import { html, type TemplateResult } from 'lit';

/** True = the gift card is sold with the form. Otherwise it is sold by its variants, like any other product. */
export function takesGiftCardForm(shop: Shop, product: Product): boolean {
  return product.kind === 'gift-card' && shop.can('giftCard');
}

/** Fetches the form when a shopper opens it. Returns false if it could not be loaded. */
export async function loadGiftCardForm(): Promise<boolean> {
  try {
    await import('../../define/gift-card-form.js');
  } catch (error) {
    console.error('[vitrine] <vitrine-gift-card-form> could not be loaded.', error);
  }
  return customElements.get('vitrine-gift-card-form') !== undefined;
}

/** The form, in place of options, quantity and the add button. */
export function giftCardFormView(source: Source): TemplateResult {
  return html`<vitrine-gift-card-form .source=${source}></vitrine-gift-card-form>`;
}
