import { assert } from 'chai';
import { TestClock } from '@vitrine/testing/test-clock';
import { VitrineError } from '../error/vitrine-error.js';
import { createCatalogStore, type OwnedCatalogStore } from './create-catalog-store.js';
import { productRefKey } from './product-ref-key.js';
import type { Product, ProductRef } from './product.js';

const price = { amount: 100, currency: 'USD', exponent: 2 };
function product(id: string, title = id): Product {
  return {
    id,
    handle: `${id}-handle`,
    title,
    kind: 'physical',
    pictures: [],
    options: [],
    priceRange: { min: price, max: price },
    available: true,
    terms: {},
    variants: [
      {
        id: `${id}-v`,
        title: '',
        sku: `${id}-sku`,
        selectedOptions: [],
        price,
        purchasable: true,
        stock: { state: 'in' },
        quantity: { min: 1, max: null, step: 1 },
      },
    ],
  };
}

interface Bench {
  readonly store: OwnedCatalogStore;
  readonly clock: TestClock;
  readonly asked: (readonly ProductRef[])[];
  answer: (ref: ProductRef) => Product | null;
  failures: VitrineError[];
}

function bench(initial: readonly Product[] = []): Bench {
  const clock = new TestClock();
  const made: Bench = {
    clock,
    asked: [],
    failures: [],
    answer: (ref) =>
      product(
        ref.id ??
          ref.handle?.replace('-handle', '') ??
          ref.sku?.replace('-sku', '') ??
          ref.variantId?.replace('-v', '') ??
          ref.gtin ??
          '',
      ),
    store: createCatalogStore({
      clock,
      random: () => 0.5,
      initial,
      port: () =>
        Promise.resolve({
          async products(refs) {
            made.asked.push(refs);
            await clock.wait(10);
            const failure = made.failures.shift();
            if (failure) throw failure;
            return refs.map((ref) => made.answer(ref));
          },
        }),
    }),
  };
  return made;
}

