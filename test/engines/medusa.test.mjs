// The Medusa adapter against Medusa itself: every promise of the contract on the engine, and what only a real engine shows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { flakyFetch, cases, formatReport, runConformance } from '@vitrine/adapter-kit';
import { medusaAdapter } from '@vitrine/adapters/medusa';
import { engineDemo } from '../../examples/support/engine-demo.mjs';
import { walkToAnOrder } from './support/demo-walk.mjs';
import { mailsTo, until } from './support/mailbox.mjs';
import { startMedusa } from './support/medusa.mjs';

const ALLOWED = 'https://magazine.example';
const LOOK_UPS = 10;
const HOME = { locale: 'en', country: 'US', currency: 'USD' };
let shop;
let demo;
before(
  async () => {
    demo = await engineDemo({
      adapter: '/shop.js',
      shop: () => shop.url,
      token: () => shop.publishableKey,
      pages: 'examples/medusa/pages',
    });
    shop = await startMedusa({ storefronts: [ALLOWED, demo.url] });
  },
  { timeout: 600_000 },
);
after(async () => {
  await demo?.close();
  await shop?.stop();
});

const storageOf = () => {
  const values = new Map();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    values,
  };
};

async function visit({ market = HOME, storage = storageOf(), line = fetch, url = shop.url, ...options } = {}) {
  const adapter = medusaAdapter({
    url,
    publishableKey: shop.publishableKey,
    checkout: 'https://kiln.example/checkout?cart={cart}',
    featured: 'featured',
    ...options,
  });
  const { disable } = await adapter.connect({ market, storage, fetch: line });
  return { adapter, disable, storage, cartId: () => [...storage.values].find(([key]) => key.endsWith(':cart'))?.[1] };
}

async function makeContext({ market }) {
  const line = flakyFetch(fetch);
  const { adapter, disable, storage, cartId } = await visit({ market, line: line.fetch });
  const needed = (path, method) => ({
    url: `${shop.url}${path}`,
    method,
    headers: ['content-type', 'x-publishable-api-key', 'authorization'],
  });
  return {
    adapter,
    disabled: disable,
    fixtures: {
      ...shop.fixtures,
      lookUpLimit: LOOK_UPS,
      crossOrigin: {
        endpoints: [
          needed('/store/products', 'GET'),
          needed('/store/carts', 'POST'),
          needed('/auth/customer/emailpass', 'POST'),
        ],
        allowed: ALLOWED,
        foreign: 'https://evil.example',
      },
    },
    tab: async () => (await visit({ market, storage })).adapter,
    // The same engine by its other name.
    otherShop: async () => (await visit({ market, storage, url: shop.url.replace('127.0.0.1', 'localhost') })).adapter,
    probes: {
      cart: async () => (cartId() ? shop.cart(cartId()) : null),
      loseCart: async () => void (await shop.loseCart(cartId())),
      completeCart: async () => void (await shop.pay(cartId())),
      issueGiftCard: shop.issueGiftCard,
      ...line.probes,
      stored: () => [...storage.values].flat(),
    },
  };
}

/** Guesses are counted by address, and all shoppers of this file have one: this case comes last. */
const LIMITED = 'giftWallet.balance-limited';

/** What this engine cannot do, and says so. */
const SKIPPED = [
  'analytics.never-throws',
  'cart.changes',
  'cart.key-applied-once',
  'cart.rules-rejected',
  'cart.session-expired',
  'code.expired-rejected',
  'giftCard.amount-above',
  'giftCard.amount-below',
  'giftCard.amount-not-a-step',
  'giftCard.key-applied-once',
  'giftWallet.redeem-token',
  'money.own-currency',
  'videos.get',
];

test('Medusa keeps the contract', async () => {
  const report = await runConformance(makeContext, {
    timeLimitMs: 20_000,
    cases: cases.filter(({ id }) => id !== LIMITED),
  });
  console.log(formatReport(report));
  assert.deepEqual(
    report.failed.map(({ id }) => id),
    [],
    formatReport(report),
  );
  const unexpected = report.skipped.filter(({ id }) => !SKIPPED.includes(id) && !id.startsWith('videos.'));
  assert.deepEqual(unexpected, []);
});

