import { defineElement } from '../base/define-element.js';
import { awaitProviders } from '../base/shop-context.js';
import { VitrineCartDrawer } from '../cart/drawer/cart-drawer.js';

awaitProviders();
defineElement('vitrine-cart-drawer', VitrineCartDrawer);

export { VitrineCartDrawer };

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-cart-drawer': VitrineCartDrawer;
  }
}
