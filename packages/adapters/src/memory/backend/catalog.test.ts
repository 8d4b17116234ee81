import { formatMoney, moneyFromDecimal, type Adapter, type KeyValueStorage, type Market } from '@vitrine/core';
import { assert } from 'chai';
import { createMemoryBackend, demoSeed, memoryAdapter } from '../index.js';
import { sha256 } from './sha256.js';

const LANGUAGES = ['en', 'bn', 'ar', 'id', 'vi'];
const MARKETS: Market[] = [
  { locale: 'en-US', country: 'US', currency: null },
  { locale: 'vi-VN', country: 'VN', currency: null },
  { locale: 'id-ID', country: 'ID', currency: null },
  { locale: 'bn-BD', country: 'BD', currency: null },
  { locale: 'ar-KW', country: 'KW', currency: null },
];

function keyValues(): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  };
}

async function shop(market: Market, options = {}): Promise<Required<Adapter>> {
  const adapter = memoryAdapter(createMemoryBackend(demoSeed, undefined, options), {
    analytics: { track: () => undefined },
  });
  await adapter.connect?.({ market, storage: keyValues(), fetch });
  return adapter as Required<Adapter>;
}

/** Every group of words anywhere in the seed. */
function* groupsOfWords(value: unknown, path = 'seed'): Generator<[string, Record<string, string>]> {
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  if (typeof (value as { en?: unknown }).en === 'string') yield [path, value as Record<string, string>];
  else for (const [key, inner] of entries) yield* groupsOfWords(inner, `${path}.${key}`);
}

describe('demoSeed', () => {
  it('has at least 26 products, of every kind and every shape the elements must handle', async () => {
    const { catalog } = await shop(MARKETS[0] as Market);
    const products = (await catalog.products(demoSeed.products.map(({ handle }) => ({ handle })))).filter(
      (product) => product !== null,
    );
    assert.isAtLeast(products.length, 26);
    assert.deepEqual([...new Set(products.map(({ kind }) => kind))].sort(), ['digital', 'gift-card', 'physical']);
    assert.deepEqual([...new Set(products.map(({ options }) => options.length))].sort(), [0, 1, 2, 3]);
    const variants = products.flatMap((product) => product.variants);
    for (const state of ['in', 'low', 'out', 'back-order'])
      assert.isTrue(
        variants.some(({ stock }) => stock.state === state),
        state,
      );
    assert.isTrue(
      products.some(({ available }) => !available),
      'something is sold out',
    );
    assert.isTrue(
      variants.some(({ compareAtPrice }) => compareAtPrice !== undefined),
      'something is reduced',
    );
    assert.isTrue(
      variants.some(({ measurePrice }) => measurePrice !== undefined),
      'something has a price per measure',
    );
    assert.isTrue(
      variants.some(({ quantity }) => quantity.step > 1) && variants.some(({ quantity }) => quantity.max !== null),
      'quantity rules',
    );
    const bottle = products.find(({ handle }) => handle === 'steel-bottle');
    const combinations = bottle?.options.reduce((count, { values }) => count * values.length, 1) ?? 0;
    assert.isBelow(bottle?.variants.length ?? 0, combinations, 'combinations that do not exist');
  });

  it('says everything in five languages', () => {
    let groups = 0;
    for (const [path, words] of groupsOfWords(demoSeed)) {
      groups += 1;
      for (const language of LANGUAGES) assert.isNotEmpty(words[language], `${path} in ${language}`);
    }
    assert.isAbove(groups, 100);
  });

  it('knows a word for every axis and every value that is not a measure', () => {
    for (const { handle, kind, axes = [] } of demoSeed.products) {
      if (kind === 'gift-card') continue;
      for (const [axis, ...values] of axes) {
        assert.property(demoSeed.axes, axis, handle);
        for (const value of values)
          if (!/^\d+(?:cm|ml|g)?$/.test(value)) assert.property(demoSeed.values, value, handle);
      }
    }
  });

  for (const market of MARKETS) {
    it(`prices every variant in the money of ${market.country}, each reduced one below what it was`, async () => {
      const { catalog, giftCard } = await shop(market);
      const currency = demoSeed.countries[market.country ?? ''] ?? '';
      for (const product of await catalog.products(demoSeed.products.map(({ handle }) => ({ handle })))) {
        for (const { price, compareAtPrice, id } of product?.variants ?? []) {
          assert.equal(price?.currency, currency, id);
          assert.isAbove(price?.amount ?? 0, 0, id);
          if (compareAtPrice) assert.isAbove(compareAtPrice.amount, price?.amount ?? 0, id);
        }
        assert.isNotEmpty(product?.terms.delivery, product?.handle);
        assert.notMatch(product?.terms.delivery ?? '', /[{}]/);
      }
      const config = await giftCard.config();
      assert.deepEqual(
        config?.amounts.map((amount) => amount.currency),
        Array<string>(6).fill(currency),
      );
    });
  }

  it('sells gift cards of 10 to 500 dollars in steps of one', async () => {
    const config = await (await shop(MARKETS[0] as Market)).giftCard.config();
    assert.deepEqual(
      config?.amounts.map((amount) => formatMoney(amount, 'en-US', { short: true })),
      ['$10', '$25', '$50', '$100', '$250', '$500'],
    );
    assert.deepEqual(config?.custom, {
      min: moneyFromDecimal('10', 'USD'),
      max: moneyFromDecimal('500', 'USD'),
      step: moneyFromDecimal('1', 'USD'),
    });
    assert.deepEqual([config?.messageMaxLength, config?.scheduleMaxDays, config?.maxRecipients], [200, 90, 10]);
  });
});

