import { VitrineError, type Adapter, type ErrorCode, type KeyValueStorage, type Market } from '@vitrine/core';
import { assert } from 'chai';
import {
  browserStorage,
  createMemoryBackend,
  demoSeed,
  memoryAdapter,
  type MemoryBackend,
  type OrderAddress,
} from '../index.js';

const address: OrderAddress = {
  name: 'Mina',
  email: 'mina@example.com',
  street: '1 Kiln Lane',
  city: 'Portland',
  postcode: '97201',
  country: 'US',
};
const US: Market = { locale: 'en', country: 'US', currency: 'USD' };
const MUG = 'variant/stoneware-mug/sand';

function text(initial: Record<string, string> = {}): {
  values: Map<string, string>;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
} {
  const values = new Map(Object.entries(initial));
  return { values, getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) };
}

function identity(): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  };
}

/** A shopper whose ports are all there. */
async function shopper(
  backend: MemoryBackend,
  { storage = identity(), market = US }: { storage?: KeyValueStorage; market?: Market } = {},
): Promise<Required<Adapter>> {
  const adapter = memoryAdapter(backend, { analytics: { track: () => undefined }, origin: 'https://shop.example' });
  await adapter.connect?.({ market, storage, fetch });
  return adapter as Required<Adapter>;
}

async function codeOf(call: Promise<unknown>): Promise<ErrorCode | 'ok'> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    assert.instanceOf(error, VitrineError);
    return error.code;
  }
}

