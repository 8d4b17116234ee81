// The Vendure adapter with a shop that answers as real ones sometimes do: a merchant's slip, a mistake of the set-up,
// two first answers at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vendureAdapter } from '@vitrine/adapters/vendure';
import { createMemoryStorage } from '@vitrine/core';

const CHANNEL = {
  activeChannel: {
    defaultLanguageCode: 'en',
    availableLanguageCodes: ['en'],
    defaultCurrencyCode: 'USD',
    availableCurrencyCodes: ['USD'],
  },
};
const SCHEMA = ['ProductVariant.vitrineCompareAt', 'ProductVariant.vitrineContent', 'Mutation.checkGiftCardBalance'];
const market = { locale: 'en', country: 'US', currency: 'USD' };
const json = (body, headers = {}, status = 200) => Response.json(body, { status, headers });

/** `answer(query, token)` is what the shop answers after the query for its channel. */
async function shop(answer, options = {}) {
  const adapter = vendureAdapter({ api: 'https://shop.example/shop-api', schema: SCHEMA, ...options });
  const fetch = async (_, { headers, body }) => {
    const { query } = JSON.parse(body);
    return query.includes('activeChannel')
      ? json({ data: CHANNEL })
      : answer(query, headers.authorization?.slice('Bearer '.length));
  };
  await adapter.connect({ market, storage: createMemoryStorage(), fetch });
  return adapter;
}

const variantFields = (compareAt, content) => ({ compareAt, content });
const productAnswer = (id, compareAt = null, content = null, picture = null) => ({
  id,
  slug: `goods-${id}`,
  name: `Goods ${id}`,
  description: '',
  languageCode: 'en',
  featuredAsset: picture,
  assets: [],
  optionGroups: [],
  variants: [
    {
      id: `v${id}`,
      sku: '',
      priceWithTax: 1000,
      currencyCode: 'USD',
      stockLevel: 'IN_STOCK',
      featuredAsset: null,
      options: [],
      customFields: variantFields(compareAt, content),
    },
  ],
});
const orderAnswer = (compareAt = null) => ({
  id: 'o1',
  currencyCode: 'USD',
  totalQuantity: 1,
  subTotalWithTax: 1000,
  couponCodes: [],
  discounts: [],
  promotions: [],
  lines: [
    {
      id: 'l1',
      quantity: 1,
      unitPriceWithTax: 1000,
      discountedUnitPriceWithTax: 1000,
      discountedLinePriceWithTax: 1000,
      productVariant: {
        id: 'v1',
        options: [],
        featuredAsset: null,
        customFields: variantFields(compareAt, null),
        product: { id: '1', slug: 'goods-1', name: 'Goods 1', featuredAsset: null },
      },
    },
  ],
});

test('a slip in the back office costs what it says, not the goods', async () => {
  const adapter = await shop((query) =>
    query.includes('products(')
      ? json({
          data: {
            products: {
              items: [
                productAnswer('1', 'USD:29,00', '0/100 gram', {
                  preview: 'https://cdn example/bowl.jpg',
                  width: null,
                  height: null,
                }),
                productAnswer('2', 'USD:29.00', '50/100 gram'),
              ],
            },
          },
        })
      : json(
          {
            data: {
              result: { order: orderAnswer('USD:29,00'), errorResults: [] },
              activeOrder: orderAnswer('USD:29,00'),
            },
          },
          { 'vendure-auth-token': 'T' },
        ),
  );
  const [slip, well] = await adapter.catalog.products([{ id: '1' }, { id: '2' }]);
  assert.deepEqual(
    [slip.variants[0].compareAtPrice, slip.variants[0].measurePrice, slip.pictures],
    [undefined, undefined, []],
  );
  assert.deepEqual([well.variants[0].compareAtPrice.amount, well.variants[0].measurePrice.price.amount], [2900, 2000]);
  assert.equal((await adapter.cart.add([{ variantId: 'v1', quantity: 1 }])).cart.count, 1);
  assert.equal((await adapter.cart.get()).count, 1);
});

test('a guest who looks at a card while the first add is on its way keeps the cart', async () => {
  let sessions = 0;
  const carts = new Map();
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const adapter = await shop(async (query, known) => {
    const token = known ?? `S${++sessions}`;
    const named = known ? {} : { 'vendure-auth-token': token };
    if (query.includes('checkGiftCardBalance')) {
      await held;
      return json(
        {
          data: {
            result: {
              rejection: null,
              retryAfter: null,
              last: '1234',
              balance: 1,
              currencyCode: 'USD',
              expiresOn: null,
            },
          },
        },
        named,
      );
    }
    if (!query.includes('addItemsToOrder')) return json({ data: { activeOrder: carts.get(token) ?? null } }, named);
    carts.set(token, orderAnswer());
    return json({ data: { result: { order: orderAnswer(), errorResults: [] } } }, named);
  });
  const looking = adapter.giftWallet.balance('ABCD');
  const adding = adapter.cart.add([{ variantId: 'v1', quantity: 1 }]);
  release();
  await Promise.all([looking, adding]);
  assert.equal((await adapter.cart.get())?.count, 1);
});

test('what is wrong in the set-up is called so', async () => {
  for (const [code, status] of [
    ['CHANNEL_NOT_FOUND', 200],
    ['GRAPHQL_VALIDATION_FAILED', 400],
  ]) {
    const adapter = vendureAdapter({ api: 'https://shop.example/shop-api', channelToken: 'typo' });
    const fetch = async () => json({ errors: [{ message: 'words', extensions: { code } }], data: null }, {}, status);
    await assert.rejects(adapter.connect({ market, storage: createMemoryStorage(), fetch }), {
      code: 'misconfigured',
      message: new RegExp(code),
    });
  }
});
