// The WooCommerce adapter against shapes and manners of the published Store API: a conformance run on the mock shows that the adapter keeps
// the contract where the shop behaves as its documents say. What a real shop does: test/engines/woocommerce.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStorage } from '@vitrine/core';
import { formatReport, runConformance } from '@vitrine/adapter-kit';
import { woocommerceAdapter } from '@vitrine/adapters/woocommerce';
import { CURRENCIES, createWooMock, shapes } from './support/woo-mock.mjs';

const GIFT = 'ABCD-EFGH-IJKL-4F7Q';
const HOME = { locale: 'en', country: 'US', currency: 'USD' };
const priceOf = (cents, currency) => ({ amount: cents * CURRENCIES[currency].rate, currency, exponent: CURRENCIES[currency].digits });

async function connected(mock, { market = HOME, storage = createMemoryStorage(), options = {} } = {}) {
  const adapter = woocommerceAdapter({ site: mock.site, ...options });
  const { disable } = await adapter.connect({ market, storage, fetch: mock.fetch });
  return { adapter, disable, storage, token: () => JSON.parse(storage.get(`vitrine:woocommerce:${adapter.shop}:cart`) ?? '{}').token };
}

const refused = async (call) => {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('it was not refused');
};

const markets = Object.keys(CURRENCIES).map((currency) => ({ market: { locale: 'en', country: null, currency }, variantId: '101', price: priceOf(2400, currency) }));
const query = ({ currency }) => (currency ? { currency } : {});

test('keeps the contract, with the companion plugin and the gift-card extension', async () => {
  const report = await runConformance(async ({ market }) => {
    const mock = createWooMock({ giftCards: { [GIFT]: 1500 } });
    const other = createWooMock({ site: 'https://other.example/shop' });
    const fetch = (url, init) => (String(url).startsWith(other.site) ? other : mock).fetch(url, init);
    const { adapter, disable, storage, token } = await connected({ ...mock, fetch }, { market, options: { query } });
    const lines = () => (token() === undefined ? null : (mock.session(token())?.items.map(({ id, quantity }) => ({ variantId: String(id), quantity })) ?? null));
    return {
      adapter, disabled: disable,
      fixtures: {
        refs: [{ handle: 'stoneware-mug' }, { id: '110' }, { sku: 'WOO-CUSHION-MOSS' }, { handle: 'tee' }, { handle: 'মগ' }, { id: '104' }, { id: '130' }],
        missing: { handle: 'no-such-thing' }, variants: ['101', '102'], missingVariant: '999', prices: markets,
        limited: { variantId: '109', available: 5 }, soldOut: '104', ruled: { variantId: '105', good: 6, bad: 4 },
        codes: { valid: 'WELCOME10', expired: 'EXPIRED24', notApplicable: 'SPEND500' }, giftCardCode: GIFT,
      },
      tab: async () => (await connected(mock, { market, storage, options: { query } })).adapter,
      otherShop: async () => (await connected(other, { market, storage })).adapter,
      probes: { cart: async () => lines(), loseCart: async () => mock.passTime(), completeCart: async () => mock.complete(token()), failNext: mock.failNext },
    };
  });
  assert.deepEqual(report.failed.map(({ id }) => id), [], formatReport(report));
  assert.ok(report.passed.length >= 55, formatReport(report));
  // What this backend cannot do, and nothing else, is skipped.
  assert.deepEqual(report.skipped.map(({ id }) => id).filter((id) => !id.startsWith('giftCard.')).sort(), ['analytics.never-throws', 'cart.changes', 'cart.key-applied-once', 'cart.note', 'cart.restore']);
});

test('keeps the contract of a bare shop: what it cannot do is off', async () => {
  const report = await runConformance(async ({ market }) => {
    const mock = createWooMock({ companion: false });
    const { adapter, disable } = await connected(mock, { market });
    assert.deepEqual(disable, ['cart.setAttributes', 'giftCard']);
    return { adapter, disabled: disable, fixtures: { refs: [{ id: '101' }, { id: '102' }], missing: { id: '999' }, variants: ['101', '102'], missingVariant: 'x', codes: { valid: 'WELCOME10', expired: 'EXPIRED24', notApplicable: 'SPEND500' } } };
  });
  // Attributes of lines are part of the contract; a bare shop refuses them instead of dropping them.
  assert.deepEqual(report.failed.map(({ id }) => id).sort(), ['cart.answers-are-copies', 'cart.attribute-order-irrelevant', 'cart.attributes-separate'], formatReport(report));
});
