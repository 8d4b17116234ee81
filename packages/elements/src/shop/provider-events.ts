import type { Shop } from '@vitrine/core';
import { publicCart } from '../base/public-cart.js';
import { emit } from '../base/emit.js';
import { VERSION } from './version.js';

const providers = new WeakMap<Shop, EventTarget>();

/** Who sends the result of an act whose element has left the page: the provider of the shop, else the document. */
export function resultSender(shop: Shop): () => EventTarget {
  return () => {
    const provider = providers.get(shop);
    return provider instanceof Node && provider.isConnected ? provider : document;
  };
}

/** What a provider tells the page of its shop: `vitrine-ready` once, `vitrine-cart-change` per settled change. */
export function attachProviderEvents(shop: Shop, provider: EventTarget): () => void {
  providers.set(shop, provider);
  const offReady = onceReady(shop, () => emit(provider, 'vitrine-ready', { version: VERSION }));
  const offChange = shop.on('cart-change', ({ origin, cart }) =>
    emit(provider, 'vitrine-cart-change', { origin, cart: cart && publicCart(cart) }),
  );
  return () => {
    offReady();
    offChange();
    if (providers.get(shop) === provider) providers.delete(shop);
  };
}

function onceReady(shop: Shop, tell: () => void): () => void {
  let told = false;
  const off = shop.$state.subscribe(({ phase }) => {
    if (told || phase !== 'ready') return;
    told = true;
    // Whoever placed the shop in this same turn can still listen.
    queueMicrotask(tell);
  });
  return () => {
    told = true;
    off();
  };
}
