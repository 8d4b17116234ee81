import { assert } from 'chai';
import { bench, line, preview, rejectionOf } from '@vitrine/testing/cart-bench';
import { VitrineError } from '../error/vitrine-error.js';
import type { GiftCardPort } from '../gift-card/gift-card-port.js';
import type { Cart, CartResult } from './cart.js';

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
});
