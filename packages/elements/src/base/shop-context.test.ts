import { expect } from '@open-wc/testing';
import { createShop, type Shop } from '@vitrine/core';
import { memoryAdapter, createMemoryBackend } from '@vitrine/adapters/memory';
import { html } from 'lit';
import { ShopController, awaitProviders, providePageShop, waitingForProvider } from './shop-context.js';
import { VitrineElement } from './vitrine-element.js';

class TestAsker extends VitrineElement {
  readonly shop = new ShopController(this);

  protected override view(): unknown {
    return html`<div class="root"></div>`;
  }
}

describe('the page shop', () => {
  let shop: Shop;

  before(() => {
    customElements.define('test-asker', TestAsker);
    shop = createShop(memoryAdapter(createMemoryBackend(), { analytics: null }));
  });

  after(() => {
    providePageShop(undefined);
    shop.dispose();
  });

  it('is waited for only by elements that are in the page', () => {
    for (let mounts = 0; mounts < 50; mounts++) {
      const asker = new TestAsker();
      document.body.append(asker);
      expect(waitingForProvider()).to.equal(1);
      document.body.append(asker);
      expect(waitingForProvider()).to.equal(1);
      asker.remove();
      expect(waitingForProvider()).to.equal(0);
    }
  });

  it('reaches an element that asked before there was a shop, and later changes too', async () => {
    awaitProviders();
    const asker = new TestAsker();
    document.body.append(asker);
    await asker.updateComplete;
    expect(asker.shop.value).to.equal(undefined);
    providePageShop(shop);
    expect(asker.shop.value).to.equal(shop);
    providePageShop(undefined);
    expect(asker.shop.value).to.equal(undefined);
    expect(waitingForProvider()).to.equal(0);
    asker.remove();
  });
});
