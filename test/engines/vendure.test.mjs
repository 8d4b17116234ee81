// The Vendure adapter against Vendure itself, with PostgreSQL, on the demo's own shop (examples/vendure).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createMemoryStorage } from '@vitrine/core';
import { formatReport, runConformance } from '@vitrine/adapter-kit';
import { vendureAdapter } from '@vitrine/adapters/vendure';
import { engineDemo } from '../../examples/support/engine-demo.mjs';
import { giftIn, mailsTo, until } from './support/mailbox.mjs';
import { openSecondShop, payOrder, vendureShoppers } from './support/vendure-shopper.mjs';
import { walkToAnOrder } from './support/demo-walk.mjs';
import { startVendure } from './support/vendure.mjs';

const ALLOWED = 'https://magazine.example';
const market = { locale: 'en', country: 'US', currency: 'USD' };
const dollars = (amount) => ({ amount: amount * 100, currency: 'USD', exponent: 2 });
const PAYMENTS =
  'query ($code: String!) { orders(options: { filter: { code: { eq: $code } } }) { items { id code state couponCodes totalWithTax payments { id method state amount } lines { id quantity productVariant { sku } } } } }';
let engine;
let demo;
let log = '';

before(
  async () => {
    demo = await engineDemo({ adapter: 'vendure', shop: () => engine.shopApi, pages: 'examples/vendure/pages' });
    engine = await startVendure({ storefronts: [ALLOWED, demo.url], everyMs: 300, log: (text) => (log += text) });
  },
  { timeout: 600_000 },
);

after(async () => {
  await demo?.close();
  await engine?.stop();
});

/** A shopper, with everything that left or was kept. */
async function shopper() {
  const kept = createMemoryStorage();
  const seen = [];
  const storage = { ...kept, set: (key, value) => (seen.push(`${key} ${value}`), kept.set(key, value)) };
  const adapter = vendureAdapter({ api: engine.shopApi });
  await adapter.connect({ market, storage, fetch: (url, init) => (seen.push(String(url)), fetch(url, init)) });
  return { adapter, seen, token: () => kept.get(`vitrine:vendure:${adapter.shop}:session`) };
}
const orderOf = async (code) => (await engine.admin(PAYMENTS, { code })).orders.items[0];
const gift = (name, more = {}) => ({
  name,
  email: `${name.toLowerCase()}@example.com`,
  sender: 'Noor',
  message: 'For you',
  designId: 'ribbon',
  ...more,
});

test('keeps the contract', { timeout: 900_000 }, async () => {
  const endpoint = {
    url: engine.shopApi,
    method: 'POST',
    headers: ['content-type', 'authorization', 'vendure-token'],
    exposed: ['vendure-auth-token'],
  };
  const shoppers = vendureShoppers(engine, {
    secondShop: await openSecondShop(engine),
    fixtures: {
      giftCardCode: 'KILN-4F7Q-9ZXC-25TT',
      lookUpLimit: 10,
      crossOrigin: { endpoints: [endpoint], allowed: ALLOWED, foreign: 'https://other.example' },
    },
    issueGiftCard: async ({ amount, currency }) =>
      (
        await engine.admin(
          'mutation ($amount: Money!, $currency: CurrencyCode!) { issueGiftCard(amount: $amount, currencyCode: $currency) { code token } }',
          { amount, currency },
        )
      ).issueGiftCard,
  });
  // A call takes tens of milliseconds here, seconds on a busy machine.
  const report = await runConformance(shoppers, {
    timeLimitMs: 20_000,
    ...(process.env.ONLY ? { only: process.env.ONLY.split(',') } : {}),
  });
  console.log(formatReport(report));
  assert.deepEqual(
    report.failed.map(({ id }) => id),
    [],
    formatReport(report),
  );
});

test('the demo walks from a hotspot to an order, and the order is in the books', { timeout: 180_000 }, async () => {
  const { address, shown } = await walkToAnOrder(demo.url);
  const order = await orderOf(address);
  assert.equal(order.code, shown);
  assert.equal(order.state, 'PaymentSettled');
  assert.deepEqual(order.couponCodes, ['WELCOME10']);
  assert.deepEqual(
    order.lines.map(({ quantity, productVariant }) => [quantity, productVariant.sku]),
    [[1, 'KC-STONEWARE-MUG-MOSS']],
  );
});

