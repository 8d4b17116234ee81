import { assert } from 'chai';
import { TestClock } from '@vitrine/testing/test-clock';
import { createMemoryStorage } from '../environment/storage.js';
import { createShop } from '../shop/create-shop.js';
import type { Shop } from '../shop/shop.js';
import type { Adapter } from './adapter.js';
import { composeAdapters } from './compose-adapters.js';

const price = { amount: 1200, currency: 'USD', exponent: 2 };
const rule = { min: 1, max: null, step: 1 };
const picture = { url: 'mug.jpg' };

const product = {
  id: 'a',
  handle: 'mug',
  title: 'Mug',
  lang: 'pt_br',
  kind: 'physical',
  url: '/products/mug',
  pictures: [picture, { url: '' }, { url: ' ' }, { url: '//cdn.example/mug.jpg' }],
  options: [],
  variants: [{ id: 'v', title: '', price, purchasable: true, stock: { state: 'in' }, quantity: rule, picture }],
  priceRange: { min: price, max: price },
  available: true,
  terms: {},
};
const money = { money: price, estimated: false };
const line = { id: 'l', variantId: 'v', quantity: 1, unitPrice: price, total: price, rule, url: '?p=1', picture };
const cart = { id: 'c', currency: 'USD', lines: [line], subtotal: money, total: money };
const video = {
  id: 'v',
  title: 'Video',
  sources: [{ src: 'v.mp4' }],
  poster: './v.jpg',
  captions: [{ src: '../en.vtt', lang: 'zh_hant_tw' }],
  creator: { id: 'c', picture: 'c.jpg' },
  track: { hotspots: [{ id: 'h', href: 'mug.html', start: 0, end: 2, x: 0.5, y: 0.5 }] },
};

/** Its answers have relative addresses, as a backend writes them. */
const adapter = (base?: unknown): Adapter =>
  ({
    name: 'test',
    contract: 1,
    base,
    catalog: { products: () => Promise.resolve([product]) },
    cart: { get: () => Promise.resolve(cart) },
    checkout: { url: () => Promise.resolve('pay') },
    giftCard: {
      config: () => Promise.resolve({ amounts: [price], termsUrl: 'terms' }),
      designs: () => Promise.resolve([{ id: 'd', image: 'd.svg' }]),
    },
    videos: { get: () => Promise.resolve(video) },
  }) as unknown as Adapter;

const open = (of: Adapter): Shop =>
  createShop(of, {
    clock: new TestClock(),
    storage: createMemoryStorage(),
    tabs: false,
    reactions: [],
    origin: 'https://page.example/deep/er/',
    checkoutOrigins: ['https://shop.example'],
  });

/** Every address that the shop hands on. */
async function addressesOf(shop: Shop): Promise<Readonly<Record<string, unknown>>> {
  const [mug] = await shop.catalog.products([{ id: 'a' }]);
  await shop.cart.load();
  const [first] = shop.cart.$state.get().cart?.lines ?? [];
  const seen = await shop.videos?.get('v');
  const found = {
    product: mug?.url,
    pictures: mug?.pictures.map(({ url }) => url),
    variant: mug?.variants[0]?.picture?.url,
    line: first?.url,
    'picture of a line': first?.picture?.url,
    checkout: await shop.checkout.url(),
    terms: (await shop.giftCard.config())?.termsUrl,
    design: (await shop.giftCard.designs())[0]?.still,
    source: seen?.sources[0]?.src,
    poster: seen?.poster,
    captions: seen?.captions[0]?.src,
    creator: seen?.creator?.picture,
    hotspot: seen?.track.hotspots[0]?.href,
  };
  shop.dispose();
  return found;
}

const absolute = {
  product: 'https://shop.example/products/mug',
  pictures: ['https://shop.example/store/mug.jpg', 'https://cdn.example/mug.jpg'],
  variant: 'https://shop.example/store/mug.jpg',
  line: 'https://shop.example/store/?p=1',
  'picture of a line': 'https://shop.example/store/mug.jpg',
  checkout: 'https://shop.example/store/pay',
  terms: 'https://shop.example/store/terms',
  design: 'https://shop.example/store/d.svg',
  source: 'https://shop.example/store/v.mp4',
  poster: 'https://shop.example/store/v.jpg',
  captions: 'https://shop.example/en.vtt',
  creator: 'https://shop.example/store/c.jpg',
  hotspot: 'https://shop.example/store/mug.html',
};
const asWritten = {
  product: '/products/mug',
  pictures: ['mug.jpg', '//cdn.example/mug.jpg'],
  variant: 'mug.jpg',
  line: '?p=1',
  'picture of a line': 'mug.jpg',
  // What leaves the page is judged by the origin of the page itself.
  checkout: 'https://page.example/deep/er/pay',
  terms: 'terms',
  design: 'd.svg',
  source: 'v.mp4',
  poster: './v.jpg',
  captions: '../en.vtt',
  creator: 'c.jpg',
  hotspot: 'mug.html',
};

describe('relative addresses in the answers of an adapter', () => {
  it('count from its base', async () => {
    assert.deepEqual(await addressesOf(open(adapter('https://shop.example/store/'))), absolute);
  });

  for (const [title, base] of [
    ['none', undefined],
    ['a number', 5],
    ['no address', 'shop.example'],
    ['a script', 'javascript:alert(1)'],
    ['an object of nothing', {}],
  ] as const)
    it(`are left to the page where its base is ${title}`, async () => {
      assert.deepEqual(await addressesOf(open(adapter(base))), asWritten);
    });

  it('count from the base of the part that answers, where an adapter is made of several', async () => {
    const { videos, ...seller } = adapter('https://shop.example/store/');
    const clips = { name: 'clips', contract: 1, videos, base: 'https://clips.example/' } as Adapter;
    const once = await addressesOf(open(composeAdapters(seller, clips)));
    const twice = await addressesOf(open(composeAdapters(composeAdapters(seller, clips))));
    const expected = {
      ...absolute,
      source: 'https://clips.example/v.mp4',
      poster: 'https://clips.example/v.jpg',
      captions: 'https://clips.example/en.vtt',
      creator: 'https://clips.example/c.jpg',
      hotspot: 'https://clips.example/mug.html',
    };
    assert.deepEqual([once, twice], [expected, expected]);
  });
});

describe('languages in the answers of an adapter', () => {
  it('are canonical', async () => {
    const shop = open(adapter());
    const [mug] = await shop.catalog.products([{ id: 'a' }]);
    assert.equal(mug?.lang, 'pt-BR');
    assert.equal((await shop.videos?.get('v'))?.captions[0]?.lang, 'zh-Hant-TW');
    shop.dispose();
  });
});
