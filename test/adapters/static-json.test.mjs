// The static files of examples/static-json: they are as the published schema has them, say the same as the shop that
// they were exported from, and pass the conformance kit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { flakyFetch, formatReport, runConformance } from '@vitrine/adapter-kit';
import { createMemoryBackend, demoSeed, memoryAdapter } from '@vitrine/adapters/memory';
import { staticJsonAdapter } from '@vitrine/adapters/static-json';
import { composeAdapters, createMemoryStorage } from '@vitrine/core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(`${root}${path}`, 'utf8');
const site = 'https://shop.example';
const src = `${site}/examples/static-json/shop.json`;
const markets = [
  { locale: 'en', country: 'US', currency: 'USD' },
  { locale: 'vi', country: 'VN', currency: 'VND' },
  { locale: 'ar', country: 'KW', currency: 'KWD' },
];

/** The files of the demonstration, as its server has them. */
async function fromDisk(input) {
  const { pathname } = new URL(input);
  const file = pathname.startsWith('/media/') ? `examples/demo${pathname}` : pathname.slice(1);
  try {
    return new Response(read(file));
  } catch {
    return new Response(null, { status: 404 });
  }
}

async function connected(adapter, market = markets[0], fetch = fromDisk) {
  await adapter.connect({ market, storage: createMemoryStorage(), fetch });
  return adapter;
}

/** `$schema` is left out, because this version of ajv knows an older vocabulary, which has all that is used here. */
function validator() {
  const ajv = new Ajv({ allErrors: true, jsonPointers: true, unknownFormats: 'ignore', logger: false });
  const schemaOf = (path) => {
    const { $schema: _, ...schema } = JSON.parse(read(path));
    return schema;
  };
  ajv.addSchema(schemaOf('packages/core/hotspots.schema.json'));
  const validate = ajv.compile(schemaOf('packages/adapters/static-json.schema.json'));
  return (value) => (validate(value) ? [] : validate.errors.map(({ dataPath, message }) => `${dataPath} ${message}`));
}

test('the files of the example are as the published schema has them', () => {
  const problemsOf = validator();
  for (const name of ['shop.json', 'products.json', 'videos.json'])
    assert.deepEqual(problemsOf(JSON.parse(read(`examples/static-json/${name}`))), [], name);
});

test('the example of the documentation is as the schema has it', () => {
  const problemsOf = validator();
  const blocks = [...read('docs/backends/static-json.md').matchAll(/```json\n([\s\S]*?)```/g)];
  assert.ok(blocks.length > 0);
  for (const [, json] of blocks) assert.deepEqual(problemsOf(JSON.parse(json)), [], json);
});

test('the schema finds what the adapter finds', () => {
  const problemsOf = validator();
  const mug = { id: 'mug', title: 'Mug', price: '24.00' };
  const bowl = { id: 'bowl', title: 'Bowl', src: 'bowl.mp4' };
  assert.deepEqual(problemsOf({ currency: 'USD', products: [mug], videos: [bowl] }), []);
  for (const wrong of [
    { products: {} },
    { products: [{ ...mug, price: '24,00' }] },
    { products: [{ ...mug, price: -1 }] },
    { products: [{ ...mug, price: { Dollar: '1' } }] },
    { products: [{ ...mug, title: undefined }] },
    { products: [{ ...mug, stock: 'many' }] },
    { products: [{ ...mug, pictures: [{ alt: 'x' }] }] },
    { products: [{ ...mug, variants: [] }] },
    { videos: [{ id: 'a', title: 'a' }] },
    { videos: [{ ...bowl, hotspots: [{ id: 'a', x: 2, y: 0 }] }] },
    { version: 2 },
  ])
    assert.notDeepEqual(problemsOf(JSON.parse(JSON.stringify(wrong))), [], JSON.stringify(wrong));
});