test('the demo walks from a hotspot to an order, and the order is in the books', { timeout: 180_000 }, async () => {
  const { address, shown } = await walkToAnOrder(demo.url);
  const { order } = await shop.admin(
    `/admin/orders/${address}?fields=display_id,email,payment_status,*items,*items.adjustments`,
  );
  assert.equal(`#${order.display_id}`, shown);
  assert.deepEqual([order.email, order.payment_status], ['alex@example.com', 'authorized']);
  assert.deepEqual(
    order.items.map(({ quantity, variant_sku: sku, adjustments }) => [
      quantity,
      sku,
      adjustments.map(({ code }) => code),
    ]),
    [[1, 'KC-STONEWARE-MUG-MOSS', ['WELCOME10']]],
  );
});

test(
  'a gift card is sent when it is paid, on its day, once; redeemed, it is store credit',
  { timeout: 120_000 },
  async () => {
    const { adapter, cartId } = await visit();
    const gift = (name, more = {}) => ({
      amount: { amount: 2500, currency: 'USD', exponent: 2 },
      recipient: {
        name,
        email: `${name.toLowerCase()}@example.com`,
        sender: 'Noor',
        message: 'For you',
        designId: 'ribbon',
        ...more,
      },
    });
    const later = {
      date: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10),
      zone: 'Asia/Dhaka',
      offset: 360,
    };
    assert.equal((await adapter.giftCard.config()).scheduleMaxDays, 90);
    await assert.rejects(adapter.giftCard.addToCart([gift('Late', { sendOn: { ...later, date: '2020-01-01' } })]), {
      code: 'validation',
    });
    const { cart } = await adapter.giftCard.addToCart([gift('Ann'), gift('Later', { sendOn: later })]);
    assert.deepEqual(
      cart.lines.map(({ recipient }) => [recipient.name, recipient.sendOn?.date ?? null]),
      [
        ['Ann', null],
        ['Later', later.date],
      ],
    );

    const order = await shop.pay(cartId());
    await until(
      async () => (await shop.sql('select id from loyalty_gift_card where reference_id = $1', [order.id])).length === 2,
    );
    assert.deepEqual(mailsTo(shop, 'ann@example.com'), [], 'nothing is sent before the money is there');
    const {
      order: {
        payment_collections: [
          {
            payments: [payment],
          },
        ],
      },
    } = await shop.admin(`/admin/orders/${order.id}?fields=payment_collections.payments.id`);
    await shop.admin(`/admin/payments/${payment.id}/capture`, 'POST', {});
    const [mail] = await until(() => mailsTo(shop, 'ann@example.com'));
    assert.match(mail.subject, /Noor/);
    const [, code] = /Your code: (\S+)/.exec(mail.body);
    assert.deepEqual(mailsTo(shop, 'later@example.com'), [], 'what is due later is not sent now');

    const receiver = await visit();
    await receiver.adapter.account.signIn({ email: 'tomas@example.com', password: 'kiln-and-clove' });
    const before = (await receiver.adapter.giftWallet.credit())?.balance.amount ?? 0;
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => receiver.adapter.giftWallet.redeem({ code })),
    );
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await receiver.adapter.giftWallet.credit()).balance.amount, before + 2500);
    assert.equal(mailsTo(shop, 'ann@example.com').length, 1);
  },
);

test('wrong codes are not tried by the hundred', async () => {
  const report = await runConformance(makeContext, { timeLimitMs: 20_000, only: [LIMITED] });
  assert.deepEqual(report.passed, [LIMITED], formatReport(report));
});

test('what a country taxes costs the same on the card, in the line and in the sums', async () => {
  const { tax_regions: regions } = await shop.admin('/admin/tax-regions?limit=50');
  await shop.admin('/admin/tax-rates', 'POST', {
    tax_region_id: regions.find(({ country_code: country }) => country === 'kw').id,
    rate: 20,
    code: 'vat',
    name: 'VAT',
    is_default: true,
  });
  const { adapter } = await visit({ market: { locale: 'ar', country: 'KW', currency: 'KWD' } });
  const [variantId] = shop.fixtures.variants;
  const [{ variants }] = await adapter.catalog.products([{ handle: 'stoneware-mug' }]);
  const { cart } = await adapter.cart.add([{ variantId, quantity: 3 }]);
  assert.deepEqual(
    [variants.find(({ id }) => id === variantId).price.amount, cart.lines[0].unitPrice.amount],
    [8700, 8700],
  );
  assert.deepEqual(
    [cart.lines[0].total.amount, cart.subtotal.money.amount, cart.total.money.amount],
    [26_100, 26_100, 26_100],
  );
});
