import { assert } from 'chai';
import { bench, line, type Bench } from '@vitrine/testing/cart-bench';
import { good, SimulatedBackend, type Fate, type Wire } from '@vitrine/testing/simulated-backend';
import { SimulatedBrowser } from '@vitrine/testing/simulated-tabs';
import { TestClock } from '@vitrine/testing/test-clock';
import type { OwnedCartStore } from './cart-store.js';
import { createCartStore } from './create-cart-store.js';

describe('the cart store, when a request is applied late', () => {
  /** Three units; a change to two is late, an addition of three is answered, and the page is left. */
  async function withStaleWrite(
    lateMs: number,
  ): Promise<Bench & { readonly after: OwnedCartStore; readonly browser: SimulatedBrowser }> {
    const clock = new TestClock();
    const backend = new SimulatedBackend(clock, 'none');
    const browser = new SimulatedBrowser(clock);
    const fates: Fate[] = [];
    const wire: Wire = { ...good, fate: () => fates.shift() ?? 'well', lateness: () => lateMs };
    const open = (tab: string): OwnedCartStore =>
      createCartStore({
        clock,
        online: { isOnline: () => true, onOnline: () => () => {} },
        backend: () =>
          Promise.resolve({ cart: backend.port(tab, wire), storage: browser.storage, tabs: browser.link(tab, true) }),
      });
    const store = open('before');
    backend.put({ variantId: 'a', quantity: 3 });
    void store.load();
    await clock.settle();
    fates.push('late');
    void store.setQuantity(line(store).id, 2);
    await clock.pass(13_000);
    assert.deepEqual([backend.units('a'), line(store).quantity], [2, 2], 'sent again');
    void store.add([{ variantId: 'a', quantity: 3 }]);
    await clock.pass(1_000);
    assert.equal(backend.units('a'), 5);
    store.dispose();
    return {
      clock,
      backend,
      port: backend.port('none', good),
      events: [],
      store,
      fates,
      calls: () => backend.requests.map(({ call }) => call),
      after: open('after'),
      browser,
    };
  }

  it('reports on the next page what a stale write has changed between the two', async () => {
    const { clock, backend, after, browser } = await withStaleWrite(20_000);
    await clock.pass(30_000);
    assert.equal(backend.units('a'), 2, 'the late request was applied');
    void after.load();
    await clock.settle();
    const [warning, ...others] = after.$state.get().warnings;
    if (!warning) throw new Error('it was not reported');
    assert.deepInclude(warning, { code: 'changed-elsewhere', title: 'a', quantity: 2, expected: 5 });
    assert.deepEqual(others, [], 'once');
    assert.equal(line(after).quantity, 2, 'and nothing is undone in silence');
    void after.correct(warning);
    await clock.settle();
    assert.equal(backend.units('a'), 5);
    await clock.pass(130_000);
    void after.load();
    await clock.settle();
    assert.equal(browser.values.get('cart-late'), '[]', 'and it is over');
  });

  it('leaves a line as another device has set it within two minutes of a lost answer', async () => {
    let changed: (() => void) | undefined;
    const { store, clock, backend, fates } = bench({
      keys: 'none',
      edit: (port) => ({
        ...port,
        async *changes() {
          for (;;) {
            await new Promise<void>((resolve) => (changed = resolve));
            yield { origin: 'page' as const };
          }
        },
      }),
    });
    backend.put({ variantId: 'mug', quantity: 1 });
    void store.load();
    await clock.pass(500);
    fates.push('lost-request');
    void store.add([{ variantId: 'mug', quantity: 2 }]);
    await clock.pass(20_000);
    fates.push('lost-request');
    void store.setQuantity(line(store).id, 4);
    await clock.pass(20_000);
    assert.equal(backend.units('mug'), 4);
    for (const quantity of [1, 7]) {
      backend.setUnits('mug', quantity);
      changed?.();
      await clock.pass(5_000);
      assert.equal(backend.units('mug'), quantity);
      assert.equal(line(store).quantity, quantity);
    }
    await clock.settle();
    assert.equal(backend.units('mug'), 7);
    assert.deepEqual(store.$state.get().warnings, []);
  });

  it('adds a line again that a late removal has taken, with its attributes', async () => {
    const attributes = [{ key: 'engraving', value: 'Mai' }];
    const { store, clock, backend, fates } = bench({ keys: 'none', lateMs: 15_000 });
    backend.put({ variantId: 'a', quantity: 2, attributes });
    backend.put({ variantId: 'b', quantity: 1 });
    void store.load();
    await clock.pass(1_000);
    fates.push('late');
    void store.remove(line(store).id);
    await clock.pass(12_000);
    assert.equal(backend.units('a'), 0, 'sent again');
    void store.undoRemove('line-1');
    await clock.pass(1_000);
    assert.equal(backend.units('a'), 2);
    // The backend takes a removal by id: the late one is for the line as it was.
    backend.lines = backend.lines.map((one) => (one.variantId === 'a' ? { ...one, id: 'line-1' } : one));
    void store.load();
    await clock.settle();
    const [warning] = store.$state.get().warnings;
    if (!warning) throw new Error('it was not reported');
    assert.deepInclude(warning, { code: 'changed-elsewhere', title: 'a', quantity: 0, expected: 2 });
    void store.correct(warning);
    await clock.settle();
    assert.deepInclude(backend.lines.at(-1), { variantId: 'a', quantity: 2, attributes });
  });

  it('takes a cart that was begun again for what it is', async () => {
    const { clock, backend, after } = await withStaleWrite(90_000);
    void after.load();
    await clock.pass(1_000);
    void after.reset();
    await clock.pass(1_000);
    void after.add([{ variantId: 'a', quantity: 1 }]);
    await clock.pass(1_000);
    assert.equal(backend.units('a'), 1);
    assert.deepEqual(after.$state.get().warnings, []);
  });
});