describe('memory catalog', () => {
  it('speaks the language of the shopper, measures and days included', async () => {
    const { catalog } = await shop({ locale: 'bn-BD', country: 'BD', currency: null });
    const [plate] = await catalog.products([{ handle: 'dinner-plate' }]);
    assert.deepEqual([plate?.title, plate?.lang, plate?.options[1]?.label], ['ডিনার প্লেট', 'bn', 'ব্যাস']);
    assert.equal(
      plate?.options[1]?.values[0]?.label,
      new Intl.NumberFormat('bn-BD', { style: 'unit', unit: 'centimeter', unitDisplay: 'short' }).format(22),
    );
    assert.include(plate?.terms.delivery, '৭–১২');
  });

  it('answers in English, and says so, in a language it does not have', async () => {
    const { catalog } = await shop({ locale: 'fr-FR', country: 'FR', currency: 'EUR' });
    const [mug] = await catalog.products([{ handle: 'stoneware-mug' }]);
    assert.deepEqual([mug?.lang, mug?.title, mug?.priceRange?.min.currency], ['en', 'Stoneware mug', 'USD']);
  });

  it('survives a language tag that is none', async () => {
    const { catalog, checkout, cart } = await shop({ locale: 'en_US', country: 'moon', currency: null });
    const [plate] = await catalog.products([{ handle: 'dinner-plate' }]);
    assert.deepEqual([plate?.title, plate?.priceRange?.min.currency], ['Dinner plate', 'USD']);
    await cart.add([{ variantId: 'variant/brass-hook', quantity: 1 }]);
    assert.include(await checkout.url(), '/checkout?');
  });

  it('gives each colour its picture and every product another view', async () => {
    const { catalog } = await shop(MARKETS[0] as Market);
    const [lamp] = await catalog.products([{ handle: 'table-lamp' }]);
    assert.equal(
      lamp?.variants.find(({ id }) => id === 'variant/table-lamp/paper/black/uk')?.picture?.url,
      '/media/products/table-lamp-paper-black.jpg',
    );
    assert.deepEqual(
      lamp?.pictures.map(({ url }) => url.split('/').at(-1)),
      [
        'table-lamp-linen-oak.jpg',
        'table-lamp-linen-black.jpg',
        'table-lamp-paper-oak.jpg',
        'table-lamp-paper-black.jpg',
        'table-lamp-2.jpg',
      ],
    );
  });

  it('computes the price per measure', async () => {
    const { catalog } = await shop(MARKETS[0] as Market);
    const [soap] = await catalog.products([{ handle: 'hand-soap' }]);
    assert.deepEqual(soap?.variants[0]?.measurePrice, {
      price: { amount: 650, currency: 'USD', exponent: 2 },
      per: '100 mL',
    });
  });

  it('features what is asked for, at most', async () => {
    const { catalog } = await shop(MARKETS[0] as Market);
    assert.deepEqual(
      (await catalog.featured?.({ first: 3 }))?.map(({ handle }) => handle),
      demoSeed.featured.slice(0, 3),
    );
  });
});

describe('sha256', () => {
  it('agrees with the published examples and with the platform', async () => {
    assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(sha256(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (let length = 50; length < 135; length++) {
      const text = 'é'.repeat(length);
      const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
      assert.equal(
        sha256(text),
        Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
        String(length),
      );
    }
  });
});
