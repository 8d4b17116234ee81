import { assert } from 'chai';
import { good, SimulatedBackend, type Fate, type Wire } from '@vitrine/testing/simulated-backend';
import { SimulatedBrowser } from '@vitrine/testing/simulated-tabs';
import { TestClock } from '@vitrine/testing/test-clock';
import { VitrineError } from '../error/vitrine-error.js';
import type { Locks } from '../environment/tabs.js';
import type { GiftCardPort } from '../gift-card/gift-card-port.js';
import type { ShopEvent } from '../shop/shop-event.js';
import type { CartPort } from './cart-port.js';
import type { Cart, CartLine, CartResult } from './cart.js';
import type { CartStoreOptions, LinePreview, OwnedCartStore } from './cart-store.js';
import { createCartStore } from './create-cart-store.js';

const preview: LinePreview = {
  productId: 'mug',
  title: 'Mug',
  variantTitle: 'Moss',
  unitPrice: { amount: 2500, currency: 'USD', exponent: 2 },
  kind: 'physical',
  rule: { min: 1, max: 9, step: 1 },
};

interface Bench {
  readonly clock: TestClock;
  readonly backend: SimulatedBackend;
  readonly port: CartPort;
  readonly events: ShopEvent[];
  readonly store: OwnedCartStore;
  /** What becomes of the next requests. */
  readonly fates: Fate[];
  calls(): string[];
}

function bench(
  more: Partial<CartStoreOptions> & {
    readonly keys?: 'key' | 'none';
    readonly giftCard?: GiftCardPort;
    readonly edit?: (port: CartPort) => CartPort;
    readonly lateMs?: number;
  } = {},
): Bench {
  const { keys = 'key', giftCard, edit = (port) => port, lateMs = 0, ...options } = more;
  const clock = new TestClock();
  const backend = new SimulatedBackend(clock, keys);
  const fates: Fate[] = [];
  const wire: Wire = { ...good, fate: () => fates.shift() ?? 'well', lateness: () => lateMs };
  const port = edit(backend.port('tab', wire));
  const events: ShopEvent[] = [];
  const store = createCartStore({
    clock,
    random: () => 0.5,
    online: { isOnline: () => true, onOnline: () => () => {} },
    backend: () => Promise.resolve({ cart: port, ...(giftCard ? { giftCard } : {}) }),
    onEvent: (event) => events.push(event),
    ...options,
  });
  return { clock, backend, port, events, store, fates, calls: () => backend.requests.map(({ call }) => call) };
}

/** The error of an act; fails when there is none. */
async function rejectionOf(act: Promise<unknown>): Promise<VitrineError> {
  try {
    await act;
  } catch (thrown) {
    assert.instanceOf(thrown, VitrineError);
    return thrown;
  }
  throw new Error('it was not rejected');
}

const line = (store: OwnedCartStore, at = 0): CartLine => {
  const found = store.$state.get().cart?.lines[at];
  if (!found) throw new Error(`there is no line ${at}`);
  return found;
};

