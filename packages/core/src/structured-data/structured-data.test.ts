import { assert } from 'chai';
import type { Product, Variant } from '../catalog/product.js';
import type { Money } from '../money/money.js';
import type { Video } from '../video/video.js';
import { renderWatchPage, structuredDataText, videoSitemap, watchPageData, type WatchPage } from './index.js';

const usd = (amount: number): Money => ({ amount, currency: 'USD', exponent: 2 });

const variant = (id: string, price: Money | null, more: Partial<Variant> = {}): Variant => ({
  id,
  title: '',
  selectedOptions: [],
  price,
  purchasable: price !== null,
  stock: { state: 'in' },
  quantity: { min: 1, max: null, step: 1 },
  ...more,
});

function product(handle: string, variants: readonly Variant[], more: Partial<Product> = {}): Product {
  const prices = variants.flatMap(({ price }) => price ?? []);
  const [min] = prices;
  const max = prices.at(-1);
  return {
    id: `product/${handle}`,
    handle,
    title: handle,
    kind: 'physical',
    pictures: [{ url: `/pictures/${handle}.jpg` }],
    options: [],
    variants,
    priceRange: min && max ? { min, max } : null,
    available: true,
    terms: {},
    ...more,
  };
}

const shown = (
  id: string,
  ref: Video['track']['hotspots'][number]['product'],
  ...ranges: readonly (readonly [number, number])[]
): Video['track']['hotspots'][number] => ({
  id,
  product: ref,
  ranges: ranges.map(([start, end]) => ({ start, end })),
  path: [{ t: 0, x: 0.5, y: 0.5 }],
  shape: { type: 'point' },
  label: null,
  href: null,
  priority: 0,
});

const video: Video = {
  id: 'tea',
  title: 'Tea for two',
  sources: [{ src: 'tea.m3u8', type: 'application/vnd.apple.mpegurl' }, { src: '/media/tea.mp4' }],
  poster: '/media/tea.jpg',
  width: 540,
  height: 960,
  duration: 64.5,
  captions: [],
  publishedAt: '2026-11-02',
  track: {
    frame: null,
    renditions: [],
    hotspots: [
      shown('b', { sku: 'CUP-2' }, [12, 20.004], [60, 90]),
      shown('a', { handle: 'teapot' }, [0.3333, 10]),
      shown('gone', { handle: 'not-sold' }, [1, 2]),
    ],
  },
};

const page: WatchPage = {
  url: 'https://shop.example/v/tea',
  video,
  products: [
    product('teapot', [variant('t', usd(4800))]),
    product('cup', [variant('c1', usd(900), { sku: 'CUP-1' }), variant('c2', usd(1250), { sku: 'CUP-2' })]),
  ],
  shopName: 'Kiln & Clove',
};

type Node = Readonly<Record<string, unknown>>;
const graph = (of: WatchPage): readonly Node[] => watchPageData(of)['@graph'] as readonly Node[];
const node = (of: WatchPage, type: string): Node => graph(of).find((one) => one['@type'] === type) ?? {};

describe('structured data of a watch page', () => {
  it('has a clip for each time that a product is shown, in the order of the video and inside it', () => {
    const clips = node(page, 'VideoObject')['hasPart'] as readonly Node[];
    assert.deepEqual(
      clips.map(({ name, startOffset, endOffset, url }) => [name, startOffset, endOffset, url]),
      [
        ['teapot', 0.33, 10, 'https://shop.example/v/tea?t=0.33'],
        ['cup', 12, 20, 'https://shop.example/v/tea?t=12'],
        ['cup', 60, 64.5, 'https://shop.example/v/tea?t=60'],
      ],
    );
  });

  it('names the file and never the playlist, with absolute addresses and an ISO duration', () => {
    const { contentUrl, thumbnailUrl, duration, uploadDate, description, potentialAction } = node(page, 'VideoObject');
    assert.deepEqual(
      [contentUrl, thumbnailUrl, duration, uploadDate, description],
      [
        'https://shop.example/media/tea.mp4',
        'https://shop.example/media/tea.jpg',
        'PT1M4.5S',
        '2026-11-02',
        'Tea for two · teapot · cup',
      ],
    );
    assert.equal((potentialAction as Node)['target'], 'https://shop.example/v/tea?t={seek_to_second_number}');
  });

  it('leaves out what is not known, and an address that is not safe', () => {
    const bare: WatchPage = {
      ...page,
      video: {
        id: 'x',
        title: 'X',
        sources: [{ src: 'javascript:alert(1)', type: 'video/mp4' }],
        captions: [],
        poster: 'data:image/png,x',
        track: { frame: null, hotspots: [], renditions: [] },
      },
      products: [product('teapot', [variant('t', usd(1))], { url: 'javascript:alert(1)', pictures: [] })],
    };
    const found = node(bare, 'VideoObject');
    for (const name of ['contentUrl', 'thumbnailUrl', 'duration', 'uploadDate', 'hasPart', 'width', 'creditText'])
      assert.notProperty(found, name);
    assert.equal(node(bare, 'Product')['url'], bare.url);
    assert.notInclude(structuredDataText(watchPageData(bare)), 'javascript:');
  });

  for (const [money, text] of [
    [usd(4800), '48.00'],
    [{ amount: 590_000, currency: 'VND', exponent: 0 }, '590000'],
    [{ amount: 7_250, currency: 'KWD', exponent: 3 }, '7.250'],
    [{ amount: 37_900_000, currency: 'IDR', exponent: 2 }, '379000.00'],
    [{ amount: 9_007_199_254_740_991, currency: 'USD', exponent: 2 }, '90071992547409.91'],
  ] as const)
    it(`says the exact price: ${text} ${money.currency}`, () => {
      const [found] = graph({ ...page, products: [product('one', [variant('o', money)])] }).slice(1);
      assert.deepInclude(found?.['offers'], { '@type': 'Offer', price: text, priceCurrency: money.currency });
    });

  it('offers a range for several variants, and nothing that has no price here', () => {
    const [one, none] = graph({
      ...page,
      products: [
        product('cup', [variant('a', usd(900)), variant('b', null), variant('c', usd(1250))]),
        product('on request', [variant('r', null)]),
      ],
    }).slice(1);
    assert.deepInclude(one?.['offers'], {
      '@type': 'AggregateOffer',
      lowPrice: '9.00',
      highPrice: '12.50',
      offerCount: 2,
    });
    assert.notProperty(none, 'offers');
  });

  it('says of returns and shipping what the shop promises, and nothing else', () => {
    const offer = (policies: Partial<WatchPage>): Node =>
      (graph({ ...page, ...policies })[1]?.['offers'] ?? {}) as Node;
    assert.notProperty(offer({}), 'hasMerchantReturnPolicy');
    assert.deepInclude(offer({ returns: { countries: ['US'], days: 30, free: true } })['hasMerchantReturnPolicy'], {
      merchantReturnDays: 30,
      returnFees: 'https://schema.org/FreeReturn',
      returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
    });
    const none = offer({ returns: { countries: ['US'], days: 0 } })['hasMerchantReturnPolicy'] as Node;
    assert.equal(none['returnPolicyCategory'], 'https://schema.org/MerchantReturnNotPermitted');
    assert.notProperty(none, 'returnFees');
    const [shipping] = offer({
      shipping: [{ country: 'VN', price: { amount: 30_000, currency: 'VND', exponent: 0 }, transitDays: [2, 4] }],
    })['shippingDetails'] as readonly Node[];
    assert.deepEqual((shipping?.['shippingRate'] as Node)['value'], '30000');
    assert.deepEqual(Object.keys(shipping?.['deliveryTime'] as Node), ['@type', 'transitTime']);
  });
});

