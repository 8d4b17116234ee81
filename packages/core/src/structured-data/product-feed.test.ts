import { assert } from 'chai';
import type { Product, Variant } from '../catalog/product.js';
import type { Hotspot } from '../hotspots/hotspot.js';
import type { Money } from '../money/money.js';
import type { Video } from '../video/video.js';
import { productFeedTsv, productFeedXml, type ProductFeed } from './index.js';

const money = (amount: number, currency = 'USD', exponent = 2): Money => ({ amount, currency, exponent });

const variant = (id: string, more: Partial<Variant> = {}): Variant => ({
  id,
  title: '',
  selectedOptions: [],
  price: money(2400),
  purchasable: true,
  stock: { state: 'in' },
  quantity: { min: 1, max: null, step: 1 },
  ...more,
});

const product = (id: string, variants: readonly Variant[], more: Partial<Product> = {}): Product => ({
  id,
  handle: id,
  title: id,
  url: `/products/${id}`,
  kind: 'physical',
  pictures: [{ url: `/${id}.jpg` }],
  options: [],
  variants,
  priceRange: null,
  available: true,
  terms: {},
  ...more,
});

const spot = (ref: Hotspot['product']): Hotspot => ({
  id: 'a',
  product: ref,
  ranges: [{ start: 0, end: 1 }],
  path: [{ t: 0, x: 0, y: 0 }],
  shape: { type: 'point' },
  label: null,
  href: null,
  priority: 0,
});
const video = (src: string, ...refs: Hotspot['product'][]): Video => ({
  id: src,
  title: src,
  sources: [{ src }],
  captions: [],
  track: { frame: null, renditions: [], hotspots: refs.map(spot) },
});

const feed = (products: readonly Product[], more: Partial<ProductFeed> = {}): ProductFeed => ({
  url: 'https://shop.example/',
  shopName: 'Kiln & Clove',
  products,
  videos: [],
  ...more,
});

/** The rows of a TSV by attribute. */
function rows(tsv: string): Record<string, string>[] {
  const [header = '', ...lines] = tsv.replace(/\n$/, '').split('\n');
  const names = header.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((value, at) => [names[at] ?? '', value])));
}

