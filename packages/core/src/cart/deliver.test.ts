import { assert } from 'chai';
import { bench, line, rejectionOf } from '@vitrine/testing/cart-bench';
import { VitrineError } from '../error/vitrine-error.js';

describe('the cart store, when an answer was lost', () => {
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
    // Two reads that agree, and three looks in two minutes: the request may come once more.
    assert.deepEqual(calls(), ['get', 'add', 'get', 'get', 'get', 'get', 'get']);
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
});