const hostile = `</script><script>alert(1)</script>"'&<img src=x onerror=alert(1)>\u2028`;

describe('a watch page', () => {
  const html = renderWatchPage(page, {
    locale: 'en_US',
    script: { src: 'https://cdn.example/vitrine.js', attributes: { 'data-adapter': 'memory' } },
  });

  it('has without script what a visitor wants: title, picture, video, products, prices and links', () => {
    for (const part of [
      '<html lang="en-US">',
      '<title>Tea for two · Kiln &amp; Clove</title>',
      '<link rel="canonical" href="https://shop.example/v/tea">',
      '<vitrine-player video-id="tea"><a href="https://shop.example/media/tea.mp4"><img src="https://shop.example/media/tea.jpg" alt="Tea for two" width="540" height="960"></a></vitrine-player>',
      'teapot <span>$48.00</span>',
      'cup <span>$9.00 – $12.50</span>',
      '<script async src="https://cdn.example/vitrine.js" data-adapter="memory"></script>',
    ])
      assert.include(html, part);
  });

  it('is read from right to left in Arabic', () => {
    const arabic = renderWatchPage(page, { locale: 'ar-KW' });
    assert.include(arabic, '<html lang="ar-KW" dir="rtl">');
    assert.include(arabic, 'منتجات هذا الفيديو');
  });

  it('escapes every text, and has no script but its own', () => {
    const spoiled = renderWatchPage(
      {
        ...page,
        shopName: hostile,
        video: { ...video, id: hostile, title: hostile, description: hostile, credit: hostile, hashtags: [hostile] },
        products: [
          product(hostile, [variant(hostile, usd(1), { title: hostile, sku: hostile })], {
            vendor: hostile,
            description: hostile,
          }),
        ],
        breadcrumbs: [{ name: hostile, url: 'javascript:alert(1)' }],
      },
      {
        locale: hostile,
        nonce: hostile,
        script: { src: 'javascript:alert(1)' },
      },
    );
    assert.equal(spoiled.match(/<script/g)?.length, 1);
    assert.equal(spoiled.match(/<img/g)?.length, 2);
    assert.notMatch(spoiled, /javascript:/);
    const well = renderWatchPage(page, {
      locale: 'en',
      script: { src: '/vitrine.js', attributes: { onload: 'alert(1)', 'x y': '1', 'data-locale': hostile } },
    });
    assert.match(well, /<script async src="https:\/\/shop\.example\/vitrine\.js" data-locale="[^"<>]*"><\/script>/);
    const [, data = ''] = /<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/.exec(spoiled) ?? [];
    assert.equal((JSON.parse(data) as { '@graph': { name: string }[] })['@graph'][0]?.name, hostile);
  });
});

describe('a sitemap of videos', () => {
  it('lists each watch page with its video, as XML', () => {
    const xml = videoSitemap([
      { url: page.url, video: { ...video, title: 'Tea & <cups>\u0007', hashtags: ['slow'] } },
      { url: 'https://shop.example/v/none', video: { ...video, sources: [{ src: 'tea.m3u8' }] } },
    ]);
    assert.include(xml, '<loc>https://shop.example/v/tea</loc><video:video>');
    assert.include(xml, '<video:title>Tea &amp; &lt;cups&gt;</video:title>');
    assert.include(
      xml,
      '<video:duration>65</video:duration><video:publication_date>2026-11-02</video:publication_date>',
    );
    assert.include(xml, '<url><loc>https://shop.example/v/none</loc></url>');
  });
});