describe('a product feed', () => {
  it('has a row for each variant, with the group that they belong to', () => {
    const options = [
      { name: 'Color', label: 'Colour', values: [{ value: 'sand', label: 'Warm sand' }] },
      { name: 'size', label: 'Size', values: [{ value: 's', label: 'Small' }] },
    ];
    const selectedOptions = [
      { name: 'Color', value: 'sand' },
      { name: 'size', value: 's' },
    ];
    const mug = product(
      'mug',
      [
        variant('m-1', { title: 'Sand', sku: 'KC-1', selectedOptions, picture: { url: '/sand.jpg' } }),
        variant('m-2', { title: 'Ink' }),
      ],
      { vendor: 'Kiln', options },
    );
    const [first, second] = rows(productFeedTsv(feed([mug])));
    assert.deepInclude(first, {
      id: 'm-1',
      item_group_id: 'mug',
      title: 'mug, Sand',
      link: 'https://shop.example/products/mug',
      image_link: 'https://shop.example/sand.jpg',
      additional_image_link: 'https://shop.example/mug.jpg',
      availability: 'in_stock',
      price: '24.00 USD',
      sale_price: '',
      condition: 'new',
      brand: 'Kiln',
      mpn: 'KC-1',
      color: 'Warm sand',
      size: 'Small',
    });
    assert.deepInclude(second, { id: 'm-2', title: 'mug, Ink', color: '' });
    assert.equal(rows(productFeedTsv(feed([product('bowl', [variant('b')])])))[0]?.['item_group_id'], '');
  });

  for (const [price, before, expected] of [
    [money(2400), undefined, ['24.00 USD', '']],
    [money(5), undefined, ['0.05 USD', '']],
    [money(590_000, 'VND', 0), undefined, ['590000 VND', '']],
    [money(7250, 'KWD', 3), undefined, ['7.250 KWD', '']],
    [money(5, 'KWD', 3), money(1005, 'KWD', 3), ['1.005 KWD', '0.005 KWD']],
    [money(9_007_199_254_740_991, 'USD', 2), undefined, ['90071992547409.91 USD', '']],
    [money(2400), money(2400), ['24.00 USD', '']],
  ] as const)
    it(`has ${expected.join(' and ')} exactly`, () => {
      const one = variant('v', { price, ...(before ? { compareAtPrice: before } : {}) });
      const [row] = rows(productFeedTsv(feed([product('p', [one])])));
      assert.deepEqual([row?.['price'], row?.['sale_price']], [...expected]);
      assert.include(productFeedXml(feed([product('p', [one])])), `<g:price>${expected[0]}</g:price>`);
    });

  it('has the files of the videos that show a product, and no playlists', () => {
    const videos = [
      video('/a.mp4', { handle: 'mug' }),
      video('/b,c.mp4', { sku: 'KC-1' }),
      video('/d.m3u8', { id: 'mug' }),
      video('/e.mp4', { id: 'bowl' }),
    ];
    const all = feed([product('mug', [variant('m', { sku: 'KC-1' })])], { videos });
    assert.equal(
      rows(productFeedTsv(all))[0]?.['video_link'],
      'https://shop.example/a.mp4,https://shop.example/b%2Cc.mp4',
    );
    assert.include(
      productFeedXml(all),
      '<g:video_link>https://shop.example/a.mp4</g:video_link><g:video_link>https://shop.example/b,c.mp4</g:video_link>',
    );
  });

  it('leaves out what cannot be advertised', () => {
    const all = [
      product('a', [variant('a', { price: null })]),
      product('b', [variant('b')], { pictures: [] }),
      product('c', [variant('c', { stock: { state: 'unknown' } })]),
      product('d', [variant('d')], { url: 'javascript:alert(1)' }),
      product('e', [variant('e', { stock: { state: 'out' } })]),
      product('f', [variant('f', { stock: { state: 'back-order', availableOn: '2026-12-24' } })]),
    ];
    const idsOf = (more: Partial<ProductFeed>): string[] =>
      rows(productFeedTsv(feed(all, more))).map(({ id, availability }) => `${id} ${availability}`);
    assert.deepEqual(idsOf({}), ['e out_of_stock', 'f backorder']);
    assert.deepEqual(idsOf({ assumeInStock: true }), ['c in_stock', 'e out_of_stock', 'f backorder']);
    assert.equal(rows(productFeedTsv(feed(all)))[1]?.['availability_date'], '2026-12-24');
  });

  it('cannot be broken by a text', () => {
    const title = 'A "tall"\tmug\r\n<b>&amp;</b>\u0000';
    const all = feed([product('mug', [variant('m')], { title, description: `${'👕'.repeat(6000)}` })]);
    const lines = productFeedTsv(all).replace(/\n$/, '').split('\n');
    assert.equal(lines.length, 2);
    assert.equal(lines[1]?.split('\t').length, lines[0]?.split('\t').length);
    assert.equal([...(rows(productFeedTsv(all))[0]?.['description'] ?? '')].length, 5000);
    const xml = productFeedXml(all);
    assert.include(xml, '&lt;b&gt;&amp;amp;&lt;/b&gt;');
    assert.notMatch(xml, /\u0000|<b>/);
    assert.include(xml, '<title>Kiln &amp; Clove</title>');
  });

  it('has one currency, that of the first price', () => {
    const other = product('b', [variant('b', { price: money(590_000, 'VND', 0) })]);
    const unpriced = product('c', [variant('c', { price: null })]);
    assert.deepEqual(
      rows(productFeedTsv(feed([unpriced, product('a', [variant('a')]), other]))).map(({ id }) => id),
      ['a'],
    );
  });

  it('has a back order with the day on which it ships, and none without', () => {
    const onOrder = (id: string, stock: Variant['stock']): Product => product(id, [variant(id, { stock })]);
    const found = rows(
      productFeedTsv(
        feed(
          [
            onOrder('a', { state: 'back-order', availableOn: '2026-12-24' }),
            onOrder('b', { state: 'back-order' }),
            onOrder('c', { state: 'unknown', availableOn: '2026-12-25' }),
          ],
          { assumeInStock: true },
        ),
      ),
    );
    assert.deepEqual(
      found.map((row) => [row.id, row.availability, row.availability_date]),
      [
        ['a', 'backorder', '2026-12-24'],
        ['c', 'backorder', '2026-12-25'],
      ],
    );
  });
});
