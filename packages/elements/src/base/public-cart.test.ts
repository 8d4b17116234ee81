import { expect } from '@open-wc/testing';
import { createMemoryBackend, memoryAdapter } from '@vitrine/adapters/memory';
import { createMemoryStorage, createShop } from '@vitrine/core';
import { act } from './act.js';

describe('events', () => {
  it('carry nothing personal: no recipient, no note, no attribute, no cart id', async () => {
    const shop = createShop(memoryAdapter(createMemoryBackend(), { analytics: null }), {
      storage: createMemoryStorage(),
      tabs: false,
      reactions: [],
    });
    const recipient = {
      name: 'Canary Name',
      email: 'canary@example.com',
      sender: 'Canary Sender',
      message: 'Canary words',
      designId: 'birthday-candles',
    };
    const order = { amount: { amount: 2500, currency: 'USD', exponent: 2 }, recipient };
    await shop.cart.setNote('Canary note');
    const received: string[] = [];
    const listen = (event: Event): void => void received.push(JSON.stringify((event as CustomEvent).detail));
    document.addEventListener('vitrine-gift-card-add-success', listen);
    const element = document.createElement('div');
    document.body.append(element);
    const outcome = await act(element, 'vitrine-gift-card-add', { source: { element: 'test' } }, () =>
      shop.cart.addGiftCards([order]),
    );
    expect(outcome.status).to.equal('success');
    expect(received).to.have.length(1);
    expect(received[0]).to.contain('"lines"').and.to.contain('gift-card');
    expect(received[0]).not.to.match(/canary/i);
    expect(received[0]).not.to.contain(shop.cart.$state.get().cart?.id);
    document.removeEventListener('vitrine-gift-card-add-success', listen);
    element.remove();
    shop.dispose();
  });
});