describe('createMemoryBackend', () => {
  it('keeps the cart over a reload: new server, new client, same storage', async () => {
    const stored = text();
    const storage = identity();
    const before = await shopper(createMemoryBackend(demoSeed, stored), { storage });
    await before.cart.add([{ variantId: MUG, quantity: 2 }]);
    const after = await shopper(createMemoryBackend(demoSeed, stored), { storage });
    assert.equal((await after.cart.get())?.count, 2);
  });

  it('two tabs that see each other’s writes late lose nothing', async () => {
    const disk = new Map<string, string>();
    const views: (() => void)[] = [];
    /** Written through, read from a copy that is renewed by `views`. */
    const late = () => {
      let seen = new Map<string, string>();
      views.push(() => (seen = new Map(disk)));
      const write = (key: string, value: string): void => void (seen.set(key, value), disk.set(key, value));
      return {
        get: (key: string) => seen.get(key) ?? null,
        set: write,
        remove: (key: string) => void (seen.delete(key), disk.delete(key)),
        getItem: (key: string) => seen.get(key) ?? null,
        setItem: write,
      };
    };
    const seed = { ...demoSeed, shop: 'late' };
    const ends = new AbortController();
    const tabs = await Promise.all(
      [late(), late()].map(async (storage) => {
        const tab = await shopper(createMemoryBackend(seed, storage), { storage });
        const news = tab.cart.changes?.({ signal: ends.signal })[Symbol.asyncIterator]();
        return { tab, next: news?.next() };
      }),
    );
    await Promise.all(
      tabs.map(({ tab }) =>
        tab.cart.add([{ variantId: MUG, quantity: 20 }], { idempotencyKey: Math.random().toString(36) }),
      ),
    );
    const now = (): Promise<number[]> => {
      for (const renew of views) renew();
      return Promise.all(tabs.map(async ({ tab }) => (await tab.cart.get())?.count ?? 0));
    };
    for (const end = Date.now() + 1500; String(await now()) !== '40,40' && Date.now() < end;)
      await new Promise((next) => setTimeout(next, 10));
    assert.deepEqual(await now(), [40, 40]);
    ends.abort();
    for (const { next } of tabs) await next;
  });

  it('keeps the cart in a page that has put a toJSON on every array', async () => {
    const stored = text();
    const backend = createMemoryBackend(demoSeed, stored);
    const { cart } = await shopper(backend);
    Object.defineProperty(Array.prototype, 'toJSON', { configurable: true, value: () => 'theirs' });
    try {
      await cart.add([{ variantId: MUG, quantity: 2 }]);
      assert.equal((await cart.get())?.count, 2);
      assert.equal(JSON.stringify([]), '"theirs"', 'the page keeps its own');
    } finally {
      delete (Array.prototype as { toJSON?: unknown }).toJSON;
    }
  });

  it('gives two shoppers two carts', async () => {
    const backend = createMemoryBackend();
    const [one, two] = [await shopper(backend), await shopper(backend)];
    await one.cart.add([{ variantId: MUG, quantity: 1 }]);
    assert.isNull(await two.cart.get());
  });

  for (const [name, damage] of Object.entries({
    'no JSON': () => '{{{',
    'another version': (good: string) => good.replace('"version":1', '"version":99'),
    'a list': () => '[]',
    null: () => 'null',
    'no carts': (good: string) => good.replace('"carts"', '"wagons"'),
    'a cart without lines': (good: string) => good.replace('"lines"', '"rows"'),
    'a quantity that is text': (good: string) => good.replace('"quantity":1', '"quantity":"1"'),
  })) {
    it(`starts empty and works when what is stored is ${name}`, async () => {
      const stored = text();
      const storage = identity();
      await (
        await shopper(createMemoryBackend(demoSeed, stored), { storage })
      ).cart.add([{ variantId: MUG, quantity: 1 }]);
      for (const [key, value] of stored.values) stored.values.set(key, damage(value));
      const { cart } = await shopper(createMemoryBackend(demoSeed, stored), { storage });
      assert.isNull(await cart.get());
      assert.equal((await cart.add([{ variantId: MUG, quantity: 3 }])).cart.count, 3);
    });
  }

  it('works in memory when the storage fails to write or to read', async () => {
    const fail = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    for (const stored of [
      { getItem: () => null, setItem: fail },
      { getItem: fail, setItem: fail },
    ]) {
      const { cart } = await shopper(createMemoryBackend(demoSeed, stored));
      await cart.add([{ variantId: MUG, quantity: 1 }]);
      assert.equal((await cart.add([{ variantId: MUG, quantity: 1 }])).cart.count, 2);
    }
  });

  it('drops a line whose product is no longer sold and keeps the others', async () => {
    const stored = text();
    const storage = identity();
    const { cart } = await shopper(createMemoryBackend(demoSeed, stored), { storage });
    await cart.add([
      { variantId: MUG, quantity: 1 },
      { variantId: 'variant/brass-hook', quantity: 2 },
    ]);
    const smaller = createMemoryBackend(
      { ...demoSeed, products: demoSeed.products.filter(({ handle }) => handle !== 'stoneware-mug') },
      stored,
    );
    assert.deepEqual(
      (await (await shopper(smaller, { storage })).cart.get())?.lines.map(({ variantId }) => variantId),
      ['variant/brass-hook'],
    );
  });

  it('counts stock over all lines of a variant, and what others bought', async () => {
    const backend = createMemoryBackend();
    const { cart } = await shopper(backend);
    const teapot = 'variant/teapot/ink';
    await cart.add([{ variantId: teapot, quantity: 1, attributes: [{ key: 'Wrap', value: 'yes' }] }]);
    const { warnings } = await cart.add([{ variantId: teapot, quantity: 5 }]);
    assert.deepEqual(
      warnings.map(({ code, quantity }) => [code, quantity]),
      [['quantity-capped', 2]],
    );
    assert.equal(await codeOf(cart.add([{ variantId: teapot, quantity: 1 }])), 'out-of-stock');
    backend.sell(teapot, 3);
    const other = await shopper(backend);
    assert.equal(await codeOf(other.cart.add([{ variantId: teapot, quantity: 1 }])), 'out-of-stock');
    const [product] = await other.catalog.products([{ variantId: teapot }]);
    assert.deepEqual(
      product?.variants.map(({ stock, purchasable }) => [stock.state, purchasable]),
      [
        ['out', false],
        ['low', true],
      ],
    );
  });

  it('keeps to the quantity rules: soap bars by threes, hand soap six at most', async () => {
    const { cart } = await shopper(createMemoryBackend());
    assert.equal(await codeOf(cart.add([{ variantId: 'variant/soap-bar', quantity: 2 }])), 'quantity-below-minimum');
    assert.equal(await codeOf(cart.add([{ variantId: 'variant/soap-bar', quantity: 4 }])), 'quantity-not-a-step');
    await cart.add([{ variantId: 'variant/soap-bar', quantity: 3 }]);
    await cart.add([{ variantId: 'variant/hand-soap/fig', quantity: 5 }]);
    assert.equal(
      await codeOf(cart.add([{ variantId: 'variant/hand-soap/fig', quantity: 2 }])),
      'quantity-above-maximum',
    );
    assert.equal((await cart.get())?.count, 8);
  });

  it('sells the walnut board on back order and says when it ships', async () => {
    const backend = createMemoryBackend(demoSeed, undefined, { now: () => Date.UTC(2026, 2, 1) });
    const { catalog, cart } = await shopper(backend);
    const [board] = await catalog.products([{ handle: 'walnut-board' }]);
    assert.deepEqual(board?.variants[0]?.stock, { state: 'back-order', quantity: 0, availableOn: '2026-03-22' });
    assert.equal((await cart.add([{ variantId: 'variant/walnut-board', quantity: 2 }])).cart.count, 2);
  });

  it('rejects another currency in a filled cart and accepts it in an empty one', async () => {
    const { cart, reconfigure } = await shopper(createMemoryBackend());
    await cart.add([{ variantId: MUG, quantity: 1 }]);
    await reconfigure({ locale: 'vi', country: 'VN', currency: null });
    assert.equal(await codeOf(cart.add([{ variantId: MUG, quantity: 1 }])), 'currency-mismatch');
    const kept = await cart.get();
    assert.deepEqual([kept?.currency, kept?.lines[0]?.title], ['USD', 'Cốc gốm stoneware']);
    await cart.reset();
    const { cart: fresh } = await cart.add([{ variantId: MUG, quantity: 1 }]);
    assert.deepEqual(fresh.total.money, { amount: 590_000, currency: 'VND', exponent: 0 });
  });

  it('adds up codes, a gift card and delivery in whole minor units', async () => {
    const backend = createMemoryBackend();
    const { cart, giftCard, checkout } = await shopper(backend);
    await cart.add([{ variantId: 'variant/hand-soap/salt', quantity: 3 }]);
    await cart.applyCode?.('welcome10');
    assert.equal(await codeOf(cart.applyCode?.('SAVE5') ?? Promise.resolve()), 'ok');
    await giftCard.apply?.('KILN8M2W6RHDK3PV');
    // 58.50 less 10 % (5.85) less 5.00 less the card of 10.00
    const now = await cart.get();
    assert.deepEqual(
      now?.discounts.map(({ code, amount }) => [code, amount.amount]),
      [
        ['WELCOME10', 585],
        ['SAVE5', 500],
      ],
    );
    assert.deepEqual(
      [now?.subtotal.money.amount, now?.total.money.amount, now?.freeShipping?.remaining.amount],
      [5850, 3765, 1650],
    );
    await checkout.url();
    assert.deepEqual([backend.quote()?.shipping.amount, backend.quote()?.total.amount], [650, 4415]);
    await cart.applyCode?.('FREESHIP');
    assert.deepEqual([backend.quote()?.shipping.amount, backend.quote()?.cart.freeShipping?.remaining.amount], [0, 0]);
  });

  it('keeps a code that no longer fits, without effect', async () => {
    const { cart } = await shopper(createMemoryBackend());
    const { cart: filled } = await cart.add([{ variantId: MUG, quantity: 2 }]);
    await cart.applyCode?.('SAVE5');
    const { cart: less } = await cart.update([{ lineId: filled.lines[0]?.id ?? '', quantity: 1 }]);
    assert.deepEqual(
      [less.codes, less.discounts, less.total.money.amount],
      [[{ code: 'SAVE5', applicable: false }], [], 2400],
    );
  });

  it('places one order however often it is pressed: stock and balance once, cart closed', async () => {
    const backend = createMemoryBackend(demoSeed, text());
    const storage = identity();
    const { cart, giftCard, checkout } = await shopper(backend, { storage });
    await cart.add([{ variantId: 'variant/teapot/chalk', quantity: 1 }]);
    await giftCard.apply?.('kiln 8m2w 6rhd k3pv');
    assert.equal(await checkout.url(), 'https://shop.example/checkout?locale=en');
    const first = backend.placeOrder(address);
    const second = backend.placeOrder(address);
    assert.equal(first.name, second.name);
    assert.match(first.name, /^KC-\d+$/);
    assert.isNull(await cart.get());
    assert.isNull(backend.quote());
    assert.deepEqual(
      backend.order(first.name)?.lines.map(({ title }) => title),
      ['Teapot'],
    );
    assert.isNull(backend.order('KC-1'));
    // 72.00 less 10.00, delivery 6.50: below the threshold
    assert.equal(first.total.amount, 6850);
    await cart.add([{ variantId: 'variant/teapot/chalk', quantity: 1 }]);
    assert.equal(await codeOf(giftCard.apply?.('KILN-8M2W-6RHD-K3PV') ?? Promise.resolve()), 'gift-card-empty');
    assert.equal(await codeOf(cart.add([{ variantId: 'variant/teapot/chalk', quantity: 1 }])), 'out-of-stock');
  });

  it('rejects an order for what others bought meanwhile, and keeps the cart', async () => {
    const backend = createMemoryBackend();
    const { cart, checkout } = await shopper(backend);
    await cart.add([{ variantId: 'variant/teapot/chalk', quantity: 2 }]);
    await checkout.url();
    backend.sell('variant/teapot/chalk', 1);
    assert.throws(() => backend.placeOrder(address), /out-of-stock/);
    assert.equal((await cart.get())?.count, 2);
  });

  it('buys one line now and leaves the cart alone', async () => {
    const backend = createMemoryBackend();
    const { cart, checkout } = await shopper(backend);
    await cart.add([{ variantId: MUG, quantity: 4 }]);
    await checkout.url({ line: { variantId: 'variant/brass-hook', quantity: 2 } });
    assert.deepEqual(
      backend.placeOrder(address).lines.map(({ variantId, quantity }) => [variantId, quantity]),
      [['variant/brass-hook', 2]],
    );
    assert.equal((await cart.get())?.count, 4);
  });

  it('stores neither the code nor the hidden part of a gift card', async () => {
    const stored = text();
    const { cart, giftCard } = await shopper(createMemoryBackend(demoSeed, stored));
    await cart.add([{ variantId: MUG, quantity: 1 }]);
    await giftCard.apply?.('KILN-4F7Q-9ZXC-25TT');
    const all = [...stored.values.values()]
      .join('')
      .replace(/[^0-9a-z]/gi, '')
      .toUpperCase();
    assert.notInclude(all, 'KILN4F7Q9ZXC');
    assert.notInclude(JSON.stringify(demoSeed).toUpperCase(), '4F7Q');
  });

  it('restores a removed line to its place', async () => {
    const { cart } = await shopper(createMemoryBackend());
    const { cart: full } = await cart.add([
      { variantId: MUG, quantity: 1 },
      { variantId: 'variant/brass-hook', quantity: 1 },
    ]);
    const [mug] = full.lines;
    assert.isDefined(mug);
    if (!mug) return;
    await cart.remove([mug.id]);
    assert.deepEqual(
      (await cart.restore?.(mug))?.cart.lines.map(({ id }) => id),
      full.lines.map(({ id }) => id),
    );
  });

  it('notifies another client and another server over the same storage of a change, but not its own client', async () => {
    const stored = text();
    const storage = identity();
    const backend = createMemoryBackend(demoSeed, stored);
    const mine = await shopper(backend, { storage });
    const page = await shopper(backend, { storage });
    const tab = await shopper(createMemoryBackend(demoSeed, stored), { storage });
    const ended = new AbortController();
    const news = async (adapter: Required<Adapter>): Promise<string> => {
      for await (const { origin } of adapter.cart.changes?.({ signal: ended.signal }) ?? []) return origin;
      return 'ended';
    };
    const received = [news(mine), news(page), news(tab)];
    await mine.cart.add([{ variantId: MUG, quantity: 1 }]);
    assert.deepEqual(await Promise.all(received.slice(1)), ['page', 'tab']);
    ended.abort();
    assert.equal(await received[0], 'ended');
  });
});

