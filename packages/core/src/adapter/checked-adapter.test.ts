import { assert } from 'chai';
import { TestClock } from '@vitrine/testing/test-clock';
import type { Cart, CartResult } from '../cart/cart.js';
import { offerOf } from '../catalog/offer.js';
import type { Product } from '../catalog/product.js';
import { createMemoryStorage } from '../environment/storage.js';
import { VitrineError } from '../error/vitrine-error.js';
import type { Money } from '../money/money.js';
import { createShop } from '../shop/create-shop.js';
import type { Shop } from '../shop/shop.js';
import type { Adapter } from './adapter.js';

const usd = (amount: number): Money => ({ amount, currency: 'USD', exponent: 2 });

const mug = (id: string): Product => ({
  id,
  handle: `mug-${id}`,
  title: `Mug ${id}`,
  kind: 'physical',
  pictures: [{ url: 'https://shop.example/mug.jpg' }],
  options: [],
  variants: [
    {
      id: `v-${id}`,
      title: '',
      selectedOptions: [],
      price: usd(1200),
      purchasable: true,
      stock: { state: 'in' },
      quantity: { min: 1, max: null, step: 1 },
    },
  ],
  priceRange: { min: usd(1200), max: usd(1200) },
  available: true,
  terms: {},
});

const cartOf = (quantity: number): Cart => ({
  id: 'c1',
  currency: 'USD',
  lines: [
    {
      id: 'l1',
      variantId: 'v-a',
      productId: 'a',
      title: 'Mug',
      variantTitle: '',
      quantity,
      rule: { min: 1, max: null, step: 1 },
      unitPrice: usd(1200),
      total: usd(1200 * quantity),
      kind: 'physical',
      attributes: [],
    },
  ],
  count: quantity,
  subtotal: { money: usd(1200 * quantity), estimated: false },
  discounts: [],
  codes: [],
  giftCards: [],
  total: { money: usd(1200 * quantity), estimated: false },
  note: '',
  attributes: [],
});

interface Bench {
  readonly clock: TestClock;
  readonly shop: Shop;
}

