import { assert } from 'chai';
import { good, SimulatedBackend } from '@vitrine/testing/simulated-backend';
import { TestClock } from '@vitrine/testing/test-clock';
import type { Adapter } from '../adapter/adapter.js';
import type { AnalyticsEvent } from '../analytics/analytics-port.js';
import type { Product } from '../catalog/product.js';
import { VitrineError } from '../error/vitrine-error.js';
import { createShop } from './create-shop.js';
import type { Shop, ShopOptions } from './shop.js';
import { createMemoryStorage } from '../environment/storage.js';

interface Bench {
  readonly clock: TestClock;
  readonly backend: SimulatedBackend;
  readonly events: AnalyticsEvent[];
  readonly shop: Shop;
}

function bench(more: Partial<Adapter> = {}, options: ShopOptions = {}): Bench {
  const clock = new TestClock();
  const backend = new SimulatedBackend(clock, 'key');
  const events: AnalyticsEvent[] = [];
  const adapter: Adapter = {
    name: 'test',
    contract: 1,
    cart: backend.port('tab', good),
    checkout: { url: () => Promise.resolve('/checkout') },
    analytics: { track: (sent) => void events.push(...sent) },
    ...more,
  };
  const shop = createShop(adapter, {
    clock,
    random: () => 0,
    storage: createMemoryStorage(),
    tabs: false,
    origin: 'https://shop.example/page',
    ...options,
  });
  return { clock, backend, events, shop };
}

async function rejectionOf(act: Promise<unknown>): Promise<VitrineError> {
  try {
    await act;
  } catch (thrown) {
    assert.instanceOf(thrown, VitrineError);
    return thrown;
  }
  throw new Error('it did not throw');
}

const source = { element: 'vitrine-player', videoId: 'morning-table', hotspotId: 'mug', creatorId: 'lan' };

