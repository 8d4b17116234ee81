import { defineElement } from '../base/define-element.js';
import { awaitProviders } from '../base/shop-context.js';
import { VitrineProductSheet } from '../product/sheet/product-sheet.js';

awaitProviders();
defineElement('vitrine-product-sheet', VitrineProductSheet);

export { VitrineProductSheet };

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-product-sheet': VitrineProductSheet;
  }
}