describe('the catalog store', () => {
  it('asks for the twelve products of a video in one request, in order', async () => {
    const { store, clock, asked } = bench();
    const refs = Array.from({ length: 12 }, (_, at) => ({ handle: `p${at}-handle` }));
    const atoms = refs.map((ref) => store.product(ref));
    const all = store.products(refs);
    assert.equal(atoms[0]?.get().phase, 'loading');
    await clock.settle();
    assert.deepEqual(asked, [refs]);
    assert.deepEqual(
      (await all).map((found) => found?.id),
      refs.map((_, at) => `p${at}`),
    );
    assert.equal(atoms[11]?.get().product?.id, 'p11');
  });

  it('asks once for what is on its way, and never again for what is known', async () => {
    const { store, clock, asked } = bench();
    const $first = store.product({ id: 'a' });
    await clock.pass(5);
    assert.equal(store.product({ id: 'a' }), $first);
    void store.products([{ id: 'a' }]);
    await clock.settle();
    await store.products([{ id: 'a' }, { handle: 'a-handle' }, { sku: 'a-sku' }, { variantId: 'a-v' }]);
    assert.lengthOf(asked, 1);
    assert.equal(store.peek({ variantId: 'a-v' })?.id, 'a');
    assert.isNull(store.peek({ id: 'b' }));
    assert.isNull(store.peek({}));
  });

  it('finds a product by a number that only the backend knows', async () => {
    const { store, clock, asked } = bench();
    void store.products([{ gtin: '0123' }]);
    await clock.settle();
    void store.products([{ gtin: '0123' }]);
    await clock.settle();
    assert.lengthOf(asked, 1);
  });

  it('tells missing from failed, and a failure can be tried again', async () => {
    const made = bench();
    made.answer = () => null;
    const $missing = made.store.product({ id: 'gone' });
    await made.clock.settle();
    assert.equal($missing.get().phase, 'missing');
    made.failures.push(new VitrineError('bad-response'));
    const $failed = made.store.product({ id: 'b' });
    await made.clock.settle();
    assert.equal($failed.get().phase, 'error');
    made.answer = ({ id }) => product(id ?? '');
    void made.store.refresh({ id: 'b' });
    assert.equal($failed.get().phase, 'loading');
    await made.clock.settle();
    assert.equal($failed.get().phase, 'ready');
  });

  it('repeats transient failures, three tries at most, and waits as long as Retry-After says', async () => {
    const made = bench();
    made.failures.push(new VitrineError('network'), new VitrineError('rate-limited', { retryAfter: 5_000 }));
    const began = made.clock.now();
    const all = made.store.products([{ id: 'a' }]);
    await made.clock.settle();
    assert.equal((await all)[0]?.id, 'a');
    assert.isAtLeast(made.clock.now() - began, 5_000);
    assert.lengthOf(made.asked, 3);
  });

  it('does not wait for a Retry-After of an hour', async () => {
    const made = bench();
    made.failures.push(new VitrineError('rate-limited', { retryAfter: 3_600_000 }));
    const began = made.clock.now();
    const all = made.store.products([{ id: 'a' }]).catch((error: unknown) => error);
    await made.clock.settle();
    assert.equal(((await all) as VitrineError).code, 'rate-limited');
    assert.isBelow(made.clock.now() - began, 60_000);
  });

  it('keeps the old product while it loads again, also when that fails', async () => {
    const made = bench([product('a', 'old')]);
    const $a = made.store.product({ id: 'a' });
    assert.equal($a.get().product?.title, 'old');
    assert.lengthOf(made.asked, 0);
    made.failures.push(new VitrineError('bad-response'));
    const failed = made.store.refresh({ id: 'a' }).catch((error: unknown) => error);
    await made.clock.settle();
    assert.instanceOf(await failed, VitrineError);
    assert.equal($a.get().product?.title, 'old');
    made.answer = () => product('a', 'new');
    void made.store.refresh({ handle: 'a-handle' });
    await made.clock.settle();
    assert.equal($a.get().product?.title, 'new', 'whatever key it was asked by');
  });

  it('asks for everything again in another market, and drops answers of the old one', async () => {
    const made = bench();
    const $a = made.store.product({ id: 'a' });
    await made.clock.settle();
    const late = made.store.products([{ id: 'b' }]);
    await made.clock.pass(5);
    made.answer = ({ id }) => product(id ?? '', 'other market');
    made.store.clear();
    assert.deepInclude($a.get(), { phase: 'loading' });
    assert.equal($a.get().product?.title, 'a', 'the old one stays until the new one is loaded');
    await made.clock.settle();
    assert.equal($a.get().product?.title, 'other market');
    assert.equal((await late)[0]?.title, 'other market');
    assert.equal(made.store.product({ id: 'a' }), $a);
  });

  it('reads everything again in one request when the page was away, and shows the old until then', async () => {
    const made = bench([product('c', 'of the page')]);
    const { store, clock, asked } = made;
    const $byId = store.product({ id: 'a' });
    const $byHandle = store.product({ handle: 'a-handle' });
    const $given = store.product({ sku: 'c-sku' });
    store.product({});
    void store.products([{ variantId: 'b-v' }]);
    await clock.settle();
    made.answer = (ref) => product((Object.values(ref)[0] as string).charAt(0), 'later');
    store.readAgain();
    assert.equal($byId.get().product?.title, 'a');
    await clock.settle();
    assert.lengthOf(asked, 2);
    assert.sameDeepMembers(
      [...(asked[1] ?? [])],
      [{ id: 'a' }, { handle: 'a-handle' }, { sku: 'c-sku' }, { variantId: 'b-v' }],
    );
    assert.deepEqual(
      [$byId.get(), $byHandle.get(), $given.get()].map((state) => `${state.phase} ${state.product?.title}`),
      ['ready later', 'ready later', 'ready later'],
    );
    assert.equal(store.peek({ id: 'b' })?.title, 'later', 'what no card shows: hotspots name it');
  });

  it('keeps what is shown when it cannot be read again, and says what is gone and what came', async () => {
    const made = bench();
    const { store, clock } = made;
    const $kept = store.product({ id: 'a' });
    await clock.settle();
    made.failures.push(new VitrineError('bad-response'));
    const $failed = store.product({ id: 'b' });
    await clock.settle();
    made.failures.push(new VitrineError('bad-response'));
    store.readAgain();
    await clock.settle();
    assert.deepEqual([$kept.get().phase, $failed.get().phase], ['ready', 'error']);
    made.answer = ({ id }) => (id === 'a' ? null : product(id ?? ''));
    store.readAgain();
    await clock.settle();
    assert.deepEqual([$kept.get().phase, $failed.get().phase], ['missing', 'ready']);
    assert.isNull(store.peek({ id: 'a' }));
  });

  it('keeps a product under its other keys when it lost one', async () => {
    const made = bench();
    const { store, clock } = made;
    const $byId = store.product({ id: 'a' });
    const $bySku = store.product({ sku: 'a-sku' });
    await clock.settle();
    const renamed = { ...product('a', 'later'), variants: [] };
    made.answer = ({ id }) => (id === undefined ? null : renamed);
    store.readAgain();
    await clock.settle();
    assert.equal($byId.get().product?.title, 'later');
    assert.equal($bySku.get().phase, 'missing');
    assert.equal(store.peek({ id: 'a' })?.title, 'later');
  });

  it('looks at each reference a few times for a page of a thousand cards, not once for each product', async () => {
    const { store, clock } = bench();
    let looks = 0;
    for (let at = 0; at < 1000; at++) {
      const id = `p${at}`;
      store.product({
        get id() {
          looks++;
          return id;
        },
      });
    }
    await clock.settle();
    assert.equal(store.product({ id: 'p999' }).get().phase, 'ready');
    assert.isBelow(looks, 20_000);
  });

  it('rejects a result with fewer products than references', async () => {
    const made = bench();
    const store = createCatalogStore({
      clock: made.clock,
      port: () => Promise.resolve({ products: () => Promise.resolve([]) }),
    });
    const failed = store.products([{ id: 'a' }]).catch((error: unknown) => error);
    await made.clock.settle();
    assert.deepInclude(await failed, { code: 'bad-response' });
  });

  it('rejects with unsupported without a catalog, and with aborted after dispose', async () => {
    const clock = new TestClock();
    const store = createCatalogStore({ clock, port: () => Promise.resolve(undefined) });
    const failed = store.products([{ id: 'a' }]).catch((error: unknown) => error);
    await clock.settle();
    assert.deepInclude(await failed, { code: 'unsupported' });
    assert.deepEqual(await store.featured(), []);
    store.dispose();
    assert.deepInclude(await store.products([{ id: 'a' }]).catch((error: unknown) => error), { code: 'aborted' });
  });
});

describe('productRefKey', () => {
  it('is equal for equal references only', () => {
    assert.equal(productRefKey({ id: 'a', handle: 'b' }), productRefKey({ handle: 'b', id: 'a' }));
    assert.notEqual(productRefKey({ id: 'a\nhandle:b' }), productRefKey({ id: 'a', handle: 'b' }));
    assert.notEqual(productRefKey({ id: 'a%0Ab' }), productRefKey({ id: 'a\nb' }));
    assert.equal(productRefKey({}), '');
  });

  it('takes any text, half of a surrogate pair too', () => {
    assert.notEqual(productRefKey({ id: '\ud83d' }), productRefKey({ id: '\ude00' }));
  });
});
