import { assert } from 'chai';
import type { AnalyticsEvent } from '../analytics/analytics-port.js';
import type { CartPort } from '../cart/cart-port.js';
import type { CatalogPort } from '../catalog/catalog-port.js';
import type { CheckoutPort } from '../checkout/checkout-port.js';
import { createMemoryStorage } from '../environment/storage.js';
import type { Adapter, AdapterContext } from './adapter.js';
import { adapterCan } from './can.js';
import { composeAdapters } from './compose-adapters.js';

const never = (): Promise<never> => new Promise(() => {});
const cart: CartPort = {
  idempotency: 'key',
  get: never,
  add: never,
  update: never,
  remove: never,
  reset: never,
  applyCode: never,
};
const catalog: CatalogPort = { products: never };
const checkout: CheckoutPort = { url: never };
const named = (name: string, rest: Partial<Adapter>): Adapter => ({ name, contract: 1, ...rest });
const context: AdapterContext = {
  market: { locale: 'en', country: null, currency: null },
  storage: createMemoryStorage(),
  fetch: never,
};

describe('composeAdapters', () => {
  it('gives each port one owner', () => {
    const whole = composeAdapters(named('pages', { catalog }), named('shop', { cart, checkout }));
    assert.equal(whole.name, 'pages+shop');
    assert.equal(whole.catalog, catalog);
    assert.equal(whole.cart, cart);
  });

  it('keeps its name when a sink comes or goes', () => {
    const sink = named('sink', { analytics: { track: () => {} } });
    assert.equal(composeAdapters(named('shop', { cart, checkout }), sink).name, 'shop');
    assert.equal(composeAdapters(sink).name, 'sink');
  });

  it('rejects two owners of one port, and a cart with two owners', () => {
    for (const parts of [
      [named('a', { cart }), named('b', { cart })],
      [named('a', { cart }), named('b', { checkout })],
    ]) {
      try {
        composeAdapters(...parts);
      } catch (thrown) {
        assert.deepInclude(thrown, { code: 'misconfigured' });
        continue;
      }
      assert.fail('it did not throw');
    }
  });

  it('sends events to every sink, also when one of them throws', () => {
    const received: string[] = [];
    const sink = (name: string, fails = false): Adapter =>
      named(name, {
        analytics: {
          track(events) {
            if (fails) throw new Error('a sink must not throw');
            for (const event of events) received.push(`${name} ${event.name}`);
          },
        },
      });
    const complain = console.error;
    console.error = () => {};
    try {
      const event: AnalyticsEvent = { id: '1', at: 0, name: 'cart_view', source: null, items: [] };
      composeAdapters(sink('a'), sink('broken', true), sink('b')).analytics?.track([event]);
    } finally {
      console.error = complain;
    }
    assert.deepEqual(received, ['a cart_view', 'b cart_view']);
  });

  const failing: Record<string, Partial<Adapter>> = {
    'whose connect rejects': { connect: () => Promise.reject(new Error('blocked')) },
    'whose connect throws': {
      connect() {
        throw new Error('blocked');
      },
    },
    'whose connect never answers': { connect: never },
    'whose change of market rejects': { reconfigure: () => Promise.reject(new Error('blocked')) },
    'that tries to switch off the cart': { connect: () => Promise.resolve({ disable: ['cart'] }) },
  };
  for (const [title, rest] of Object.entries(failing)) {
    it(`connects the shop and the other sinks beside a sink ${title}`, async () => {
      const received: string[] = [];
      const sink = (name: string, more: Partial<Adapter> = {}): Adapter =>
        named(name, { ...more, analytics: { track: (events) => void received.push(`${name} ${events.length}`) } });
      const complain = console.error;
      console.error = () => {};
      try {
        const whole = composeAdapters(named('shop', { cart, checkout }), sink('odd', rest), sink('good'));
        assert.deepEqual(await whole.connect?.(context), { disable: [] });
        assert.deepEqual(await whole.reconfigure?.(context.market), { disable: [] });
        await new Promise((resolve) => setTimeout(resolve));
        whole.analytics?.track([{ id: '1', at: 0, name: 'cart_view', source: null, items: [] }]);
        assert.include(received, 'good 1');
      } finally {
        console.error = complain;
      }
    });
  }

  it('holds events back until a sink has connected', async () => {
    const received: string[] = [];
    let connected = (): void => {};
    const sink = named('slow', {
      connect: () => new Promise<void>((resolve) => (connected = resolve)),
      analytics: { track: (events) => void received.push(...events.map(({ id }) => id)) },
    });
    const whole = composeAdapters(named('shop', { cart, checkout }), sink);
    await whole.connect?.(context);
    const event = (id: string): AnalyticsEvent => ({ id, at: 0, name: 'cart_view', source: null, items: [] });
    whole.analytics?.track([event('1')]);
    assert.deepEqual(received, []);
    connected();
    await new Promise((resolve) => setTimeout(resolve));
    whole.analytics?.track([event('2')]);
    assert.deepEqual(received, ['1', '2']);
  });

  it('lets an adapter switch off only its own ports, connects all, and disposes of all', async () => {
    const ended: string[] = [];
    const whole = composeAdapters(
      named('a', {
        catalog,
        connect: () => Promise.resolve({ disable: ['cart', 'catalog.featured'] }),
        dispose: () => void ended.push('a'),
      }),
      named('b', {
        cart,
        reconfigure: () => Promise.resolve({ disable: ['cart.applyCode'] }),
        dispose: () => void ended.push('b'),
      }),
    );
    assert.deepEqual(await whole.connect?.(context), { disable: ['catalog.featured'] });
    assert.deepEqual(await whole.reconfigure?.(context.market), { disable: ['cart.applyCode'] });
    whole.dispose?.();
    assert.deepEqual(ended, ['a', 'b']);
  });
});

describe('adapterCan', () => {
  const adapter = named('a', { cart, catalog });

  it('is the presence of a port or a method', () => {
    assert.isTrue(adapterCan(adapter, 'cart'));
    assert.isTrue(adapterCan(adapter, 'cart.applyCode'));
    assert.isFalse(adapterCan(adapter, 'cart.setNote'));
    assert.isFalse(adapterCan(adapter, 'giftCard'));
    assert.isFalse(adapterCan(adapter, 'giftCard.apply'));
  });

  it('is switched off by name, a port with its methods', () => {
    assert.isFalse(adapterCan(adapter, 'cart.applyCode', new Set(['cart.applyCode'])));
    assert.isTrue(adapterCan(adapter, 'cart.add', new Set(['cart.applyCode'])));
    assert.isFalse(adapterCan(adapter, 'cart.add', new Set(['cart'])));
  });
});
