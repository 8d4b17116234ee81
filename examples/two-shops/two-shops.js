// Elements without the script tag's page-wide shop: each <vitrine-shop> is given an adapter of its own.
import { createMemoryBackend, demoSeed, memoryAdapter } from '/cdn/adapters/memory.js';
import '/cdn/shop.js';
import '/cdn/player.js';
import '/cdn/product-card.js';
import '/cdn/cart-button.js';

for (const id of ['day', 'night']) {
  const backend = createMemoryBackend({ ...demoSeed, shop: id });
  document.querySelector(`#${id}`).adapter = memoryAdapter(backend);
}
