import { assert } from 'chai';
import { bench, line, rejectionOf } from '@vitrine/testing/cart-bench';
import { good, SimulatedBackend, type Fate } from '@vitrine/testing/simulated-backend';
import { SimulatedBrowser } from '@vitrine/testing/simulated-tabs';
import { TestClock } from '@vitrine/testing/test-clock';
import type { Locks } from '../environment/tabs.js';
import { VitrineError } from '../error/vitrine-error.js';
import type { CartPort } from './cart-port.js';
import { createCartStore } from './create-cart-store.js';

describe('the cart store, request by request', () => {
  it('repeats what was surely not applied, and waits as long as it is asked to', async () => {
    const { store, clock, backend, fates } = bench({ keys: 'none' });
    void store.load();
    await clock.settle();
    fates.push('server', 'unreachable', 'rate-limited');
    void store.add([{ variantId: 'a', quantity: 1 }]);
    await clock.settle();
    assert.equal(backend.units('a'), 1);
    const adds = backend.requests.filter(({ call }) => call === 'add');
    assert.lengthOf(adds, 4);
    assert.isAtLeast((adds[3]?.at ?? 0) - (adds[2]?.at ?? 0), 3_000);
  });

  it('does not wait for a shop that wants to be left alone for a day, and says so', async () => {
    const limited =
      (retryAfter: number) =>
      (port: CartPort): CartPort => ({
        ...port,
        add: () => Promise.reject(new VitrineError('rate-limited', { retryAfter })),
      });
    const { store, clock } = bench({ edit: limited(86_400_000) });
    const began = clock.now();
    const [error] = await Promise.all([rejectionOf(store.add([{ variantId: 'a', quantity: 1 }])), clock.pass(40_000)]);
    assert.equal(error.code, 'rate-limited');
    assert.equal(store.$state.get().error?.code, 'rate-limited');
    assert.equal(store.$state.get().pending, 0);
    await Promise.all([rejectionOf(store.add([{ variantId: 'a', quantity: 1 }])), clock.pass(40_000)]);
    assert.isAtMost(clock.now() - began, 90_000);
  });

  it('does not take a pause for one that is no number', async () => {
    let calls = 0;
    const { store, clock } = bench({
      edit: (port) => ({
        ...port,
        add: (...call) =>
          ++calls > 1 ? port.add(...call) : Promise.reject(new VitrineError('rate-limited', { retryAfter: NaN })),
      }),
    });
    void store.add([{ variantId: 'a', quantity: 1 }]);
    await clock.pass(10_000);
    assert.equal(store.$state.get().cart?.count, 1);
    assert.equal(calls, 2);
  });

  it('gives up after six tries, says so, and keeps the cart', async () => {
    const { store, clock, backend, fates, calls } = bench();
    backend.put({ variantId: 'a', quantity: 1 });
    void store.load();
    await clock.settle();
    fates.push(...Array<Fate>(6).fill('server'));
    const [error] = await Promise.all([rejectionOf(store.add([{ variantId: 'b', quantity: 1 }])), clock.settle()]);
    assert.equal(error.code, 'server');
    assert.equal(calls().filter((call) => call === 'add').length, 6);
    assert.equal(store.$state.get().cart?.count, 1);
    assert.equal(store.$state.get().error?.code, 'server');
  });

  it('does not hammer a shop that is down', async () => {
    const { store, clock, backend, fates } = bench();
    void store.load();
    await clock.settle();
    fates.push(...Array<Fate>(1000).fill('server'));
    const began = clock.now();
    for (let click = 0; click < 10; click++) {
      store.add([{ variantId: `v${click}`, quantity: 1 }]).catch(() => {});
      await clock.pass(30_000);
    }
    const times = backend.requests.map(({ at }) => at).filter((at) => at >= began && at < began + 300_000);
    for (const from of times) assert.isAtMost(times.filter((at) => at >= from && at < from + 60_000).length, 12);
    assert.isAbove(times.length, 10);
    store.dispose();
    await clock.settle();
  });

  it('never forgets the cart because a read failed', async () => {
    const { store, clock, backend, fates } = bench();
    backend.put({ variantId: 'a', quantity: 1 });
    void store.load();
    await clock.settle();
    fates.push(...Array<Fate>(6).fill('server'));
    const [error] = await Promise.all([rejectionOf(store.load()), clock.settle()]);
    assert.equal(error.code, 'server');
    assert.equal(store.$state.get().phase, 'ready');
    assert.equal(store.$state.get().cart?.count, 1);
    void store.load();
    await clock.settle();
    assert.isNull(store.$state.get().error);
  });

  it('shows a first load that failed, and tries again when asked', async () => {
    const { store, clock, backend, fates } = bench();
    backend.put({ variantId: 'a', quantity: 1 });
    fates.push(...Array<Fate>(6).fill('server'));
    store.load().catch(() => {});
    await clock.settle();
    assert.equal(store.$state.get().phase, 'error');
    void store.load();
    await clock.settle();
    assert.equal(store.$state.get().phase, 'ready');
    assert.equal(store.$state.get().cart?.count, 1);
  });

  it('ends a call that is never answered', async () => {
    let asked = 0;
    const { store, clock } = bench({
      edit: (port) => ({ ...port, get: () => (asked++ === 0 ? new Promise(() => {}) : Promise.resolve(null)) }),
    });
    void store.load();
    await clock.settle();
    assert.equal(store.$state.get().phase, 'ready');
    assert.equal(asked, 2);
  });

  it('begins a new cart when the old one is gone, with what is asked for now, and reports what was lost', async () => {
    const { store, clock, backend } = bench();
    backend.put({ variantId: 'old', quantity: 1 });
    void store.load();
    await clock.settle();
    backend.fallen = 'cart-gone';
    void store.add([{ variantId: 'new', quantity: 1 }]);
    await clock.settle();
    assert.deepEqual(
      backend.lines.map(({ variantId }) => variantId),
      ['new'],
    );
    assert.deepEqual(
      store.$state.get().cart?.lines.map(({ variantId }) => variantId),
      ['new'],
    );
    assert.deepEqual(
      store.$state.get().warnings.map(({ code, title }) => [code, title]),
      [['line-removed', 'old']],
    );
  });

  it('empties the cart that was paid for in another tab', async () => {
    const { store, clock, backend } = bench();
    backend.put({ variantId: 'a', quantity: 1 });
    void store.load();
    await clock.settle();
    backend.fallen = 'cart-completed';
    const [error] = await Promise.all([rejectionOf(store.setQuantity(line(store).id, 3)), clock.settle()]);
    assert.equal(error.code, 'cart-completed');
    assert.isNull(store.$state.get().cart);
    assert.deepEqual(store.$state.get().warnings, []);
  });

  it('takes the removal of a line that is gone for done', async () => {
    const { store, clock, backend } = bench();
    backend.put({ variantId: 'a', quantity: 1 });
    void store.load();
    await clock.settle();
    const { id } = line(store);
    backend.lines = [];
    const end = store.remove(id);
    await clock.settle();
    assert.equal((await end).cart.count, 0);
    assert.isNull(store.$state.get().error);
  });

  it('waits for the network, and loses nothing', async () => {
    let connected = true;
    const lost = new Set<() => void>();
    const back = new Set<() => void>();
    const hear =
      (set: Set<() => void>) =>
      (callback: () => void): (() => void) => {
        set.add(callback);
        return () => void set.delete(callback);
      };
    const { store, clock, backend, calls } = bench({
      online: { isOnline: () => connected, onOnline: hear(back), onOffline: hear(lost) },
    });
    connected = false;
    for (const tell of lost) tell();
    assert.isTrue(store.$state.get().offline, 'reported as soon as it is known');
    void store.add([{ variantId: 'a', quantity: 1 }]);
    await clock.settle();
    assert.deepEqual(calls(), []);
    assert.equal(store.$state.get().cart?.count, 1);
    connected = true;
    for (const tell of [...back]) tell();
    await clock.settle();
    assert.isFalse(store.$state.get().offline);
    assert.equal(backend.units('a'), 1);
    store.dispose();
    assert.equal(lost.size + back.size, 0);
  });

  it('lets the tabs take turns, and tells the others', async () => {
    const clock = new TestClock();
    const backend = new SimulatedBackend(clock, 'none');
    const browser = new SimulatedBrowser(clock);
    const stores = ['one', 'two'].map((tab) =>
      createCartStore({
        clock,
        online: { isOnline: () => true, onOnline: () => () => {} },
        backend: () =>
          Promise.resolve({ cart: backend.port(tab, good), storage: browser.storage, tabs: browser.link(tab, true) }),
      }),
    );
    for (const store of stores) void store.load();
    await clock.settle();
    for (let press = 0; press < 20; press++)
      for (const store of stores) void store.add([{ variantId: 'a', quantity: 1 }]);
    await clock.settle();
    assert.equal(backend.units('a'), 40);
    assert.equal(backend.mostInFlight, 1);
    for (const store of stores) assert.equal(store.$state.get().cart?.count, 40);
  });

  it('goes on when another tab sleeps on its turn', async () => {
    const { store, clock, backend } = bench();
    const stuck = createCartStore({
      clock,
      online: { isOnline: () => true, onOnline: () => () => {} },
      backend: () =>
        Promise.resolve({
          cart: backend.port('stuck', good),
          tabs: {
            lock: 'cart',
            locks: {
              request: (_name: string, { signal }: { signal?: AbortSignal }) =>
                new Promise((_, reject) =>
                  signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
                ),
            } as unknown as Locks,
          },
        }),
    });
    void stuck.add([{ variantId: 'a', quantity: 1 }]);
    await clock.settle();
    assert.equal(backend.units('a'), 1);
    store.dispose();
  });
});