describe('createShop', () => {
  it('sends no request until somebody needs one', async () => {
    const { clock, backend, shop } = bench();
    await clock.settle();
    assert.deepEqual(backend.requests, []);
    assert.equal(shop.$state.get().phase, 'ready');
    assert.equal(shop.name, 'test');
  });

  it('takes a promise of an adapter', async () => {
    const { clock, backend } = bench();
    const shop = createShop(Promise.resolve<Adapter>({ name: 'late', contract: 1, cart: backend.port('late', good) }), {
      clock,
      storage: createMemoryStorage(),
      tabs: false,
    });
    assert.equal(shop.name, '');
    assert.isTrue(shop.can('cart'), 'until it is known it may');
    void shop.cart.add([{ variantId: 'a', quantity: 1 }]);
    await clock.settle();
    assert.equal(shop.name, 'late');
    assert.isFalse(shop.can('checkout'));
    assert.equal(backend.units('a'), 1);
    shop.dispose();
  });

  it('rejects what is no adapter', async () => {
    for (const wrong of [{}, { name: 'x' }, { name: 'x', contract: 2 }, null]) {
      try {
        createShop(wrong as unknown as Adapter);
      } catch (thrown) {
        assert.deepInclude(thrown, { code: 'misconfigured' });
        continue;
      }
      assert.fail('it did not throw');
    }
    const { clock } = bench();
    const shop = createShop(Promise.resolve({} as Adapter), { clock, storage: createMemoryStorage(), tabs: false });
    await clock.settle();
    assert.deepInclude(shop.$state.get(), { phase: 'error' });
    assert.isFalse(shop.can('cart'));
  });

  it('tries to connect again, at once and later, and switches off what the adapter says', async () => {
    let tries = 0;
    const { clock, shop } = bench({
      connect() {
        tries++;
        return tries < 6
          ? Promise.reject(new VitrineError('network'))
          : Promise.resolve({ disable: ['cart.applyCode'] as const });
      },
    });
    await clock.settle();
    assert.equal(tries, 4);
    assert.equal(shop.$state.get().phase, 'error');
    void shop.cart.load();
    await clock.settle();
    assert.equal(shop.$state.get().phase, 'ready');
    assert.isTrue(shop.can('cart.setNote'));
    assert.isFalse(shop.can('cart.applyCode'));
  });

  it('shares nothing with another shop', async () => {
    const one = bench();
    const two = bench();
    void one.shop.cart.add([{ variantId: 'a', quantity: 1 }], { source });
    one.shop.consent.set({ analytics: true, video: true });
    one.shop.view.openCart();
    await one.clock.settle();
    await two.clock.settle();
    assert.equal(one.shop.cart.$state.get().cart?.count, 1);
    assert.isNull(two.shop.cart.$state.get().cart);
    assert.equal(two.shop.consent.$analytics.get(), 'pending');
    assert.isFalse(two.shop.view.$cartOpen.get());
    assert.deepEqual(two.backend.requests, []);
    one.shop.dispose();
    void two.shop.cart.add([{ variantId: 'b', quantity: 1 }]);
    await two.clock.settle();
    assert.equal(two.backend.units('b'), 1);
  });

  it('shows a toast when a line was added, and writes on the cart which video sold it', async () => {
    const { clock, backend, shop } = bench();
    void shop.cart.add([{ variantId: 'a', quantity: 1 }], { source });
    await clock.settle();
    assert.equal(shop.view.$toast.get()?.result.cart.count, 1);
    const credit = [
      { key: '_vitrine_video', value: 'morning-table' },
      { key: '_vitrine_hotspot', value: 'mug' },
      { key: '_vitrine_creator', value: 'lan' },
    ];
    assert.deepEqual(backend.attributes, credit);
    assert.deepEqual(backend.cart?.lines[0]?.attributes, [], 'never on the line');
    const writes = (): number => backend.requests.filter(({ call }) => call === 'setAttributes').length;
    assert.equal(writes(), 1);
    void shop.cart.add([{ variantId: 'a', quantity: 1 }], { source });
    await clock.settle();
    assert.equal(writes(), 1, 'nothing has changed');
  });

  it("shows the host's own cart where there is one", async () => {
    const { clock, shop } = bench();
    let shown = 0;
    shop.view.setHostCart(() => shown++);
    shop.view.setAfterAdd('drawer');
    void shop.cart.add([{ variantId: 'a', quantity: 1 }]);
    await clock.settle();
    assert.equal(shown, 1);
    assert.isFalse(shop.view.$cartOpen.get());
    shop.view.setHostCart(() => false);
    shop.view.openCart();
    assert.isTrue(shop.view.$cartOpen.get(), 'the page shows no cart, so the drawer opens');
  });

  it('sends sinks nothing before consent, then everything in order, a hundred at most', async () => {
    const { clock, events, shop } = bench();
    for (let event = 0; event < 130; event++)
      shop.track({ name: 'video_progress', source: null, items: [], percent: event });
    await clock.settle();
    assert.deepEqual(events, []);
    shop.consent.set({ analytics: true, video: true });
    await clock.settle();
    assert.deepEqual(
      events.map(({ percent }) => percent),
      Array.from({ length: 100 }, (_, at) => at + 30),
    );
    assert.equal(new Set(events.map(({ id }) => id)).size, 100);
    shop.consent.set({ analytics: false });
    shop.track({ name: 'cart_view', source: null, items: [] });
    await clock.settle();
    assert.lengthOf(events, 100);
  });

  it('drops what waited when consent is denied', async () => {
    const { clock, events, shop } = bench();
    shop.track({ name: 'cart_view', source: null, items: [] });
    shop.consent.set({ analytics: false });
    shop.consent.set({ analytics: true, video: true });
    await clock.settle();
    assert.deepEqual(events, []);
  });

  it('reports what was watched: start, seen, progress, end', async () => {
    const { clock, events, shop } = bench();
    shop.consent.set({ analytics: true, video: true });
    shop.report({ type: 'video-start', source });
    shop.report({ type: 'video-view', source });
    shop.report({ type: 'video-progress', source, percent: 25 });
    shop.report({ type: 'video-complete', source });
    await clock.settle();
    assert.deepEqual(
      events.map(({ name, percent, source: from }) => [name, percent, from?.videoId]),
      [
        ['video_start', undefined, 'morning-table'],
        ['video_view', undefined, 'morning-table'],
        ['video_progress', 25, 'morning-table'],
        ['video_complete', undefined, 'morning-table'],
      ],
    );
  });

  it('reports to analytics what was added and what was removed, not what is in the cart', async () => {
    const { clock, events, shop } = bench();
    shop.consent.set({ analytics: true, video: true });
    void shop.cart.add([{ variantId: 'a', quantity: 2 }], { source });
    await clock.settle();
    void shop.cart.setQuantity('line-1', 5);
    await clock.settle();
    void shop.cart.setQuantity('line-1', 4);
    await clock.settle();
    void shop.cart.remove('line-1');
    await clock.settle();
    assert.deepEqual(
      events.map(({ name, items }) => [name, items[0]?.quantity]),
      [
        ['add_to_cart', 2],
        ['add_to_cart', 3],
        ['remove_from_cart', 1],
        ['remove_from_cart', 4],
      ],
    );
    assert.equal(events[0]?.source, source);
  });

  it('distinguishes a product that a hotspot opened from one that was opened elsewhere', async () => {
    const { clock, events, shop } = bench();
    const price = { amount: 2400, currency: 'USD', exponent: 2 };
    const product: Product = {
      id: 'mug',
      handle: 'mug',
      title: 'Mug',
      kind: 'physical',
      pictures: [],
      options: [],
      variants: [],
      priceRange: { min: price, max: price },
      available: true,
      terms: {},
    };
    shop.consent.set({ analytics: true, video: true });
    shop.report({ type: 'product-view', source: { element: 'vitrine-product-card' }, product });
    shop.report({
      type: 'product-view',
      source: { element: 'vitrine-player', videoId: 'morning-table', hotspotId: 'mug' },
      product,
    });
    await clock.settle();
    assert.deepEqual(
      events.splice(0).map(({ name, source: by }) => [name, by?.hotspotId]),
      [
        ['product_view', undefined],
        ['hotspot_click', 'mug'],
        ['product_view', 'mug'],
      ],
    );
  });

  it('gives the checkout URL when the cart is settled, and only of an allowed origin', async () => {
    let at = -1;
    const { clock, backend, shop } = bench({
      checkout: {
        url() {
          at = backend.units('a');
          return Promise.resolve('https://pay.example/c');
        },
      },
    });
    void shop.cart.add([{ variantId: 'a', quantity: 1 }]);
    const [error] = await Promise.all([rejectionOf(shop.checkout.url()), clock.settle()]);
    assert.equal(at, 1);
    assert.equal(error.code, 'unsafe-url');
    const listed = bench(
      { checkout: { url: () => Promise.resolve('https://pay.example/c') } },
      { checkoutOrigins: ['https://pay.example'] },
    );
    assert.equal(await listed.shop.checkout.url(), 'https://pay.example/c');
    const own = bench();
    assert.equal(await own.shop.checkout.url(), 'https://shop.example/checkout');
    const none = bench();
    delete (none as { shop?: Shop }).shop;
    const without = createShop(
      { name: 'x', contract: 1 },
      { clock: none.clock, storage: createMemoryStorage(), tabs: false },
    );
    assert.equal((await rejectionOf(without.checkout.url())).code, 'unsupported');
  });

  it('does not change the currency of a filled cart', async () => {
    const asked: unknown[] = [];
    const { clock, backend, shop } = bench({
      reconfigure(market) {
        asked.push(market);
        return Promise.resolve({ disable: ['cart.applyCode'] as const });
      },
    });
    backend.put({ variantId: 'a', quantity: 1 });
    const [error] = await Promise.all([rejectionOf(shop.setMarket({ currency: 'VND' })), clock.settle()]);
    assert.equal(error.code, 'currency-mismatch');
    assert.deepEqual(asked, []);
    void shop.setMarket({ locale: 'vi' });
    await clock.settle();
    assert.deepEqual(asked, [{ locale: 'vi', country: null, currency: null }]);
    assert.equal(shop.$state.get().market.locale, 'vi');
    assert.isFalse(shop.can('cart.applyCode'));
    void shop.cart.reset();
    void shop.setMarket({ currency: 'VND' });
    await clock.settle();
    assert.equal(shop.$state.get().market.currency, 'VND');
  });

  it('stays in its market when the adapter cannot follow', async () => {
    const { clock, shop } = bench({ reconfigure: () => Promise.reject(new VitrineError('unsupported')) });
    const [error] = await Promise.all([rejectionOf(shop.setMarket({ country: 'VN' })), clock.settle()]);
    assert.equal(error.code, 'unsupported');
    assert.isNull(shop.$state.get().market.country);
  });

  it('loads the gift cards of a market once, and again after a failure', async () => {
    let asked = 0;
    const { clock, shop } = bench({
      giftCard: {
        config: () => (++asked === 1 ? Promise.reject(new VitrineError('server')) : Promise.resolve(null)),
        designs: () => Promise.resolve([]),
        addToCart: () => Promise.reject(new VitrineError('unsupported')),
      },
    });
    assert.equal((await rejectionOf(shop.giftCard.config())).code, 'server');
    assert.isNull(await shop.giftCard.config());
    await shop.giftCard.config();
    assert.equal(asked, 2);
    await clock.settle();
  });

  it('stores the values of an adapter under its own name', async () => {
    const browser = createMemoryStorage();
    const { clock } = bench(
      { connect: (context) => Promise.resolve(context.storage.set('cart', 'x')) },
      { storage: browser, shop: 'one' },
    );
    await clock.settle();
    assert.equal(browser.get('vitrine:test:one:cart'), 'x');
  });

  it('lets no listener break another', async () => {
    const { clock, shop } = bench();
    const complain = console.error;
    const complaints: unknown[] = [];
    console.error = (...all: unknown[]) => void complaints.push(...all);
    try {
      const received: string[] = [];
      shop.on('cart-view', () => {
        throw new Error('broken');
      });
      const stop = shop.on('cart-view', ({ type }) => received.push(type));
      shop.report({ type: 'cart-view', source: null, cart: null });
      stop();
      shop.report({ type: 'cart-view', source: null, cart: null });
      assert.deepEqual(received, ['cart-view']);
      assert.lengthOf(complaints, 2);
      await clock.settle();
    } finally {
      console.error = complain;
    }
  });

  it('ends when it is disposed of', async () => {
    let ended = 0;
    const { clock, backend, shop } = bench({ dispose: () => void ended++ });
    await clock.settle();
    const act = shop.cart.add([{ variantId: 'a', quantity: 1 }]);
    shop.dispose();
    shop.dispose();
    assert.equal(ended, 1);
    assert.equal((await rejectionOf(act)).code, 'aborted');
    await clock.settle();
    assert.isFalse(shop.view.$cartOpen.get());
    assert.isAtMost(backend.requests.length, 1);
  });
});
