import { assert } from 'chai';
import { createConsent } from '../consent/consent.js';
import type { Adapter } from '../adapter/adapter.js';
import { createShop } from './create-shop.js';

const adapter = (rest: Partial<Adapter> = {}): Adapter => ({ name: 'test', contract: 1, ...rest });
const options = { tabs: false, reactions: [] } as const;

describe('createShop on a hostile page', () => {
  const planted: Record<string, unknown> = {
    checkoutOrigins: ['https://evil.example'],
    origin: 'https://evil.example/',
    shop: 'evil',
    market: { locale: 'xx', country: 'XX', currency: 'XXX' },
    country: 'XX',
    reactions: null,
    initial: { cart: 5 },
    fetch: 5,
  };
  for (const [name, value] of Object.entries(planted)) {
    it(`takes no ${name} that every object inherits`, () => {
      Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
      try {
        const shop = createShop(adapter({ checkout: { url: () => Promise.resolve('https://evil.example/pay') } }), {});
        assert.deepEqual([...shop.checkout.origins], []);
        assert.equal(shop.$state.get().market.locale, 'en');
        assert.isNull(shop.$state.get().market.country);
        shop.dispose();
      } finally {
        Reflect.deleteProperty(Object.prototype, name);
      }
    });
  }

  it('begins with no cart and no products that every object inherits', () => {
    const inherited = { cart: null, products: [{}] };
    Object.defineProperty(Object.prototype, 'initial', { value: inherited, configurable: true, writable: true });
    Object.defineProperty(Object.prototype, 'cart', { value: inherited, configurable: true, writable: true });
    try {
      for (const given of [{}, { initial: {} }]) {
        const shop = createShop(adapter(), { ...options, ...given });
        assert.equal(shop.cart.$state.get().phase, 'loading');
        shop.dispose();
      }
    } finally {
      Reflect.deleteProperty(Object.prototype, 'initial');
      Reflect.deleteProperty(Object.prototype, 'cart');
    }
  });

  it('takes the promise of a library, which is no instance of Promise', async () => {
    const thenable = { then: (take: (found: Adapter) => void) => void setTimeout(() => take(adapter())) };
    const shop = createShop(thenable as unknown as Promise<Adapter>, options);
    await new Promise<void>((resolve) => shop.$state.subscribe(({ phase }) => phase === 'ready' && resolve()));
    assert.equal(shop.name, 'test');
    shop.dispose();
  });

  it('gives adapters a canonical language, at the start and after a change', async () => {
    const seen: string[] = [];
    const shop = createShop(
      adapter({
        connect: ({ market }) => Promise.resolve(void seen.push(market.locale)),
        reconfigure: (market) => Promise.resolve(void seen.push(market.locale)),
      }),
      { ...options, market: { locale: 'vi_VN', country: null, currency: null } },
    );
    await shop.setMarket({ locale: 'ar_EG' });
    await shop.setMarket({ locale: 'not a tag' });
    await shop.setMarket({ country: 'US' });
    assert.deepEqual(seen, ['vi-VN', 'ar-EG', 'ar-EG', 'ar-EG']);
    shop.dispose();
  });
});

describe('a shopper who comes back to the page', () => {
  it('sees the cart as it is now, if it was read before', async () => {
    let reads = 0;
    let comeBack = (_isRestored: boolean): void => {};
    const reject = (): Promise<never> => Promise.reject(new Error('not here'));
    const shop = createShop(
      adapter({
        cart: {
          idempotency: 'key',
          get: () => Promise.resolve((reads++, null)),
          add: reject,
          update: reject,
          remove: reject,
          reset: reject,
        },
      }),
      {
        ...options,
        returns: (callback) => {
          comeBack = callback;
          return () => (comeBack = () => {});
        },
      },
    );
    await new Promise<void>((resolve) => shop.$state.subscribe(({ phase }) => phase === 'ready' && resolve()));
    comeBack(false);
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(reads, 0, 'a page that shows no cart asks for none');
    await shop.cart.load();
    comeBack(false);
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(reads, 2);
    shop.dispose();
  });

  it('sees prices and stock as they are now, after a visit to other pages', async () => {
    let reads = 0;
    let comeBack = (_isRestored: boolean): void => {};
    const shop = createShop(
      adapter({ catalog: { products: (refs) => Promise.resolve((reads++, refs.map(() => null))) } }),
      {
        ...options,
        returns: (callback) => {
          comeBack = callback;
          return () => {};
        },
      },
    );
    const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
    comeBack(true);
    await wait();
    assert.equal(reads, 0, 'a page that shows no product asks for none');
    shop.catalog.product({ id: 'a' });
    await wait();
    comeBack(false);
    await wait();
    assert.equal(reads, 1, 'a look at another window is no reason to ask');
    comeBack(true);
    await wait();
    assert.equal(reads, 2);
    shop.dispose();
  });
});

describe('Global Privacy Control', () => {
  it('is a denial that the page cannot turn into consent', () => {
    const consent = createConsent('pending', true);
    assert.equal(consent.$analytics.get(), 'denied');
    consent.set({ analytics: true });
    assert.equal(consent.$analytics.get(), 'denied');
  });
});