describe('the cart store', () => {
  it('shows the first line of an empty cart at once, with what is known of it', async () => {
    const { store, clock, backend } = bench();
    void store.load();
    await clock.settle();
    void store.add([{ variantId: 'moss', quantity: 2 }], { preview });
    const { cart, pending } = store.$state.get();
    assert.equal(pending, 1);
    assert.equal(cart?.count, 2);
    assert.deepEqual(cart?.total, { money: { amount: 5000, currency: 'USD', exponent: 2 }, estimated: true });
    assert.deepInclude(line(store), { title: 'Mug', variantTitle: 'Moss', status: 'pending', quantity: 2 });
    await clock.settle();
    assert.deepEqual(store.$state.get().cart, backend.cart);
    assert.equal(store.$state.get().pending, 0);
  });

  it('adds once for a double click and five times for five clicks', async () => {
    const { store, clock, backend, calls } = bench();
    const first = store.add([{ variantId: 'a', quantity: 1 }], { gesture: 'press-1' });
    assert.equal(store.add([{ variantId: 'a', quantity: 1 }], { gesture: 'press-1' }), first);
    for (let press = 2; press <= 5; press++)
      void store.add([{ variantId: 'a', quantity: 1 }], { gesture: `press-${press}` });
    assert.equal(store.$state.get().cart?.count, 5);
    await clock.settle();
    assert.equal(backend.units('a'), 5);
    assert.equal(calls().filter((call) => call === 'add').length, 5);
    assert.equal(backend.mostInFlight, 1);
    void store.add([{ variantId: 'a', quantity: 1 }], { gesture: 'press-1' });
    await clock.settle();
    assert.equal(backend.units('a'), 6, 'a gesture that has ended may come again');
  });

  it('sends only the last of twenty quantities', async () => {
    const { store, clock, backend, calls } = bench();
    backend.put({ variantId: 'a', quantity: 1 });
    void store.load();
    await clock.settle();
    const ends = [];
    for (let quantity = 2; quantity <= 21; quantity++) ends.push(store.setQuantity(line(store).id, quantity));
    assert.equal(line(store).quantity, 21);
    await clock.settle();
    assert.equal(backend.units('a'), 21);
    assert.isAtMost(calls().filter((call) => call === 'update').length, 2);
    const results = await Promise.all(ends);
    assert.equal(results[18], results[19], 'what was replaced ends as what replaced it');
  });

  it('queues a change of a line that the server has not named', async () => {
    const { store, clock, backend } = bench();
    void store.add([{ variantId: 'a', quantity: 1 }], { preview });
    void store.setQuantity(line(store).id, 4);
    void store.add([{ variantId: 'b', quantity: 1 }], { preview });
    void store.remove(line(store, 1).id);
    assert.deepEqual(
      store.$state.get().cart?.lines.map(({ quantity }) => quantity),
      [4],
    );
    await clock.settle();
    assert.equal(backend.units('a'), 4);
    assert.equal(backend.units('b'), 0);
  });

  it('lets no racing load overwrite what is newer', async () => {
    const { store, clock, backend } = bench();
    backend.put({ variantId: 'a', quantity: 1 });
    void store.load();
    void store.add([{ variantId: 'b', quantity: 1 }]);
    void store.load();
    const counts: (number | undefined)[] = [];
    store.$state.listen(({ cart }) => counts.push(cart?.count));
    await clock.settle();
    assert.equal(store.$state.get().cart?.count, 2);
    assert.notInclude(counts.slice(counts.indexOf(2)), 1);
  });

  it('asks nothing for a cart that came with the page, but listens to what becomes of it', async () => {
    const { backend: seed } = bench();
    seed.put({ variantId: 'a', quantity: 3 });
    let followed = 0;
    const { store, clock, calls } = bench({
      initial: seed.cart,
      edit: (port) => ({
        ...port,
        async *changes() {
          followed++;
          await new Promise(() => {});
          yield { origin: 'page' as const };
        },
      }),
    });
    assert.equal(store.$state.get().phase, 'ready');
    assert.equal(store.$state.get().cart?.count, 3);
    await store.load();
    await clock.settle();
    assert.deepEqual(calls(), []);
    assert.equal(followed, 1);
  });

  it('brings a removed line back with its attributes', async () => {
    const { store, clock, backend } = bench();
    backend.put({ variantId: 'a', quantity: 2, attributes: [{ key: 'engraving', value: 'Mai' }] });
    void store.load();
    await clock.settle();
    void store.remove(line(store).id);
    assert.lengthOf(store.$state.get().removed, 1);
    assert.equal(store.$state.get().cart?.count, 0);
    await clock.settle();
    void store.undoRemove(store.$state.get().removed[0]?.id ?? '');
    assert.equal(store.$state.get().cart?.count, 2);
    await clock.settle();
    assert.deepInclude(backend.cart?.lines[0], { quantity: 2, attributes: [{ key: 'engraving', value: 'Mai' }] });
    assert.deepEqual(store.$state.get().removed, []);
  });

  it('brings a removed gift back to whom it was for', async () => {
    const recipient = {
      name: 'Lan',
      email: 'lan@mail.example',
      sender: 'Minh',
      message: 'Chúc mừng',
      designId: 'birthday',
    };
    const orders: unknown[] = [];
    const giftCard: GiftCardPort = {
      config: () => Promise.resolve(null),
      designs: () => Promise.resolve([]),
      addToCart(order) {
        orders.push(...order);
        return Promise.resolve({ cart: given, warnings: [] });
      },
    };
    const { backend: seed } = bench();
    seed.put({ variantId: 'gift', quantity: 1 });
    const { cart } = seed;
    if (!cart) throw new Error('the seed has a cart');
    const given = { ...cart, lines: cart.lines.map((one) => ({ ...one, kind: 'gift-card' as const, recipient })) };
    const { store, clock, backend } = bench({ initial: given, giftCard });
    backend.put({ variantId: 'gift', quantity: 1 });
    void store.remove(line(store).id);
    await clock.settle();
    void store.undoRemove('line-1');
    await clock.settle();
    assert.deepEqual(orders, [{ amount: { amount: 500, currency: 'USD', exponent: 2 }, recipient }]);
  });

  it('pays with store credit once more when the answer was lost, and says unsupported where it cannot', async () => {
    const asked: (number | null)[] = [];
    const credit = {
      used: { amount: 300, currency: 'USD', exponent: 2 },
      remaining: { amount: 0, currency: 'USD', exponent: 2 },
    };
    let used: Cart['storeCredit'];
    const { store, clock, backend } = bench({
      keys: 'none',
      giftCard: {
        config: () => Promise.resolve(null),
        designs: () => Promise.resolve([]),
        addToCart: () => Promise.reject(new VitrineError('unsupported')),
        applyCredit(amount) {
          asked.push(amount?.amount ?? null);
          if (asked.length === 1) return Promise.reject(new VitrineError('network', { ambiguous: true }));
          used = credit;
          return Promise.resolve({ cart: { ...(backend.cart as Cart), storeCredit: credit }, warnings: [] });
        },
      },
      edit: (port) => ({
        ...port,
        get: async (options) =>
          ((cart) => (cart && used ? { ...cart, storeCredit: used } : cart))(await port.get(options)),
      }),
    });
    backend.put({ variantId: 'a', quantity: 1 });
    const paid = store.applyCredit({ amount: 300, currency: 'USD', exponent: 2 });
    await clock.settle();
    assert.deepEqual((await paid).cart.storeCredit, credit);
    assert.deepEqual(asked, [300, 300], 'it replaces: to ask again does no harm');
    const [error] = await Promise.all([rejectionOf(store.removeCredit()), clock.settle()]);
    assert.equal(error.code, 'unsupported');
  });

  it('shows two equal gifts as two lines', () => {
    const { store } = bench();
    const order = {
      amount: { amount: 2500, currency: 'USD', exponent: 2 },
      recipient: { name: 'A', email: 'a@b.example', sender: 'C', message: '', designId: 'eid' },
    };
    store.addGiftCards([order, order]).catch(() => {});
    assert.lengthOf(store.$state.get().cart?.lines ?? [], 2);
  });

  it('keeps the error of a line beside the line until it is touched again', async () => {
    const { store, clock, backend } = bench({
      edit: (port) => ({ ...port, update: () => Promise.reject(new VitrineError('out-of-stock', { available: 2 })) }),
    });
    backend.put({ variantId: 'a', quantity: 1 });
    void store.load();
    await clock.settle();
    const act = store.setQuantity(line(store).id, 9);
    const [error] = await Promise.all([rejectionOf(act), clock.settle()]);
    assert.equal(error.code, 'out-of-stock');
    assert.equal(line(store).quantity, 1, 'nothing was applied, nothing is shown');
    assert.deepEqual(store.$state.get().issues, [{ lineId: 'line-1', code: 'out-of-stock', available: 2 }]);
    assert.isNull(store.$state.get().error);
    store.setQuantity(line(store).id, 2).catch(() => {});
    assert.deepEqual(store.$state.get().issues, []);
    await clock.settle();
  });

  it('adopts the cart that came with an error', async () => {
    const other = bench().backend;
    other.put({ variantId: 'z', quantity: 7 });
    const { store, clock } = bench({
      edit: (port) => ({
        ...port,
        add: () => Promise.reject(new VitrineError('out-of-stock', { ...(other.cart ? { cart: other.cart } : {}) })),
      }),
    });
    store.add([{ variantId: 'a', quantity: 1 }]).catch(() => {});
    await clock.settle();
    assert.equal(store.$state.get().cart?.count, 7);
    assert.equal(store.$state.get().error?.code, 'out-of-stock');
    store.dismissError();
    assert.isNull(store.$state.get().error);
  });

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

  it('looks up what became of a lost answer, and shows that it does', async () => {
    const { store, clock, backend, fates, calls } = bench({ keys: 'none' });
    void store.load();
    await clock.settle();
    fates.push('lost-answer');
    void store.add([{ variantId: 'a', quantity: 1 }]);
    await clock.pass(9_000);
    assert.equal(line(store).status, 'checking');
    await clock.settle();
    assert.equal(backend.units('a'), 1);
    assert.deepEqual(calls(), ['get', 'add', 'get', 'get']);
    assert.equal(store.$state.get().pending, 0);
  });

  it('rejects an add as in doubt when one of its lines was rejected after the other had come', async () => {
    let rejected = 0;
    const soldOut = (): Promise<never> => {
      rejected++;
      return Promise.reject(new VitrineError('out-of-stock', { where: 'test', available: 0 }));
    };
    const { store, clock, backend, fates } = bench({
      keys: 'none',
      edit: (port) => ({
        ...port,
        add: (lines, options) =>
          lines.every(({ variantId }) => variantId === 'b') ? soldOut() : port.add(lines, options),
      }),
    });
    void store.add([{ variantId: 'a', quantity: 1 }]);
    await clock.settle();
    fates.push('lost-request');
    const error = rejectionOf(
      store.add([
        { variantId: 'a', quantity: 2 },
        { variantId: 'b', quantity: 1 },
      ]),
    );
    await clock.settle();
    const { code, available, ambiguous } = await error;
    assert.deepEqual(
      { code, available, ambiguous, rejected },
      { code: 'out-of-stock', available: 0, ambiguous: true, rejected: 1 },
    );
    assert.equal(backend.units('a'), 3);
    assert.deepEqual(
      store.$state.get().cart?.lines.map(({ variantId, quantity }) => [variantId, quantity]),
      [['a', 3]],
    );
    assert.equal(store.$state.get().error?.code, 'out-of-stock');
    assert.deepEqual(store.$state.get().warnings, []);
  });

  it('never shows more than was asked for while the rest of an add is made up for', async () => {
    const { store, clock, backend, fates } = bench({ keys: 'none' });
    void store.add([{ variantId: 'a', quantity: 1 }]);
    await clock.settle();
    const most = new Map<string, number>();
    store.$state.subscribe(({ cart }) =>
      cart?.lines.forEach(({ variantId, quantity }) =>
        most.set(variantId, Math.max(most.get(variantId) ?? 0, quantity)),
      ),
    );
    // both reads agree, the first of two requests is answered and the second lost: it is looked up once more
    fates.push('lost-request', 'well', 'well', 'well', 'lost-request');
    void store.add([
      { variantId: 'a', quantity: 2 },
      { variantId: 'b', quantity: 1 },
    ]);
    await clock.settle();
    assert.deepEqual([backend.units('a'), backend.units('b')], [3, 1]);
    assert.deepEqual(
      [...most],
      [
        ['a', 3],
        ['b', 1],
      ],
    );
  });

  it('reports a request that is applied after it was sent again, and sets the line right when asked', async () => {
    const { store, clock, backend, fates } = bench({ keys: 'none' });
    void store.load();
    await clock.settle();
    fates.push('lost-request');
    void store.add([{ variantId: 'a', quantity: 1 }]);
    await clock.pass(15_000);
    assert.equal(backend.units('a'), 1);
    backend.put({ variantId: 'a', quantity: 1 });
    await clock.settle();
    const [warning] = store.$state.get().warnings;
    if (!warning) throw new Error('it was not reported');
    assert.deepInclude(warning, { code: 'added-twice', quantity: 2, expected: 1, title: 'a' });
    assert.equal(backend.units('a'), 2, 'nothing is undone in silence');
    // The shopper has added one more since: what is set right is the difference.
    void store.add([{ variantId: 'a', quantity: 1 }]);
    await clock.settle();
    void store.correct(warning);
    assert.deepEqual(store.$state.get().warnings, []);
    await clock.settle();
    assert.equal(backend.units('a'), 2);
  });

  it('reports that something on the way has sent a request twice', async () => {
    const { store, clock, fates, backend } = bench({ keys: 'none' });
    // the cart is read before the first change
    fates.push('well', 'twice');
    void store.add([{ variantId: 'a', quantity: 2 }]);
    await clock.settle();
    assert.equal(backend.units('a'), 4);
    const found = {
      code: 'added-twice' as const,
      lineId: 'line-1',
      title: 'a',
      quantity: 4,
      expected: 2,
      variantId: 'a',
      attributes: [],
    };
    assert.deepEqual(store.$state.get().warnings, [found]);
    store.dismissWarnings();
    fates.push('well', 'twice');
    void store.setQuantity('line-1', 3);
    void store.add([{ variantId: 'b', quantity: 1 }]);
    await clock.settle();
    assert.deepEqual(
      store.$state.get().warnings.map(({ title, quantity }) => [title, quantity]),
      [['b', 2]],
      'what is absolute does no harm',
    );
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

  it('says unsupported for what the adapter lacks', async () => {
    const { store, clock } = bench({
      edit: ({ applyCode: _apply, setNote: _note, ...port }) => port,
    });
    for (const act of [
      store.applyCode('X'),
      store.setNote('x'),
      store.applyGiftCard('GIFT'),
      store.addGiftCards([
        { amount: preview.unitPrice, recipient: { name: '', email: '', sender: '', message: '', designId: '' } },
      ]),
    ]) {
      const [error] = await Promise.all([rejectionOf(act), clock.settle()]);
      assert.equal(error.code, 'unsupported');
    }
  });

  it('rejects what makes no sense', async () => {
    const { store } = bench();
    assert.equal((await rejectionOf(store.add([]))).code, 'validation');
    assert.equal((await rejectionOf(store.add([{ variantId: 'a', quantity: 1.5 }]))).code, 'quantity-below-minimum');
    assert.equal((await rejectionOf(store.setQuantity('nowhere', 2))).code, 'line-not-found');
    assert.equal((await rejectionOf(store.undoRemove('nowhere'))).code, 'line-not-found');
  });

  it('follows what others change, and begins again when the stream ends', async () => {
    let streams = 0;
    let change: (() => void) | undefined;
    const { store, clock, backend, events } = bench({
      edit: (port) => ({
        ...port,
        async *changes() {
          streams++;
          if (streams === 1) return;
          await new Promise<void>((resolve) => (change = resolve));
          yield { origin: 'page' as const };
          await new Promise(() => {});
        },
      }),
    });
    void store.load();
    await clock.settle();
    assert.equal(streams, 2);
    backend.put({ variantId: 'a', quantity: 1 });
    change?.();
    await clock.settle();
    assert.equal(store.$state.get().cart?.count, 1);
    assert.deepEqual(
      events.map((event) => event.type === 'cart-change' && event.origin),
      ['page'],
    );
  });

  it('tells each settled act once, with the cart before and after', async () => {
    const { store, clock, events } = bench();
    const source = { element: 'vitrine-product-sheet', videoId: 'clip' };
    void store.add([{ variantId: 'a', quantity: 1 }], { source });
    await clock.settle();
    void store.setQuantity(line(store).id, 3, { source });
    await clock.settle();
    void store.remove(line(store).id);
    await clock.settle();
    void store.applyCode('TEN', { source });
    await clock.settle();
    assert.deepEqual(
      events.map(({ type }) => type),
      [
        'cart-change',
        'lines-added',
        'cart-change',
        'quantity-set',
        'cart-change',
        'line-removed',
        'cart-change',
        'code-applied',
      ],
    );
    const added = events[1];
    assert.isTrue(added?.type === 'lines-added' && added.source === source && added.result.cart.count === 1);
    const set = events[3];
    assert.isTrue(set?.type === 'quantity-set' && set.before.count === 1 && set.result.cart.count === 3);
  });

  it('sends attributes together, keeps those of others, and shows nothing of it', async () => {
    const { store, clock, backend, calls } = bench();
    backend.put({ variantId: 'a', quantity: 1 });
    backend.attributes = [{ key: 'theirs', value: '1' }];
    void store.load();
    await clock.settle();
    const busy: Promise<CartResult> = store.add([{ variantId: 'a', quantity: 1 }]);
    void store.setAttribute('_vitrine_video', 'clip');
    void store.setAttribute('_vitrine_creator', 'lan');
    assert.equal(store.$state.get().pending, 1);
    await clock.settle();
    await busy;
    assert.deepEqual(backend.attributes, [
      { key: 'theirs', value: '1' },
      { key: '_vitrine_video', value: 'clip' },
      { key: '_vitrine_creator', value: 'lan' },
    ]);
    assert.equal(calls().filter((call) => call === 'setAttributes').length, 1);
  });

  it('is settled when the last command is answered', async () => {
    const { store, clock } = bench();
    await store.settled();
    void store.add([{ variantId: 'a', quantity: 1 }]);
    let settled = false;
    void store.settled().then(() => (settled = true));
    await clock.pass(1);
    assert.isFalse(settled);
    await clock.settle();
    assert.isTrue(settled);
  });

  it('begins a new cart on reset', async () => {
    const { store, clock, backend } = bench();
    void store.add([{ variantId: 'a', quantity: 1 }]);
    void store.reset();
    await clock.settle();
    assert.isNull(store.$state.get().cart);
    assert.isNull(backend.cart);
  });

  it('ends everything when it is disposed of', async () => {
    const { store, clock, calls } = bench();
    const act = store.add([{ variantId: 'a', quantity: 1 }]);
    store.dispose();
    assert.equal((await rejectionOf(act)).code, 'aborted');
    assert.equal((await rejectionOf(store.add([{ variantId: 'a', quantity: 1 }]))).code, 'aborted');
    assert.isNull(store.$state.get().error);
    await clock.settle();
    assert.isAtMost(calls().length, 1);
  });

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
