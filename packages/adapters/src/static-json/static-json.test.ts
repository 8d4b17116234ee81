import { offerOf, VitrineError, type Adapter, type Market } from '@vitrine/core';
import { assert } from 'chai';
import { staticJsonAdapter, type StaticJsonAdapterOptions } from './index.js';

const src = 'https://cdn.example/shop/shop.json';
type Files = Readonly<Record<string, unknown>>;

/** A shop of these files, by their addresses below the first one; a text is the file as it stands. */
async function shop(
  files: Files,
  market: Partial<Market> = {},
  options: Partial<StaticJsonAdapterOptions> = {},
): Promise<{ adapter: Adapter & Required<Pick<Adapter, 'catalog' | 'videos'>>; asked: string[] }> {
  const asked: string[] = [];
  const adapter = staticJsonAdapter({ src, ...options });
  await adapter.connect?.({
    market: { locale: 'en', country: null, currency: null, ...market },
    storage: { get: () => null, set: () => undefined, remove: () => undefined },
    fetch: async (input) => {
      const url = String(input);
      asked.push(url);
      const file = files[url.replace('https://cdn.example/shop/', '')];
      if (file === undefined) return new Response('<h1>Not found</h1>', { status: 404 });
      return new Response(typeof file === 'string' ? file : JSON.stringify(file));
    },
  });
  return { adapter: adapter as Awaited<ReturnType<typeof shop>>['adapter'], asked };
}

const mug = { id: 'mug', title: 'Mug', price: '24.00', url: '/mug' };
const video = (id: string, more: object = {}): object => ({ id, title: id, src: `${id}.mp4`, ...more });
const spot = (product: unknown): object => ({ id: 'a', product, start: 0, end: 4, x: 0.5, y: 0.5 });

/** What is written to the console while `act` runs. */
async function reported(act: () => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const { error } = console;
  console.error = (text: unknown) => void lines.push(String(text));
  try {
    await act();
  } finally {
    console.error = error;
  }
  return lines;
}

const rejectionOf = (call: Promise<unknown>): Promise<VitrineError> =>
  call.then(
    () => assert.fail('it was not rejected'),
    (error: unknown) => (error instanceof VitrineError ? error : assert.fail(String(error))),
  );

