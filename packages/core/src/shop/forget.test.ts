import { good, SimulatedBackend } from '@vitrine/testing/simulated-backend';
import { TestClock } from '@vitrine/testing/test-clock';
import { assert } from 'chai';
import type { Adapter } from '../adapter/adapter.js';
import { createMemoryStorage, type KeyValueStorage } from '../environment/storage.js';
import { createShop } from './create-shop.js';

/** A backend whose adapter keeps the id of the cart in the storage that it was given. */
function bench(): {
  clock: TestClock;
  backend: SimulatedBackend;
  browser: KeyValueStorage;
  shop: ReturnType<typeof createShop>;
  ours(): readonly string[];
} {
  const clock = new TestClock();
  const backend = new SimulatedBackend(clock, 'none');
  const browser = createMemoryStorage();
  browser.set('theirs', '1');
  browser.set('vitrine:player', '{}');
  let storage: KeyValueStorage = createMemoryStorage();
  const port = backend.port('tab', good);
  const adapter: Adapter = {
    name: 'test',
    contract: 1,
    connect: async (context) => void ({ storage } = context),
    cart: {
      ...port,
      get: async (call) => (storage.get('cart') ? port.get(call) : null),
      add: async (lines, call) => {
        const result = await port.add(lines, call);
        storage.set('cart', result.cart.id);
        return result;
      },
    },
  };
  const shop = createShop(adapter, { clock, random: () => 0, storage: browser, tabs: false, reactions: [] });
  return {
    clock,
    backend,
    browser,
    shop,
    ours: () => browser.keys?.().filter((key) => key.startsWith('vitrine')) ?? [],
  };
}

describe('shop.forget()', () => {
  it('leaves no key of ours and an empty cart, and the shop sells on', async () => {
    const { clock, browser, shop, ours } = bench();
    void shop.cart.add([{ variantId: 'mug', quantity: 2 }]);
    await clock.settle();
    assert.isAbove(ours().length, 1);
    await shop.forget();
    assert.deepEqual(browser.keys?.(), ['theirs']);
    assert.isNull(shop.cart.$state.get().cart);
    void shop.cart.load();
    await clock.settle();
    assert.isNull(shop.cart.$state.get().cart, 'nothing is remembered in the page either');
    void shop.cart.add([{ variantId: 'jar', quantity: 1 }]);
    await clock.settle();
    assert.include(ours(), 'vitrine:test:default:cart');
    shop.dispose();
  });

  it('waits for a request that is on its way, which would store the cart again', async () => {
    const { clock, browser, shop } = bench();
    await clock.settle();
    void shop.cart.add([{ variantId: 'mug', quantity: 1 }]).catch(() => {});
    const done = shop.forget();
    await clock.settle();
    await done;
    assert.deepEqual(browser.keys?.(), ['theirs']);
    assert.isNull(shop.cart.$state.get().cart);
    shop.dispose();
  });

  it('works before the adapter is connected, and where it cannot be', async () => {
    const clock = new TestClock();
    const browser = createMemoryStorage();
    browser.set('vitrine:test:default:cart', 'one');
    const adapter: Adapter = { name: 'test', contract: 1, connect: () => Promise.reject(new Error('broken')) };
    const shop = createShop(adapter, { clock, random: () => 0, storage: browser, tabs: false, reactions: [] });
    const done = shop.forget();
    assert.deepEqual(browser.keys?.(), []);
    await clock.settle();
    await done;
    shop.dispose();
  });
});