test(
  'a gift card is sent when it is paid, redeemed once, and pays; nobody but its receiver has seen the code',
  { timeout: 180_000 },
  async () => {
    const giver = await shopper();
    await giver.adapter.giftCard.addToCart([
      { amount: dollars(50), recipient: gift('Ann') },
      {
        amount: dollars(25),
        recipient: gift('Later', {
          sendOn: {
            date: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10),
            zone: 'Asia/Dhaka',
            offset: 360,
          },
        }),
      },
    ]);
    const placed = await payOrder(engine, giver.token(), 'test-invoice');
    assert.equal(placed.state, 'PaymentAuthorized');
    assert.deepEqual(
      await engine.sql('select id from gift_card where "orderLineId" is not null'),
      [],
      'no card before the money is there',
    );

    const { payments, lines } = await orderOf(placed.code);
    await engine.admin(
      'mutation ($id: ID!) { settlePayment(id: $id) { ...on Payment { state } ...on ErrorResult { errorCode } } }',
      { id: payments[0].id },
    );
    const [mail] = await until(() => mailsTo(engine, 'ann@example.com'));
    assert.match(mail.subject, /Noor/);
    const { code, token } = giftIn(mail);
    assert.ok(code && token, 'the message has a code and a claim token');
    const cards = await engine.sql(
      'select email, "sendAt", "sentAt" from gift_card where "orderLineId" = any($1) order by email',
      [lines.map(({ id }) => Number(id))],
    );
    assert.deepEqual(
      cards.map(({ email }) => email),
      ['ann@example.com', 'later@example.com'],
    );
    assert.equal(cards[1].sentAt, null, 'what is due later is not sent now');
    assert.equal(cards[1].sendAt.toISOString().slice(11, 16), '03:00', 'nine in the morning in Dhaka');
    assert.deepEqual(mailsTo(engine, 'later@example.com'), []);

    const receiver = await shopper();
    await receiver.adapter.account.signIn({ email: 'amina@example.com', password: 'kiln-and-clove' });
    const before = (await receiver.adapter.giftWallet.credit()).balance.amount;
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => receiver.adapter.giftWallet.redeem({ code })),
    );
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await receiver.adapter.giftWallet.credit()).balance.amount, before + 5000);

    await receiver.adapter.cart.add([{ variantId: engine.fixtures.variants[0], quantity: 2 }]);
    const { cart } = await receiver.adapter.giftCard.applyCredit(dollars(10));
    assert.deepEqual([cart.storeCredit.used.amount, cart.total.money.amount], [1000, 3800]);
    const part = await payOrder(engine, receiver.token(), 'gift-payment');
    assert.equal(part.state, 'ArrangingPayment', 'a part is no whole');
    const rest = await engine.shop(
      'mutation { addPaymentToOrder(input: { method: "test-payment", metadata: {} }) { ...on Order { code state } ...on ErrorResult { errorCode } } }',
      {},
      receiver.token(),
    );
    assert.equal(rest.addPaymentToOrder.state, 'PaymentSettled');
    const order = await orderOf(rest.addPaymentToOrder.code);
    assert.deepEqual(
      order.payments.map(({ method, state, amount }) => [method, state, amount]),
      [
        ['gift-payment', 'Settled', 1000],
        ['test-payment', 'Settled', order.totalWithTax - 1000],
      ],
    );
    assert.equal((await receiver.adapter.giftWallet.credit()).balance.amount, before + 4000);

    await engine.admin(
      'mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { ...on Refund { state } ...on ErrorResult { errorCode } } }',
      {
        input: {
          lines: [],
          shipping: 0,
          adjustment: 0,
          amount: 600,
          paymentId: order.payments[0].id,
          reason: 'broken',
        },
      },
    );
    assert.equal(
      (await receiver.adapter.giftWallet.credit()).balance.amount,
      before + 4600,
      'a refund goes back to where the money came from',
    );

    const secrets = [code, code.replaceAll('-', ''), token];
    for (const secret of secrets) {
      for (const text of [log, ...giver.seen, ...receiver.seen])
        assert.ok(!text.includes(secret), 'a secret in a log, an address or the storage of a browser');
      for (const { table_name: table } of await engine.sql(
        `select table_name from information_schema.tables where table_schema = 'public'`,
      )) {
        const [{ found }] = await engine.sql(
          `select count(*)::int as found from "${table}" as every_row where every_row::text ilike $1`,
          [`%${secret}%`],
        );
        assert.equal(found, 0, `a secret in the table ${table}`);
      }
    }
  },
);

test(
  'a shopper chooses neither whose card is debited, nor how much, nor what a card costs',
  { timeout: 60_000 },
  async () => {
    const { adapter, token } = await shopper();
    const issued = (await engine.admin('mutation { issueGiftCard(amount: 5000, currencyCode: USD) { code } }'))
      .issueGiftCard;
    const [{ id }] = await engine.sql('select max(id) as id from gift_card');
    await adapter.cart.add([{ variantId: engine.fixtures.variants[0], quantity: 1 }]);
    await assert.rejects(payOrder(engine, token(), 'gift-payment'), /DECLINED|Declined/);
    for (const metadata of [
      { giftCardId: id, amount: 500 },
      { giftCardId: id, amount: -100_000 },
      { code: issued.code },
    ]) {
      const { addPaymentToOrder } = await engine.shop(
        'mutation ($metadata: JSON!) { addPaymentToOrder(input: { method: "gift-payment", metadata: $metadata }) { __typename ...on ErrorResult { errorCode } } }',
        { metadata },
        token(),
      );
      assert.equal(addPaymentToOrder.errorCode, 'PAYMENT_DECLINED_ERROR');
    }
    assert.equal(Number((await engine.sql('select balance from gift_card where id = $1', [id]))[0].balance), 5000);
    await assert.rejects(
      engine.shop(
        'mutation ($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 1, customFields: { vitrineGift: "{}" }) { __typename } }',
        { id: engine.fixtures.variants[0] },
        token(),
      ),
      /vitrineGift/,
    );
    const expired = (
      await engine.admin(
        'mutation { issueGiftCard(amount: 5000, currencyCode: USD, expiresAt: "2024-01-01T00:00:00Z") { code } }',
      )
    ).issueGiftCard;
    await assert.rejects(adapter.giftCard.apply(expired.code), { code: 'gift-card-not-found' });
  },
);
