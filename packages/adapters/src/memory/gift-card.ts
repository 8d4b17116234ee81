import type { GiftCardPort } from '@vitrine/core';
import type { MemoryBackend } from './backend/memory-backend.js';
import type { Client } from './client.js';
import { loadDesigns } from './files.js';
import type { Session } from './session.js';

export function createGiftCard(backend: MemoryBackend, client: Client, session: Session): Required<GiftCardPort> {
  const { change } = session;
  return {
    config: (options) => client.request('giftCard.config', options, () => backend.giftCardConfig(client.visit())),
    designs: (options = {}) => loadDesigns(client, options),
    addToCart: (orders, options) => change('giftCard.addToCart', { type: 'addGiftCards', orders }, options),
    apply: (code, options) => change('giftCard.apply', { type: 'applyGiftCard', code }, options),
    remove: (id, options) => change('giftCard.remove', { type: 'removeGiftCard', id }, options),
    applyCredit: (amount, options) => change('giftCard.applyCredit', { type: 'applyCredit', amount }, options),
    removeCredit: (options) => change('giftCard.removeCredit', { type: 'removeCredit' }, options),
  };
}
