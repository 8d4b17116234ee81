import { defineElement } from '../base/define-element.js';
import { awaitProviders } from '../base/shop-context.js';
import { VitrineCartButton } from '../cart/button/cart-button.js';

awaitProviders();
defineElement('vitrine-cart-button', VitrineCartButton);

export { VitrineCartButton };

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-cart-button': VitrineCartButton;
  }
}
