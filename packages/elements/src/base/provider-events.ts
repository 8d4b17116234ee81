import type { Shop } from '@vitrine/core';
import { publicCart } from './public-cart.js';
import { emit } from './emit.js';
import { VERSION } from './version.js';

const providers = new WeakMap<Shop, EventTarget>();

/**
 * The sender of a result when the element that started the act has left the page: the shop's provider or the document.
 */
export function resultSender(shop: Shop): () => EventTarget {
  return () => {
    const provider = providers.get(shop);
    return provider instanceof Node && provider.isConnected ? provider : document;
  };
}

/** Emits the events of a shop from its provider: `vitrine-ready` once, `vitrine-cart-change` per settled change. */
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

function onceReady(shop: Shop, notify: () => void): () => void {
  let done = false;
  const off = shop.$state.subscribe(({ phase }) => {
    if (done || phase !== 'ready') return;
    done = true;
    // Code that has just placed the shop can still add its listener.
    queueMicrotask(notify);
  });
  return () => {
    done = true;
    off();
  };
}
