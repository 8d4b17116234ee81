import { memoryAdapter } from '@vitrine/adapters/memory';
import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/player';
import '@vitrine/elements/define/hotspot';
import '@vitrine/elements/define/cart-button';

const shop = document.querySelector('vitrine-shop');
if (shop) shop.adapter = memoryAdapter();

document.addEventListener('vitrine-cart-add-success', (event) => {
  console.info('added', event.detail.lines, 'from', event.detail.source.element);
});
