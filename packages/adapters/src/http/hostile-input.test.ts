import { createMemoryStorage, lineKey, type Adapter, type ProductRef } from '@vitrine/core';
import { assert } from 'chai';
import { beaconAnalytics } from '../beacon/index.js';
import { medusaAdapter } from '../medusa/index.js';
import { shopifyAdapter } from '../shopify/index.js';
import { shopifyThemeAdapter } from '../shopify-theme/index.js';
import { attributesOf, attributesText } from '../vendure/attributes.js';
import { createIdentity as wooIdentity } from '../woocommerce/identity.js';
import { woocommerceAdapter } from '../woocommerce/index.js';
import { request } from './request.js';
import { idOf, tokenOf } from './token.js';

const market = { locale: 'en', country: 'US', currency: 'USD' };

/** A page with Prototype.js 1.6 or something worse: what `JSON.stringify` finds first is a `toJSON`. */
function withToJson<T>(run: () => T): T {
  const prototypes = [Array.prototype, String.prototype, Number.prototype, Object.prototype];
  for (const prototype of prototypes)
    Object.defineProperty(prototype, 'toJSON', { configurable: true, value: () => 'theirs' });
  try {
    return run();
  } finally {
    for (const prototype of prototypes) Reflect.deleteProperty(prototype, 'toJSON');
  }
}

describe('on a page whose library gives every list and text a toJSON', () => {
  it('the body of a request is that of the value', async () => {
    const bodies: unknown[] = [];
    const fetchIt: typeof fetch = async (_url, init) => (bodies.push(init?.body), new Response('{}'));
    const body = { id: 111, variation: [{ attribute: 'pa_color', value: 'blue' }], quantity: 2, none: undefined };
    await withToJson(() => request(fetchIt, { where: 'test', url: 'https://shop.example/', method: 'POST', body }));
    assert.deepEqual(bodies, ['{"id":111,"variation":[{"attribute":"pa_color","value":"blue"}],"quantity":2}']);
  });

  it('a beacon sends the events', () => {
    const sent: string[] = [];
    const page = {
      fetch: async () => new Response(''),
      beacon: (_url: string, text: string) => (sent.push(text), true),
      onHidden: () => () => {},
      setTimeout: () => 0,
      clearTimeout: () => {},
    };
    const adapter = beaconAnalytics({ url: '/events', page });
    const items = [{ productId: 'p', title: 'Mug' }];
    adapter.analytics?.track([{ id: 'a', at: 1, name: 'product_view', source: null, items }]);
    withToJson(() => adapter.dispose?.());
    assert.deepEqual(JSON.parse(sent[0] ?? '').events[0].items, items);
  });

  it('the stored cart of WooCommerce and the attributes of Vendure are read again', () => {
    const storage = createMemoryStorage();
    const identity = wooIdentity(() => storage, 'key');
    withToJson(() => identity.begin('a.b.c', 'lang=en'));
    assert.include(identity.read(), { token: 'a.b.c', query: 'lang=en', filled: false });
    const attributes = [{ key: 'Name', value: 'Ann' }];
    assert.deepEqual(attributesOf(withToJson(() => attributesText(attributes))), attributes);
  });

  it('two lines keep two keys', () =>
    withToJson(() => assert.notEqual(lineKey({ variantId: 'a' }), lineKey({ variantId: 'b' }))));
});

interface Bench {
  readonly adapter: Adapter;
  /** Paths with their query, and bodies. */
  readonly sent: { readonly path: string; readonly body: string }[];
}

async function bench(adapter: Adapter, answer: (path: string, body: string) => unknown): Promise<Bench> {
  const sent: Bench['sent'] = [];
  const fetchIt: typeof fetch = async (url, init) => {
    const { pathname, search } = new URL(String(url));
    const body = String(init?.body ?? '');
    sent.push({ path: pathname + search, body });
    const found = answer(pathname + search, body);
    return new Response(JSON.stringify(found ?? { code: 'none', message: '' }), { status: found ? 200 : 404 });
  };
  await adapter.connect?.({ market, storage: createMemoryStorage(), fetch: fetchIt });
  return { adapter, sent };
}

const region = { regions: [{ id: 'reg', currency_code: 'usd', countries: [{ iso_2: 'us' }] }] };
const medusa = (products: unknown[]): Promise<Bench> =>
  bench(medusaAdapter({ url: 'https://api.shop.example', publishableKey: 'pk' }), (path) =>
    path.startsWith('/store/regions') ? region : path.startsWith('/store/products') ? { products } : undefined,
  );
const price = { calculated_amount: 24, currency_code: 'usd' };
const medusaMug = { id: 'p', handle: 'mug', title: 'Mug', variants: [{ id: 'v', calculated_price: price }] };
const wooPrices = { currency_code: 'USD', currency_minor_unit: 2, price: '2400', regular_price: '2400' };
const wooMug = { id: 1, slug: 'mug', name: 'Mug', prices: wooPrices, is_purchasable: true, is_in_stock: true };
const woo = (products: unknown[]): Promise<Bench> =>
  bench(woocommerceAdapter({ site: 'https://shop.example' }), (path) =>
    path.includes('/products?') && path.includes('slug=') ? products : path.includes('/products?') ? [] : undefined,
  );
