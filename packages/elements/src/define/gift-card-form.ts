import { defineElement } from '../base/define-element.js';
import { awaitProviders } from '../base/shop-context.js';
import { VitrineGiftCardForm } from '../gift-card/gift-card-form.js';

awaitProviders();
defineElement('vitrine-gift-card-form', VitrineGiftCardForm);

export { VitrineGiftCardForm };

declare global {
  interface HTMLElementTagNameMap {
    'vitrine-gift-card-form': VitrineGiftCardForm;
  }
}