describe('browserStorage', () => {
  it('answers what the browser has, or undefined', () => {
    assert.equal(browserStorage(), (globalThis as { localStorage?: unknown }).localStorage);
  });

  it('debits store credit when the order is placed, no more than it used, and tells the order', async () => {
    const backend = createMemoryBackend();
    const { account, cart, giftCard, giftWallet, checkout } = await shopper(backend);
    await account.signIn?.({ email: ' Amina@example.com ', password: 'kiln-and-clove' });
    await cart.add([{ variantId: MUG, quantity: 2 }]);
    const paid = await giftCard.applyCredit?.({ amount: 1500, currency: 'USD', exponent: 2 });
    assert.deepEqual(
      [paid?.cart.storeCredit?.used.amount, paid?.cart.storeCredit?.remaining.amount, paid?.cart.total.money.amount],
      [1500, 500, 3300],
    );
    await checkout.url();
    assert.equal(backend.placeOrder(address).storeCredit?.amount, 1500);
    assert.equal((await giftWallet.credit?.())?.balance.amount, 500);
  });

  it('keeps codes and claim tokens as hashes alone', () => {
    const stored = text();
    const backend = createMemoryBackend(demoSeed, stored);
    const { code, token } = backend.issueGiftCard({ amount: 2000, currency: 'USD', exponent: 2 });
    const kept = [...stored.values.values()].join();
    assert.include(kept, code.slice(-4));
    assert.notInclude(kept.toUpperCase(), code.slice(0, -5));
    assert.notInclude(kept, token);
  });

  it('reads what was stored before there were accounts', async () => {
    const stored = text();
    const storage = identity();
    await (
      await shopper(createMemoryBackend(demoSeed, stored), { storage })
    ).cart.add([{ variantId: MUG, quantity: 2 }]);
    for (const [key, value] of stored.values) {
      const {
        issued: _issued,
        credit: _credit,
        sessions: _sessions,
        ...old
      } = JSON.parse(value) as Record<string, unknown>;
      stored.values.set(key, JSON.stringify(old));
    }
    const { cart, account } = await shopper(createMemoryBackend(demoSeed, stored), { storage });
    assert.equal((await cart.get())?.count, 2);
    assert.equal(
      (await account.signIn?.({ email: 'amina@example.com', password: 'kiln-and-clove' }))?.name,
      'Amina Haque',
    );
  });
});