function bench(more: Partial<Adapter> = {}): Bench {
  const clock = new TestClock();
  const shop = createShop(
    { name: 'test', contract: 1, ...more },
    {
      clock,
      random: () => 0,
      storage: createMemoryStorage(),
      tabs: false,
      reactions: [],
      origin: 'https://shop.example/page',
    },
  );
  return { clock, shop };
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

const throwing = (): never => {
  throw new Error('hostile');
};
/** An object whose every property throws, apart from the one that a promise looks for. */
const trap = new Proxy(
  {},
  {
    get: (_, name) => (name === 'then' ? undefined : throwing()),
    has: throwing,
    ownKeys: throwing,
    getPrototypeOf: throwing,
  },
);
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
const changed = <T extends object>(base: T, change: object): T => ({ ...base, ...change });
const withGetter = <T extends object>(base: T, name: keyof T): T =>
  Object.defineProperty({ ...base }, name, { get: throwing, enumerable: true });

describe('a product that cannot be read', () => {
  const wrong: [title: string, answer: unknown][] = [
    ['is a number', 5],
    ['is a text', 'mug'],
    ['is a list', []],
    ['is undefined', undefined],
    ['throws at every property', trap],
    ['has no variants', changed(mug('b'), { variants: null })],
    ['has an empty list of variants', changed(mug('b'), { variants: [] })],
    ['has variants that throw', withGetter(mug('b'), 'variants')],
    ['has variants that are null', changed(mug('b'), { variants: [null] })],
    ['has a list of variants that was revoked', changed(mug('b'), { variants: revoked() })],
    ['has an object for an id', changed(mug('b'), { id: {} })],
    ['has an id that throws', withGetter(mug('b'), 'id')],
  ];
  for (const [title, answer] of wrong) {
    it(`and ${title} costs that product, not its batch`, async () => {
      const products = (): Promise<Product[]> => Promise.resolve([mug('a'), answer as Product, mug('c')]);
      const { clock, shop } = bench({ catalog: { products } });
      const states = ['a', 'b', 'c'].map((id) => shop.catalog.product({ id }));
      await clock.settle();
      assert.deepEqual(
        states.map((state) => state.get().phase),
        ['ready', 'missing', 'ready'],
      );
      shop.dispose();
    });
  }

  const prices: [title: string, price: unknown][] = [
    ['null', null],
    ['missing', undefined],
    ['a text', '12.00'],
    ['without a currency', { amount: 5, currency: '', exponent: 2 }],
    ['with 1,000 digits', { ...usd(5), exponent: 1000 }],
    ['not a number', usd(NaN)],
  ];
  for (const [title, price] of prices) {
    it(`a price that is ${title} leaves the product in the shop, without a price and not sold out`, async () => {
      const answer = changed(mug('a'), {
        priceRange: null,
        available: undefined,
        variants: mug('a').variants.map((variant) => changed(variant, { price })),
      });
      const { clock, shop } = bench({ catalog: { products: async () => [answer] } });
      const state = shop.catalog.product({ id: 'a' });
      await clock.settle();
      const { product } = state.get();
      const [variant] = product?.variants ?? [];
      assert.deepEqual(
        [product?.priceRange, product?.available, variant?.price, variant?.purchasable, variant && offerOf(variant)],
        [null, false, null, false, 'shop-page'],
      );
      shop.dispose();
    });
  }

  const fields: [title: string, product: Product, expected: Partial<Product>][] = [
    ['title an object', changed(mug('a'), { title: { _$litType$: 1 } }), { title: 'mug-a' }],
    ['title a number', changed(mug('a'), { title: 7 }), { title: '7' }],
    ['title that throws', withGetter(mug('a'), 'title'), { title: 'mug-a' }],
    ['handle null', changed(mug('a'), { handle: null }), { handle: '' }],
    ['description a function', changed(mug('a'), { description: throwing }), {}],
    ['url an object', changed(mug('a'), { url: {} }), {}],
    ['url a number', changed(mug('a'), { url: 42 }), {}],
    ['pictures with numbers for addresses', changed(mug('a'), { pictures: [{ url: 42 }] }), { pictures: [] }],
    ['kind unknown', changed(mug('a'), { kind: 'soap' }), { kind: 'physical' }],
    ['pictures null', changed(mug('a'), { pictures: null }), { pictures: [] }],
    [
      'pictures of nulls',
      changed(mug('a'), { pictures: [null, ...mug('a').pictures] }),
      { pictures: mug('a').pictures },
    ],
    ['options a text', changed(mug('a'), { options: 'color' }), { options: [] }],
    ['terms null', changed(mug('a'), { terms: null }), { terms: {} }],
    ['available a text', changed(mug('a'), { available: 'yes' }), { available: true }],
    ['priceRange null', changed(mug('a'), { priceRange: null }), { priceRange: mug('a').priceRange }],
    [
      'priceRange NaN',
      changed(mug('a'), { priceRange: { min: usd(NaN), max: usd(1) } }),
      { priceRange: mug('a').priceRange },
    ],
    [
      'priceRange of two currencies',
      changed(mug('a'), { priceRange: { min: usd(1), max: { ...usd(1), currency: 'EUR' } } }),
      { priceRange: mug('a').priceRange },
    ],
    [
      'priceRange upside down',
      changed(mug('a'), { priceRange: { min: usd(9), max: usd(1) } }),
      { priceRange: { min: usd(1), max: usd(9) } },
    ],
    [
      'priceRange of two exponents',
      changed(mug('a'), { priceRange: { min: usd(100), max: { ...usd(100), exponent: 0 } } }),
      { priceRange: { min: usd(100), max: usd(10_000) } },
    ],
    [
      'a second variant null',
      changed(mug('a'), { variants: [...mug('a').variants, null] }),
      { variants: mug('a').variants },
    ],
  ];
  for (const [title, product, expected] of fields) {
    it(`with its ${title} is shown without that`, async () => {
      const { clock, shop } = bench({ catalog: { products: () => Promise.resolve([product]) } });
      const state = shop.catalog.product({ id: 'a' });
      await clock.settle();
      const { description: _d, url: _u, ...plain } = mug('a');
      assert.deepEqual(state.get().product, { ...plain, ...expected });
      shop.dispose();
    });
  }

  it('leaves the others of a list to offer', async () => {
    const featured = [mug('a'), null, trap, mug('c')] as Product[];
    const { shop } = bench({ catalog: { products: throwing, featured: () => Promise.resolve(featured) } });
    assert.deepEqual(
      (await shop.catalog.featured()).map(({ id }) => id),
      ['a', 'c'],
    );
    shop.dispose();
  });

  it('is left out of what the page gave', () => {
    const shop = createShop(
      { name: 'test', contract: 1 },
      {
        storage: createMemoryStorage(),
        tabs: false,
        initial: { products: [changed(mug('b'), { variants: null }), mug('a')], cart: 5 as unknown as Cart },
      },
    );
    assert.equal(shop.catalog.peek({ id: 'a' })?.title, 'Mug a');
    assert.isNull(shop.cart.$state.get().cart);
    shop.dispose();
  });
});

describe('a cart that is no cart', () => {
  const line = cartOf(1).lines[0];
  const withLine = (change: object): Cart => ({
    ...cartOf(1),
    lines: [{ ...line, ...change } as Cart['lines'][number]],
  });
  const broken: [title: string, cart: unknown][] = [
    ['a number', 5],
    ['a list', []],
    ['an empty object', {}],
    ['a trap', trap],
    ['without lines', changed(cartOf(1), { lines: undefined })],
    ['with lines that are null', changed(cartOf(1), { lines: [null] })],
    ['with a quantity NaN', withLine({ quantity: NaN })],
    ['with a quantity that is a text', withLine({ quantity: '1' })],
    ['with a line without a price', withLine({ unitPrice: undefined })],
    ['with an exponent of 1000', withLine({ total: { ...usd(1), exponent: 1000 } })],
    ['without a total', changed(cartOf(1), { total: null })],
    ['whose total throws', withGetter(cartOf(1), 'total')],
  ];
  const port = (cart: unknown): NonNullable<Adapter['cart']> => ({
    idempotency: 'key',
    get: () => Promise.resolve(cart as Cart),
    add: () => Promise.resolve({ cart, warnings: [] } as unknown as CartResult),
    update: throwing,
    remove: throwing,
    reset: () => Promise.resolve(),
  });

  for (const [title, cart] of broken) {
    it(`(${title}) is a bad response when it is read`, async () => {
      const { clock, shop } = bench({ cart: port(cart) });
      const error = rejectionOf(shop.cart.load());
      await clock.settle();
      assert.equal((await error).code, 'bad-response');
      assert.isNull(shop.cart.$state.get().cart);
      shop.dispose();
    });

    it(`(${title}) is a bad response that may have been applied when it answers an add`, async () => {
      const { clock, shop } = bench({ cart: port(cart) });
      const error = rejectionOf(shop.cart.add([{ variantId: 'v-a', quantity: 1 }]));
      await clock.settle();
      assert.deepInclude(await error, { code: 'bad-response', ambiguous: true });
      shop.dispose();
    });

    it(`(${title}) is not adopted from an error, and the next add works`, async () => {
      let fails = true;
      const { clock, shop } = bench({
        cart: {
          idempotency: 'key',
          get: () => Promise.resolve(cartOf(1)),
          add() {
            if (!fails) return Promise.resolve({ cart: cartOf(2), warnings: [] });
            fails = false;
            return Promise.reject(new VitrineError('out-of-stock', { cart: cart as Cart, available: 1 }));
          },
          update: throwing,
          remove: throwing,
          reset: () => Promise.resolve(),
        },
      });
      const first = rejectionOf(shop.cart.add([{ variantId: 'v-a', quantity: 1 }]));
      await clock.settle();
      assert.deepInclude(await first, { code: 'out-of-stock', available: 1 });
      const second = shop.cart.add([{ variantId: 'v-a', quantity: 1 }]);
      await clock.settle();
      assert.equal((await second).cart.count, 2);
      shop.dispose();
    });
  }

  const parts: [title: string, cart: Cart][] = [
    ['codes', changed(cartOf(1), { codes: undefined })],
    ['giftCards', changed(cartOf(1), { giftCards: null })],
    ['discounts of nulls', changed(cartOf(1), { discounts: [null] })],
    ['attributes', changed(cartOf(1), { attributes: 5 })],
    ['note', changed(cartOf(1), { note: {} })],
    ['count', changed(cartOf(1), { count: NaN })],
    ['currency', changed(cartOf(1), { currency: undefined })],
    ['storeCredit', changed(cartOf(1), { storeCredit: 5 })],
    ['freeShipping', changed(cartOf(1), { freeShipping: { threshold: null } })],
    ['rule of a line', withLine({ rule: null })],
    ['attributes of a line', withLine({ attributes: null })],
    ['recipient of a line', withLine({ recipient: 5 })],
    ['picture of a line', withLine({ picture: {} })],
  ];
  for (const [title, cart] of parts) {
    it(`is a cart all the same when only its ${title} cannot be read`, async () => {
      const { clock, shop } = bench({ cart: port(cart) });
      void shop.cart.load();
      await clock.settle();
      assert.deepEqual(shop.cart.$state.get().cart, cartOf(1));
      shop.dispose();
    });
  }
});

describe('a port that never answers', () => {
  const silent = (): Promise<never> => new Promise(() => {});
  const silentAdapter: Partial<Adapter> = {
    catalog: { products: silent, featured: silent },
    cart: { idempotency: 'none', get: silent, add: silent, update: silent, remove: silent, reset: silent },
    checkout: { url: silent },
    giftCard: { config: silent, designs: silent, addToCart: silent },
    giftWallet: { credit: silent },
    account: { current: silent, signIn: silent, signOut: silent },
    videos: { get: silent },
  };
  const calls: [name: string, call: (shop: Shop) => Promise<unknown> | undefined][] = [
    ['catalog.products', (shop) => shop.catalog.products([{ id: 'a' }])],
    ['catalog.featured', (shop) => shop.catalog.featured()],
    ['checkout.url', (shop) => shop.checkout.url()],
    ['giftCard.config', (shop) => shop.giftCard.config()],
    ['giftCard.designs', (shop) => shop.giftCard.designs()],
    ['giftWallet.credit', (shop) => shop.giftCard.credit()],
    ['account.current', (shop) => shop.account.current()],
    ['videos.get', (shop) => shop.videos?.get('v')],
  ];
  for (const [name, call] of calls) {
    it(`ends with timeout after 30 s (${name})`, async () => {
      const { clock, shop } = bench(silentAdapter);
      await clock.settle();
      const error = rejectionOf(Promise.resolve(call(shop)));
      await clock.pass(31_000);
      assert.equal((await error).code, 'timeout');
      assert.equal(clock.timers, 0);
      shop.dispose();
    });
  }

  it('leaves no product loading', async () => {
    const { clock, shop } = bench(silentAdapter);
    const state = shop.catalog.product({ id: 'a' });
    await clock.pass(31_000);
    assert.deepInclude(state.get(), { phase: 'error' });
    shop.dispose();
  });

  it('leaves no shop connecting, and aborts the signal that it was given', async () => {
    let given: AbortSignal | undefined;
    const { clock, shop } = bench({
      connect(_, options) {
        given = options?.signal;
        return silent();
      },
    });
    await clock.pass(31_000);
    assert.equal(shop.$state.get().phase, 'error');
    assert.equal(shop.$state.get().error?.code, 'timeout');
    assert.isTrue(given?.aborted);
    shop.dispose();
  });

  it('leaves no shop waiting for the file of its adapter', async () => {
    const clock = new TestClock();
    const shop = createShop(silent(), { clock, storage: createMemoryStorage(), tabs: false });
    await clock.pass(31_000);
    assert.equal(shop.$state.get().error?.code, 'timeout');
    shop.dispose();
  });

  it('may have changed the cart', async () => {
    const { clock, shop } = bench(silentAdapter);
    const error = rejectionOf(shop.cart.add([{ variantId: 'v-a', quantity: 1 }]));
    await clock.settle();
    assert.isTrue((await error).ambiguous);
    shop.dispose();
  });
});

describe('ports', () => {
  it('that throw when they are looked at are not there', async () => {
    const adapter = { name: 'test', contract: 1 as const };
    for (const name of ['catalog', 'cart', 'checkout', 'giftCard', 'giftWallet', 'account', 'videos', 'analytics'])
      Object.defineProperty(adapter, name, { get: throwing, enumerable: true });
    const { clock, shop } = bench();
    const hostile = createShop(adapter, { clock, storage: createMemoryStorage(), tabs: false });
    await clock.settle();
    assert.isFalse(hostile.can('catalog'));
    assert.isFalse(hostile.can('cart.add'));
    assert.isUndefined(hostile.videos);
    assert.equal((await rejectionOf(hostile.checkout.url())).code, 'unsupported');
    assert.isNull(await hostile.giftCard.config());
    hostile.dispose();
    shop.dispose();
  });

  it('with a method that throws when it is looked at have the others', async () => {
    const giftCard = withGetter(
      { config: () => Promise.resolve(null), designs: () => Promise.resolve([]), addToCart: throwing, apply: throwing },
      'apply',
    );
    const { clock, shop } = bench({ giftCard });
    await clock.settle();
    assert.isTrue(shop.can('giftCard.addToCart'));
    assert.isFalse(shop.can('giftCard.apply'));
    shop.dispose();
  });

  it('that every object inherits are not there', async () => {
    const names = ['cart', 'catalog', 'checkout', 'apply'];
    for (const name of names) Reflect.set(Object.prototype, name, { url: throwing });
    try {
      const { clock, shop } = bench({ giftCard: { config: throwing, designs: throwing, addToCart: throwing } });
      await clock.settle();
      assert.isFalse(shop.can('cart'));
      assert.isFalse(shop.can('checkout'));
      assert.isTrue(shop.can('giftCard'));
      assert.isFalse(shop.can('giftCard.apply'));
      shop.dispose();
    } finally {
      for (const name of names) Reflect.deleteProperty(Object.prototype, name);
    }
  });

  it('of a class are there, and its methods keep their object', async () => {
    class Backend {
      readonly name = 'class';
      readonly contract = 1;
      #products = [mug('a')];
      get catalog(): NonNullable<Adapter['catalog']> {
        return { products: () => Promise.resolve(this.#products) };
      }
    }
    const clock = new TestClock();
    const shop = createShop(new Backend(), { clock, storage: createMemoryStorage(), tabs: false });
    const found = shop.catalog.products([{ id: 'a' }]);
    await clock.settle();
    assert.equal((await found)[0]?.title, 'Mug a');
    shop.dispose();
  });

  it('of analytics that throw or reject do no harm', async () => {
    const reported: unknown[] = [];
    const { error } = console;
    console.error = (thrown: unknown) => void reported.push(thrown);
    try {
      const { clock, shop } = bench({
        analytics: {
          // eslint-disable-next-line @typescript-eslint/no-misused-promises -- an adapter in plain JavaScript
          track: () => Promise.reject(new Error('later')),
          forget: throwing,
        },
      });
      shop.consent.set({ analytics: true });
      shop.track({ name: 'cart_view', source: null, items: [] });
      await clock.settle();
      shop.consent.set({ analytics: false });
      await clock.settle();
      assert.lengthOf(reported, 2);
      shop.dispose();
    } finally {
      console.error = error;
    }
  });
});