describe('static-json', () => {
  describe('products', () => {
    it('are found by everything that names them, and are sold on their own pages', async () => {
      const { adapter } = await shop({
        'shop.json': {
          currency: 'USD',
          products: [
            { ...mug, handle: 'the-mug', sku: 'M-1', gtin: '4006381333931' },
            { id: 7, title: 'Bowl', variants: [{ id: 'bowl-s', price: '9', sku: 'B-S' }] },
          ],
        },
      });
      const refs = [{ id: 'mug' }, { handle: 'the-mug' }, { sku: 'M-1' }, { gtin: '4006381333931' }, { handle: '7' }];
      const found = await adapter.catalog.products([...refs, { variantId: 'bowl-s' }, { id: 'none' }]);
      assert.deepEqual(
        found.map((product) => product?.title),
        ['Mug', 'Mug', 'Mug', 'Mug', 'Bowl', 'Bowl', undefined],
      );
      const [first] = found;
      assert.deepEqual(first?.variants.map(offerOf), ['shop-page']);
      assert.deepEqual([first?.url, first?.available], ['https://cdn.example/mug', false]);
    });

    it('go into the cart of another adapter where `sellable` is set, unless they are sold out', async () => {
      const products = [mug, { ...mug, id: 'b', stock: 'out' }, { ...mug, id: 'c', price: undefined }];
      const { adapter } = await shop({ 'shop.json': { currency: 'USD', products } }, {}, { sellable: true });
      const found = await adapter.catalog.products([{ id: 'mug' }, { id: 'b' }, { id: 'c' }]);
      assert.deepEqual(
        found.flatMap((product) => product?.variants.map(offerOf)),
        ['cart', 'sold-out', 'shop-page'],
      );
    });

    for (const [market, code, amount, exponent] of [
      [{ currency: 'USD' }, 'USD', 2400, 2],
      [{ country: 'VN' }, 'VND', 590_000, 0],
      [{ country: 'KW' }, 'KWD', 7250, 3],
      [{ country: 'KW', currency: 'VND' }, 'VND', 590_000, 0],
      [{ country: 'FR' }, 'USD', 2400, 2],
      [{ currency: 'EUR' }, 'USD', 2400, 2],
    ] as const)
      it(`has the price of ${JSON.stringify(market)}: ${amount} units of ${code}`, async () => {
        const { adapter } = await shop(
          {
            'shop.json': {
              currency: 'USD',
              countries: { VN: 'VND', KW: 'KWD' },
              products: [{ ...mug, price: { USD: '24.00', VND: '590000', KWD: '7.250' } }],
            },
          },
          market,
        );
        const [found] = await adapter.catalog.products([{ id: 'mug' }]);
        assert.deepEqual(found?.priceRange?.min, { amount, currency: code, exponent });
      });

    it('shows the words of the shopper, else those of the file, and says which language they are in', async () => {
      const products = [{ ...mug, title: { en: 'Mug', vi: 'Cốc', 'pt-BR': 'Caneca' } }];
      const read = async (locale: string): Promise<unknown[]> => {
        const { adapter } = await shop({ 'shop.json': { locale: 'vi', currency: 'USD', products } }, { locale });
        const [found] = await adapter.catalog.products([{ id: 'mug' }]);
        return [found?.title, found?.lang];
      };
      assert.deepEqual(await read('en-GB'), ['Mug', undefined]);
      assert.deepEqual(await read('pt-BR'), ['Caneca', undefined]);
      assert.deepEqual(await read('ar'), ['Cốc', 'vi']);
      // A region of the same language is nearer than another language.
      assert.deepEqual(await read('pt'), ['Caneca', undefined]);
      assert.deepEqual(await read('pt-PT'), ['Caneca', undefined]);
    });

    it('have a compare-at price only beside the price that it belongs to', async () => {
      const variants = [{ id: 'same' }, { id: 'mini', price: '12.00' }, { id: 'own', price: '8', compareAtPrice: '9' }];
      const { adapter } = await shop({
        'shop.json': { currency: 'USD', products: [{ ...mug, compareAtPrice: '30.00', variants }] },
      });
      const [found] = await adapter.catalog.products([{ id: 'mug' }]);
      assert.deepEqual(
        found?.variants.map(({ price, compareAtPrice }) => [price?.amount, compareAtPrice?.amount]),
        [
          [2400, 3000],
          [1200, undefined],
          [800, 900],
        ],
      );
    });

    it('on back order keep the day on which they ship, also where only their own page sells them', async () => {
      const stock = { state: 'back-order', availableOn: '2026-12-24' };
      const { adapter } = await shop({ 'shop.json': { currency: 'USD', products: [{ ...mug, stock }] } });
      const [found] = await adapter.catalog.products([{ id: 'mug' }]);
      assert.deepEqual(found?.variants[0]?.stock, { state: 'unknown', availableOn: '2026-12-24' });
    });

    it('has options from what its variants differ in, or with words and colors of their own', async () => {
      const variants = [
        { id: 's', options: { size: 'small', color: 'sand' }, price: '9' },
        { id: 'l', options: { size: 'large', color: 'sand' }, price: '11', compareAtPrice: '12', stock: 3 },
      ];
      const options = [{ name: 'color', label: 'Farbe', values: [{ value: 'sand', label: 'Sand', color: '#d9c9a3' }] }];
      const { adapter } = await shop({
        'shop.json': { currency: 'USD', products: [{ id: 'bowl', title: 'Bowl', options, variants }] },
      });
      const [found] = await adapter.catalog.products([{ id: 'bowl' }]);
      assert.deepEqual(
        found?.options.map(({ name, label, values }) => [name, label, values.map((one) => one.label)]),
        [
          ['color', 'Farbe', ['Sand']],
          ['size', 'size', ['small', 'large']],
        ],
      );
      assert.deepEqual(
        found?.variants.map(({ title, price, compareAtPrice, stock }) => [
          title,
          price?.amount,
          compareAtPrice?.amount,
          stock.state,
        ]),
        [
          ['sand / small', 900, undefined, 'unknown'],
          ['sand / large', 1100, 1200, 'low'],
        ],
      );
    });
  });

  describe('videos', () => {
    it('have addresses that count from the file they are in', async () => {
      const { adapter, asked } = await shop({
        'shop.json': { include: ['more/videos.json'] },
        'more/videos.json': {
          videos: [video('one', { poster: '../one.jpg', captions: [{ src: '/one.vtt', lang: 'ar' }] })],
        },
      });
      const found = await adapter.videos.get('one');
      assert.deepEqual(
        [found?.sources[0]?.src, found?.poster, found?.captions[0]?.src, found?.captions[0]?.label],
        [
          'https://cdn.example/shop/more/one.mp4',
          'https://cdn.example/shop/one.jpg',
          'https://cdn.example/one.vtt',
          'ar',
        ],
      );
      await adapter.videos.get('one');
      assert.equal(asked.length, 2);
    });

    it('have hotspots in the file, in a file of their own, or as a part of one', async () => {
      const file = { hotspots: [{ ...spot('mug'), start: 2, end: 10 }] };
      const { adapter, asked } = await shop({
        'shop.json': {
          videos: [
            video('inside', { hotspots: [spot('mug')] }),
            video('beside', { hotspots: 'spots.json' }),
            video('part', { hotspots: { src: 'spots.json', start: 4, end: 8 } }),
          ],
        },
        'spots.json': file,
      });
      const rangesOf = async (id: string): Promise<unknown> =>
        (await adapter.videos.get(id))?.track.hotspots.map(({ ranges }) => ranges);
      assert.deepEqual(await rangesOf('inside'), [[{ start: 0, end: 4 }]]);
      assert.deepEqual(await rangesOf('beside'), [[{ start: 2, end: 10 }]]);
      assert.deepEqual(await rangesOf('part'), [[{ start: 0, end: 4 }]]);
      assert.equal(asked.filter((url) => url.endsWith('spots.json')).length, 1);
    });

    it('are listed by rule, by product, collection, creator and hashtag', async () => {
      const creator = { id: 'mina', name: 'Mina' };
      const { adapter } = await shop({
        'shop.json': {
          currency: 'USD',
          products: [{ ...mug, sku: 'M-1' }],
          feeds: {
            picked: { videos: ['c', 'a', 'gone'] },
            newest: { newestFirst: true, most: 2 },
            both: { hashtag: '#Tea', creator: 'mina' },
          },
          videos: [
            video('a', { hashtags: ['#tea'], creator, publishedAt: '2026-01-01', hotspots: [spot({ sku: 'M-1' })] }),
            video('b', { hashtags: ['Tea'], publishedAt: '2026-03-01', products: ['mug'] }),
            video('c', { creator, publishedAt: '2026-02-01', collections: ['table'] }),
          ],
        },
      });
      const ids = async (by: 'feed' | 'product' | 'collection' | 'creator' | 'hashtag', id = ''): Promise<string> =>
        ((await adapter.videos.feed?.({ by, id }))?.videos ?? []).map((one) => one.id).join('');
      assert.deepEqual(
        [await ids('feed'), await ids('feed', 'picked'), await ids('feed', 'newest'), await ids('feed', 'both')],
        ['abc', 'ca', 'bc', 'a'],
      );
      assert.deepEqual(
        [
          await ids('product', 'mug'),
          await ids('collection', 'table'),
          await ids('creator', 'mina'),
          await ids('hashtag', 'TEA'),
          await ids('feed', 'none'),
        ],
        ['ab', 'c', 'ac', 'ab', ''],
      );
    });

    it('come page by page, and a cursor of another list is not taken', async () => {
      const videos = Array.from({ length: 7 }, (_, at) => video(`v${at}`));
      const { adapter } = await shop({ 'shop.json': { videos } });
      const ids: string[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await adapter.videos.feed?.({ by: 'feed', id: '', limit: 3, ...(cursor ? { cursor } : {}) });
        ids.push(...(page?.videos ?? []).map(({ id }) => id));
        cursor = page?.cursor ?? null;
      }
      assert.equal(ids.join(), 'v0,v1,v2,v3,v4,v5,v6');
      const error = await rejectionOf(adapter.videos.feed?.({ by: 'feed', id: '', cursor: 'x' }) ?? Promise.resolve());
      assert.equal(error.code, 'validation');
    });
  });

  describe('a file that is not as it should be', () => {
    for (const [what, text, place] of [
      ['a comma too many', '{\n  "products": [\n    {"id": "a"},\n  ]\n}', ':4'],
      ['a comma too few', '{\n  "locale": "en"\n  "currency": "USD"\n}', ':3'],
      ['a quote that does not close', '{\n  "locale": "en\n}', ':2'],
      ['a no-break space', '{\n\u00a0"locale": "en"\n}', ':2'],
      ['a page instead of a file', '<!doctype html>\n<title>Hello</title>', ':1'],
      ['nothing', '', ':1'],
      ['a text after the end', '{}\n\n{}', ':3'],
      ['a list', '[]', ':1 /'],
      ['another version', '{\n"version": 2 }', ':2 /version'],
      ['products that are no list', '{\n\n"products": {} }', ':3 /products'],
      ['a file to include that is not there', '{"include": [\n"none.json"] }', ':2 /include/0'],
      ['an address of another kind', '{"include": ["javascript:1"] }', ':1 /include/0'],
    ] as const)
      it(`rejects with its line: ${what}`, async () => {
        const { adapter } = await shop({ 'shop.json': text });
        const error = await rejectionOf(adapter.catalog.products([{ id: 'a' }]));
        assert.equal(error.code, 'bad-response');
        assert.include(error.message, `[static-json ${src}${place}]`);
      });

    for (const [what, product, place, wanted] of [
      ['a price with too many digits', { ...mug, price: '24.005' }, ':6 /products/1/price', '2 digits'],
      ['a price with a comma', { ...mug, price: '24,00' }, ':6 /products/1/price', 'a decimal'],
      ['a price below zero', { ...mug, price: -1 }, ':6 /products/1/price', 'a decimal'],
      ['a dong with cents', { ...mug, price: { VND: '1.5' } }, ':7 /products/1/price/VND', '0 digits'],
      ['a currency that is none', { ...mug, price: { Dollar: '1' } }, ':7 /products/1/price/Dollar', 'a currency'],
      ['no title', { ...mug, title: undefined }, ':3 /products/1/title', 'a text'],
      ['an unknown stock', { ...mug, stock: 'many' }, ':8 /products/1/stock', 'one of in'],
      [
        'a picture without an address',
        { ...mug, pictures: [{ alt: 'x' }] },
        ':9 /products/1/pictures/0/url',
        'the address',
      ],
      ['no variant', { ...mug, variants: [] }, ':8 /products/1/variants', 'at least one'],
      [
        'a variant without the value of an option',
        { ...mug, variants: [{ id: 'a', options: { size: 's' } }, { id: 'b' }] },
        ':15 /products/1/variants/1/options/size',
        'one of the values',
      ],
    ] as const)
      it(`leaves that product out and names its line: ${what}`, async () => {
        const rest = { ...mug, id: 'rest' };
        // The product that is wrong begins in line 3.
        const text = `{"currency": "USD", "products": [\n${JSON.stringify(rest)},\n${JSON.stringify(product, null, 1)}\n]}`;
        const { adapter } = await shop({ 'shop.json': text });
        const lines = await reported(async () => {
          const refs = [{ id: 'rest' }, { id: 'mug' }];
          assert.deepEqual(
            (await adapter.catalog.products(refs)).map((one) => one?.id),
            ['rest', undefined],
          );
          await adapter.catalog.products(refs);
        });
        assert.equal(lines.length, 1, lines.join('\n'));
        assert.include(lines[0], `${src}${place}]`);
        assert.include(lines[0], wanted);
      });

    it('keeps the first of two with one id, and says so', async () => {
      const { adapter } = await shop({ 'shop.json': { currency: 'USD', products: [mug, { ...mug, title: 'Other' }] } });
      const lines = await reported(async () =>
        assert.equal((await adapter.catalog.products([{ id: 'mug' }]))[0]?.title, 'Mug'),
      );
      assert.include(lines.join(), '/products/1/id');
    });

    it('leaves out a video that cannot be played, and one bad hotspot costs that hotspot', async () => {
      const { adapter } = await shop({
        'shop.json': {
          videos: [
            video('a', { hotspots: [spot('mug'), { id: 'b', product: 'mug', x: 2, y: 0 }] }),
            video('b', { src: undefined }),
            video('c', { hotspots: 'none.json' }),
            video('d', { hashtags: 'tea' }),
          ],
        },
      });
      const lines = await reported(async () => {
        const page = await adapter.videos.feed?.({ by: 'feed', id: '' });
        assert.deepEqual(
          page?.videos.map(({ id, track }) => [id, track.hotspots.length]),
          [
            ['a', 1],
            ['c', 0],
          ],
        );
        assert.equal(await adapter.videos.get('b'), null);
        assert.deepEqual((await adapter.videos.feed?.({ by: 'hashtag', id: 'tea' }))?.videos, []);
      });
      for (const place of ['/videos/0/hotspots/1', '/videos/1/sources', '/videos/2/hotspots', '/videos/3/hashtags'])
        assert.equal(lines.filter((line) => line.includes(`${place}]`)).length, 1, `${place}\n${lines.join('\n')}`);
    });

    it('asks again after a failure, once for all that wait', async () => {
      let fails = true;
      const adapter = staticJsonAdapter({ src });
      let asked = 0;
      await adapter.connect?.({
        market: { locale: 'en', country: null, currency: null },
        storage: { get: () => null, set: () => undefined, remove: () => undefined },
        fetch: async () => {
          asked += 1;
          if (fails) throw new TypeError('lost');
          return new Response(JSON.stringify({ currency: 'USD', products: [mug] }));
        },
      });
      assert.equal(
        (await rejectionOf(adapter.catalog?.products([{ id: 'mug' }]) ?? Promise.resolve())).code,
        'network',
      );
      fails = false;
      const ended = new AbortController();
      const given = adapter.catalog?.products([{ id: 'mug' }], { signal: ended.signal }) ?? Promise.resolve();
      const kept = adapter.catalog?.products([{ id: 'mug' }]);
      ended.abort();
      assert.equal((await rejectionOf(given)).code, 'aborted');
      assert.equal((await kept)?.[0]?.title, 'Mug');
      assert.equal(asked, 2);
    });

    it('is misconfigured without an address, and where there is no file', async () => {
      assert.throws(() => staticJsonAdapter({ src: 'http://' }), /misconfigured/);
      const { adapter } = await shop({});
      assert.equal((await rejectionOf(adapter.videos.get('a'))).code, 'misconfigured');
    });
  });

  describe('a file with faults', () => {
    it('is looked through once for the lines of all of them', async () => {
      const hotspots = Array.from({ length: 1000 }, (_, at) => ({
        id: `h${at}`,
        product: 'mug',
        start: 0,
        x: 640,
        y: 9,
      }));
      const { adapter } = await shop({
        'shop.json': { videos: [video('a', { hotspots: { src: 'a.json' } })] },
        'a.json': JSON.stringify({ hotspots }, null, 1),
      });
      let tokens = 0;
      const { exec } = RegExp.prototype;
      RegExp.prototype.exec = function (text) {
        tokens++;
        return exec.call(this, text);
      };
      try {
        const lines = await reported(() => adapter.videos.get('a'));
        assert.lengthOf(lines, 1000);
        assert.match(lines[1] ?? '', /a\.json:10 \/hotspots\/1/);
      } finally {
        RegExp.prototype.exec = exec;
      }
      // 21 tokens for each hotspot.
      assert.isBelow(tokens, 100_000);
    });

    it('that is not there yet is asked for again', async () => {
      const files: Record<string, unknown> = { 'shop.json': { videos: [video('a', { hotspots: 'a.json' })] } };
      const { adapter } = await shop(files);
      await reported(async () => assert.lengthOf((await adapter.videos.get('a'))?.track.hotspots ?? [0], 0));
      files['a.json'] = [spot('mug')];
      assert.lengthOf((await adapter.videos.get('a'))?.track.hotspots ?? [], 1);
    });
  });

  it('finds the videos of a product by its id and by its handle, whichever the file names', async () => {
    const { adapter } = await shop({
      'shop.json': {
        currency: 'USD',
        products: [{ ...mug, handle: 'the-mug' }],
        videos: [video('a', { products: ['mug'] })],
      },
    });
    for (const id of ['mug', 'the-mug'])
      assert.lengthOf((await adapter.videos.feed?.({ by: 'product', id }))?.videos ?? [], 1, id);
  });
});