for (const market of markets)
  test(`the files say the same as the shop that they were exported from, in ${market.locale}`, async () => {
    const files = await connected(staticJsonAdapter({ src, sellable: true }), market);
    const memory = await connected(
      memoryAdapter(createMemoryBackend(), { mediaBase: `${site}/media`, analytics: null }),
      market,
    );
    const refs = demoSeed.products.filter(({ kind }) => kind !== 'gift-card').map(({ handle }) => ({ handle }));
    const plain = (product) => {
      // Not in the files: the language, which is the shopper's, and a delivery time, which depends on the country.
      const {
        id: _,
        url: __,
        lang: ___,
        variants,
        terms: { delivery: ____, ...terms },
        ...rest
      } = product;
      return {
        ...rest,
        terms,
        variants: variants.map(({ stock: { availableOn: _____, ...stock }, ...variant }) => ({ ...variant, stock })),
      };
    };
    const [ours, theirs] = await Promise.all([files, memory].map(({ catalog }) => catalog.products(refs)));
    for (const [at, { handle }] of refs.entries())
      assert.deepEqual(
        JSON.parse(JSON.stringify(plain(ours[at]))),
        JSON.parse(JSON.stringify(plain(theirs[at]))),
        handle,
      );
    for (const { id } of demoSeed.videos) assert.deepEqual(await files.videos.get(id), await memory.videos.get(id), id);
    const idsOf = async ({ videos }, query) => (await videos.feed({ limit: 50, ...query })).videos.map(({ id }) => id);
    for (const query of [
      { by: 'feed', id: '' },
      { by: 'product', id: 'stoneware-mug' },
      { by: 'creator', id: 'mina' },
      { by: 'collection', id: 'light' },
      { by: 'hashtag', id: 'evening' },
    ])
      assert.deepEqual(await idsOf(files, query), await idsOf(memory, query), query.by);
  });

test('the conformance kit finds no fault', async () => {
  const variants = ['variant/stoneware-mug/sand', 'variant/storage-jar/small'];
  const price = (amount, currency, exponent) => ({ amount, currency, exponent });
  const report = await runConformance(async ({ market }) => {
    const line = flakyFetch(fromDisk);
    return {
      adapter: await connected(staticJsonAdapter({ src }), market, line.fetch),
      fixtures: {
        refs: [{ handle: 'stoneware-mug' }, { id: 'table-lamp' }, { handle: 'wall-clock' }],
        missing: { handle: 'no-such-thing' },
        variants,
        missingVariant: 'variant/none',
        prices: [
          { market: markets[0], variantId: variants[0], price: price(2400, 'USD', 2) },
          { market: markets[1], variantId: variants[0], price: price(590_000, 'VND', 0) },
          { market: markets[2], variantId: variants[0], price: price(7250, 'KWD', 3) },
        ],
        videoId: 'morning-table',
        feed: { by: 'creator', id: 'mina' },
      },
      probes: line.probes,
    };
  });
  assert.equal(report.failed.length, 0, formatReport(report));
  for (const id of ['catalog.failure-is-thrown', 'catalog.follows-market', 'videos.feed', 'money.prices'])
    assert.ok(
      report.passed.includes(id) || !report.skipped.some((one) => one.id === id),
      `${id} was skipped\n${formatReport(report)}`,
    );
});

test('it goes with a shop that has a cart: videos from the files, or products too', async () => {
  const shop = () => memoryAdapter(createMemoryBackend(), { mediaBase: '/media', analytics: null });
  const { videos: _, ...withoutVideos } = shop();
  const both = composeAdapters(withoutVideos, staticJsonAdapter({ src, products: false }));
  assert.equal(both.name, 'memory+static-json');
  const { catalog: __, videos: ___, ...cartOnly } = shop();
  const sells = await connected(composeAdapters(cartOnly, staticJsonAdapter({ src, sellable: true })));
  const [mug] = await sells.catalog.products([{ handle: 'stoneware-mug' }]);
  const { cart } = await sells.cart.add([{ variantId: mug.variants[0].id, quantity: 2 }], { key: 'k' });
  assert.deepEqual([cart.count, cart.lines[0].title], [2, mug.title]);
});
