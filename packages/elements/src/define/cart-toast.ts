import { defineElement } from '../base/define-element.js';
import { awaitProviders } from '../base/shop-context.js';
import { VitrineCartToast } from '../cart/toast/cart-toast.js';

awaitProviders();
defineElement('vitrine-cart-toast', VitrineCartToast);

export { VitrineCartToast };

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-cart-toast': VitrineCartToast;
  }
}
