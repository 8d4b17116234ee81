// The Medusa adapter against Medusa itself: every promise of the contract on the engine, and what a fake would not have told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cases, formatReport, runConformance } from '@vitrine/adapter-kit';
import { medusaAdapter } from '@vitrine/adapters/medusa';
import { engineDemo } from '../../scripts/engine-demo.mjs';
import { walkToAnOrder } from './support/demo-walk.mjs';
import { startMedusa } from './support/medusa.mjs';

const ALLOWED = 'https://magazine.example';
const LOOK_UPS = 10;
const HOME = { locale: 'en', country: 'US', currency: 'USD' };
let shop;
let demo;
before(async () => {
  demo = await engineDemo({ adapter: '/shop.js', shop: () => shop.url, token: () => shop.publishableKey, pages: 'examples/medusa/pages' });
  shop = await startMedusa({ storefronts: [ALLOWED, demo.url] });
}, { timeout: 600_000 });
after(async () => {
  await demo?.close();
  await shop?.stop();
});

const storageOf = () => {
  const values = new Map();
  return { get: (key) => values.get(key) ?? null, set: (key, value) => void values.set(key, value), remove: (key) => void values.delete(key), values };
};

/** A line that can be cut once. */
function breakableFetch() {
  let fault = null;
  const line = async (input, init) => {
    const now = fault;
    fault = null;
    if (now === 'request-lost') throw new TypeError('cut');
    if (now === 'server-error') return new Response(null, { status: 503 });
    const answer = await fetch(input, init);
    if (now === 'answer-lost') throw new TypeError('cut');
    return answer;
  };
  return { line, failNext: (how) => (fault = how) };
}

async function visit({ market = HOME, storage = storageOf(), line = fetch, url = shop.url, ...options } = {}) {
  const adapter = medusaAdapter({ url, publishableKey: shop.publishableKey, checkout: 'https://kiln.example/checkout?cart={cart}', featured: 'featured', ...options });
  const { disable } = await adapter.connect({ market, storage, fetch: line });
  return { adapter, disable, storage, cartId: () => [...storage.values].find(([key]) => key.endsWith(':cart'))?.[1] };
}

async function makeContext({ market }) {
  const { line, failNext } = breakableFetch();
  const { adapter, disable, storage, cartId } = await visit({ market, line });
  const needed = (path, method) => ({ url: `${shop.url}${path}`, method, headers: ['content-type', 'x-publishable-api-key', 'authorization'] });
  return {
    adapter,
    disabled: disable,
    fixtures: { ...shop.fixtures, lookUpLimit: LOOK_UPS, crossOrigin: { endpoints: [needed('/store/products', 'GET'), needed('/store/carts', 'POST'), needed('/auth/customer/emailpass', 'POST')], allowed: ALLOWED, foreign: 'https://evil.example' } },
    tab: async () => (await visit({ market, storage })).adapter,
    // The same engine by its other name.
    otherShop: async () => (await visit({ market, storage, url: shop.url.replace('127.0.0.1', 'localhost') })).adapter,
    probes: {
      cart: async () => (cartId() ? shop.cart(cartId()) : null),
      loseCart: async () => void (await shop.loseCart(cartId())),
      completeCart: async () => void (await shop.pay(cartId())),
      issueGiftCard: shop.issueGiftCard,
      failNext,
    },
  };
}

/** What this engine cannot do, and says so. */
const SKIPPED = [
  'analytics.never-throws', 'cart.changes', 'cart.key-applied-once', 'cart.rules-refuse', 'cart.session-expired', 'code.expired-refused', 'giftCard.amount-above', 'giftCard.amount-below',
  'giftCard.amount-not-a-step', 'giftCard.key-applied-once', 'giftWallet.redeem-token', 'videos.get',
];

test('Medusa keeps the contract', async () => {
  // Guesses are counted by address, and all shoppers of this test have one: that case comes last.
  const limited = 'giftWallet.balance-limited';
  const report = await runConformance(makeContext, { patience: 20_000, cases: cases.filter(({ id }) => id !== limited) });
  console.log(formatReport(report));
  assert.deepEqual(report.failed.map(({ id }) => id), [], formatReport(report));
  const unexpected = report.skipped.filter(({ id }) => !SKIPPED.includes(id) && !id.startsWith('videos.'));
  assert.deepEqual(unexpected, []);
  const last = await runConformance(makeContext, { patience: 15_000, only: [limited] });
  assert.deepEqual(last.passed, [limited], formatReport(last));
});

test('the demo walks from a hotspot to an order, and the order is in the books', { timeout: 180_000 }, async () => {
  const { address, shown } = await walkToAnOrder(demo.url);
  const { order } = await shop.admin(`/admin/orders/${address}?fields=display_id,email,payment_status,*items,*items.adjustments`);
  assert.equal(`#${order.display_id}`, shown);
  assert.deepEqual([order.email, order.payment_status], ['alex@example.com', 'authorized']);
  assert.deepEqual(order.items.map(({ quantity, variant_sku: sku, adjustments }) => [quantity, sku, adjustments.map(({ code }) => code)]), [[1, 'KC-STONEWARE-MUG-MOSS', ['WELCOME10']]]);
});
