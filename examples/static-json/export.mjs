/**
 * Writes the goods and the videos of another shop as static files, here those of the demonstration:
 *
 *   node examples/static-json/export.mjs
 *
 * With another adapter, only `openShop` changes: one shop for each language and currency that the files are to have.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createMemoryBackend, demoSeed, memoryAdapter } from '@vitrine/adapters/memory';
import { moneyToDecimal } from '@vitrine/core';
import { format, resolveConfig } from 'prettier';

const folder = fileURLToPath(new URL('.', import.meta.url));
const demo = fileURLToPath(new URL('../demo/', import.meta.url));
/** Where the media of the demonstration are, seen from the files. */
const media = '../../media';
const markets = [
  { locale: 'en', country: 'US', currency: 'USD' },
  { locale: 'bn', country: 'BD', currency: 'BDT' },
  { locale: 'ar', country: 'KW', currency: 'KWD' },
  { locale: 'id', country: 'ID', currency: 'IDR' },
  { locale: 'vi', country: 'VN', currency: 'VND' },
];

async function openShop(market) {
  const adapter = memoryAdapter(createMemoryBackend(), { mediaBase: media, analytics: null });
  await adapter.connect({
    market,
    storage: { get: () => null, set: () => {}, remove: () => {} },
    fetch: async (url) => new Response(readFileSync(url.replace(media, `${demo}media`))),
  });
  return adapter;
}

/** A value for each market under its key, or the value itself where all are the same; absent where there is none. */
function byMarket(key, values) {
  const entries = markets.flatMap((market, at) => (values[at] === undefined ? [] : [[market[key], values[at]]]));
  if (entries.length === 0) return undefined;
  const isSame = key === 'locale' && new Set(values).size === 1;
  return isSame ? values[0] : Object.fromEntries(entries);
}
const words = (texts) => byMarket('locale', texts);
const prices = (all) =>
  byMarket(
    'currency',
    all.map((money) => money && moneyToDecimal(money)),
  );

function variantOf(all, hasChoice) {
  const [{ id, sku, selectedOptions, stock, quantity, picture }] = all;
  return {
    id,
    sku,
    ...(hasChoice
      ? {
          title: words(all.map(({ title }) => title)),
          options: Object.fromEntries(selectedOptions.map(({ name, value }) => [name, value])),
        }
      : {}),
    price: prices(all.map(({ price }) => price ?? undefined)),
    compareAtPrice: prices(all.map(({ compareAtPrice }) => compareAtPrice)),
    measurePrice: all[0].measurePrice && {
      price: prices(all.map(({ measurePrice }) => measurePrice.price)),
      per: words(all.map(({ measurePrice }) => measurePrice.per)),
    },
    // The day of a back order counts from today in the demonstration.
    stock: stock.quantity === undefined ? stock.state : { state: stock.state, quantity: stock.quantity },
    quantity: quantity.min === 1 && quantity.max === null && quantity.step === 1 ? undefined : { ...quantity },
    picture: picture && { ...picture, alt: words(all.map((one) => one.picture.alt)) },
  };
}

function productOf(all) {
  const [{ handle, kind, pictures, options, variants, vendor }] = all;
  const ofMarkets = (variant) => all.map((product) => product.variants.find(({ id }) => id === variant.id));
  const hasChoice = options.length > 0;
  return {
    id: handle,
    title: words(all.map(({ title }) => title)),
    description: words(all.map(({ description }) => description)),
    vendor,
    url: `product.html?product=${handle}`,
    kind: kind === 'physical' ? undefined : kind,
    pictures: pictures.map((picture, at) => ({ ...picture, alt: words(all.map((one) => one.pictures[at].alt)) })),
    ...(hasChoice
      ? {
          options: options.map(({ name, values }, at) => ({
            name,
            label: words(all.map((one) => one.options[at].label)),
            values: values.map(({ value, color }, index) => ({
              value,
              label: words(all.map((one) => one.options[at].values[index].label)),
              color,
            })),
          })),
        }
      : {}),
    variants: variants.map((variant) => variantOf(ofMarkets(variant), hasChoice)),
    // How long a delivery takes depends on the country, which files do not know.
    terms: Object.fromEntries(
      ['returns', 'protection'].map((name) => [name, words(all.map(({ terms }) => terms[name]))]),
    ),
  };
}

function videoOf(all, seed) {
  const [{ title: _, track: __, ...video }] = all;
  const whole = seed.cutFrom?.id ?? seed.id;
  const hotspots = `${media}/videos/${whole}/hotspots.json`;
  return {
    ...video,
    title: words(all.map(({ title }) => title)),
    collections: [seed.collection],
    hotspots: seed.cutFrom
      ? { src: hotspots, start: seed.cutFrom.start, end: seed.cutFrom.start + seed.duration }
      : hotspots,
  };
}

async function write(name, content) {
  const file = `${folder}${name}`;
  const schema = '../../packages/adapters/static-json.schema.json';
  const text = JSON.stringify({ $schema: schema, version: 1, ...content });
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'json' }));
}

const shops = await Promise.all(markets.map(openShop));
const goods = demoSeed.products.filter(({ kind }) => kind !== 'gift-card');
const products = await Promise.all(
  shops.map(({ catalog }) => catalog.products(goods.map(({ handle }) => ({ handle })))),
);
const videos = await Promise.all(
  shops.map((shop) => Promise.all(demoSeed.videos.map(({ id }) => shop.videos.get(id)))),
);
await write('products.json', { products: goods.map((_, at) => productOf(products.map((list) => list[at]))) });
await write('videos.json', {
  videos: demoSeed.videos.map((seed, at) =>
    videoOf(
      videos.map((list) => list[at]),
      seed,
    ),
  ),
});
await write('shop.json', {
  locale: 'en',
  currency: 'USD',
  countries: Object.fromEntries(markets.map(({ country, currency }) => [country, currency])),
  include: ['products.json', 'videos.json'],
  featured: demoSeed.featured.filter((handle) => goods.some((product) => product.handle === handle)),
  feeds: {
    // What the front page shows: the whole videos first, then the newest parts.
    main: {},
    evening: { hashtag: 'evening', most: 12 },
    newest: { newestFirst: true, most: 20 },
    'stoneware-mug': { product: 'stoneware-mug' },
  },
});