const shopify = (): Promise<Bench> =>
  bench(shopifyAdapter({ shop: 'shop.example', token: 't' }), (_path, body) => {
    const { variables } = JSON.parse(body) as { variables: Record<string, unknown> };
    return {
      data: Object.fromEntries(
        Object.keys(variables)
          .filter((key) => /^p\d+$/.test(key))
          .map((key) => [key, null]),
      ),
    };
  });

const broken: [title: string, handle: string][] = [
  ['a high surrogate', 'mug-\ud83d'],
  ['a low surrogate', '\ude00-mug'],
  ['surrogates the wrong way round', '\ude00\ud83d'],
  ['a surrogate between letters', 'মগ\ud800মগ'],
];
for (const [title, handle] of broken) {
  describe(`a handle with ${title} costs only itself`, () => {
    const refs: ProductRef[] = [{ handle: 'mug' }, { handle }, { sku: handle }, { variantId: handle }];
    const foundBy = async ({ adapter }: Bench): Promise<(string | undefined)[]> =>
      (await adapter.catalog?.products(refs))?.map((product) => product?.handle) ?? [];
    it('with Medusa', async () =>
      assert.deepEqual(await foundBy(await medusa([medusaMug])), ['mug', undefined, undefined, undefined]));
    it('with WooCommerce', async () =>
      assert.deepEqual(await foundBy(await woo([wooMug])), ['mug', undefined, undefined, undefined]));
    it('with Shopify, whose body has no half of a pair', async () => {
      const { adapter, sent } = await shopify();
      await adapter.catalog?.products(refs);
      assert.isAbove(sent.length, 0);
      for (const { body } of sent) assert.notMatch(body, /\\ud[89a-f]/i);
    });
    it('with a Shopify theme', async () => {
      const page = {
        Shopify: { actions: {}, routes: { root: '/' }, shop: 's' },
        location: { href: 'https://shop.example/' },
      };
      const mug = {
        id: 1,
        handle: 'mug',
        title: 'Mug',
        options: [],
        images: [],
        variants: [{ id: 2, title: 'Default Title', options: [], price: 2400, available: true }],
      };
      const theme = await bench(shopifyThemeAdapter({ page: page as never }), (path) =>
        path === '/products/mug.js'
          ? mug
          : path === '/cart.js'
            ? { token: 't', currency: 'USD', items_subtotal_price: 0, total_price: 0, items: [] }
            : undefined,
      );
      assert.deepEqual(await foundBy(theme), ['mug', undefined, undefined, undefined]);
    });
  });
}

describe('a request holds at most 100 references', () => {
  const refs = Array.from({ length: 250 }, (_, at) => ({ handle: `mug-${at}` }));
  it('with Medusa', async () => {
    const { adapter, sent } = await medusa([]);
    await adapter.catalog?.products(refs);
    const counts = sent.flatMap(({ path }) => (path.match(/handle%5B%5D=/g) ?? []).length || []);
    assert.deepEqual(counts, [100, 100, 50]);
  });
  it('with WooCommerce', async () => {
    const { adapter, sent } = await woo([]);
    await adapter.catalog?.products(refs);
    const counts = sent.flatMap(({ path }) => /slug=([^&]*)/.exec(path)?.[1]?.split(',').length ?? []);
    assert.deepEqual(counts, [100, 100, 50]);
  });
  it('with Shopify', async () => {
    const { adapter, sent } = await shopify();
    assert.deepEqual(
      await adapter.catalog?.products(refs),
      refs.map(() => null),
    );
    assert.deepEqual(
      sent.map(({ body }) => Object.keys(JSON.parse(body).variables).filter((key) => /^p\d+$/.test(key)).length),
      [100, 100, 50],
    );
  });
});

describe('what is stored and is no token of the backend', () => {
  const notTokens = ['a\r\nb', '<b>x</b>', 'x'.repeat(1_000_000), '', ' ', 'a b', '"', 'é', '\u0000', null, 5, {}];
  for (const stored of notTokens)
    it(`is dropped: ${JSON.stringify(stored)?.slice(0, 20)}`, () => {
      assert.isNull(tokenOf(stored));
      assert.isNull(idOf(stored));
      const storage = createMemoryStorage();
      storage.set('key', JSON.stringify({ id: 'a', token: stored, filled: true, query: '' }));
      assert.isNull(wooIdentity(() => storage, 'key').read());
    });
  for (const path of ['../customers/me', 'x/../../admin/users', '?fields=*', '#', '%2e%2e', '.', 'a/b', 'a\\b'])
    it(`leads Medusa to no other path: ${path}`, async () => {
      const storage = createMemoryStorage();
      storage.set('vitrine:medusa:api.shop.example:cart', path);
      const urls: string[] = [];
      const adapter = medusaAdapter({ url: 'https://api.shop.example', publishableKey: 'pk' });
      const fetchIt: typeof fetch = async (url) => {
        urls.push(String(url));
        return new Response(JSON.stringify(region));
      };
      await adapter.connect?.({ market, storage, fetch: fetchIt });
      urls.length = 0;
      assert.isNull(await adapter.cart?.get());
      assert.deepEqual(urls, []);
    });
  it('a token of each backend is one', () => {
    for (const token of ['eyJhbGciOi.JIUzI1NiJ9.abc-_', 'a1b2c3', 'cart_01J0ABC', 'abc+/=='])
      assert.equal(tokenOf(token), token);
  });
});
