import { defineElement } from '../base/define-element.js';
import { awaitProviders } from '../base/shop-context.js';
import { VitrineProductCard } from '../product/card/product-card.js';

awaitProviders();
defineElement('vitrine-product-card', VitrineProductCard);

export { VitrineProductCard };

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-product-card': VitrineProductCard;
  }
}
