import { defineElement } from '../base/define-element.js';
import { awaitProviders } from '../base/shop-context.js';
import { VitrineShop } from '../shop/shop.js';

awaitProviders();
defineElement('vitrine-shop', VitrineShop);

export { VitrineShop };

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-shop': VitrineShop;
  }
}
