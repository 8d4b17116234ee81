// The Shopify adapter against the published schema of its API: every document is valid and uses nothing deprecated, and
// a mock over that schema, with the quirks of the real one, finds the whole contract kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql';
import { formatReport, runConformance } from '@vitrine/adapter-kit';
import { shopifyAdapter } from '@vitrine/adapters/shopify';
import * as documents from '../../packages/adapters/dist/shopify/schema.js';
import { contextMaker, createStorage, fixtures } from '../support/shopify/conformance.mjs';
import { schema, startShopifyMock, TOKEN } from '../support/shopify/server.mjs';

const US = { locale: 'en-US', country: 'US', currency: 'USD' };
const [MUG, JAR] = fixtures.variants;
const gid = (kind, id) => `gid://shopify/${kind}/${id}`;
let shop;
let other;
before(async () => {
  shop = await startShopifyMock();
  other = await startShopifyMock();
});
after(() => Promise.all([shop.close(), other.close()]));

async function open({
  market = US,
  server = shop,
  storage = createStorage(),
  fetch: fetchIt = fetch,
  ...options
} = {}) {
  const adapter = shopifyAdapter({ shop: server.origin, token: TOKEN, ...options });
  await adapter.connect({ market, storage, fetch: fetchIt });
  const from = server.log.length;
  return {
    adapter,
    storage,
    sent: () => server.log.slice(from),
    cartKey: `vitrine:shopify:${new URL(server.origin).host}:cart`,
  };
}
const rejectionOf = async (call, code) => {
  const error = await call.then(
    (answer) => assert.fail(`not rejected: ${JSON.stringify(answer)}`),
    (thrown) => thrown,
  );
  assert.equal(error.code, code, error.stack);
  return error;
};
const problems = (text) =>
  validate(schema, parse(text), [...specifiedRules, NoDeprecatedCustomRule]).map(({ message }) => message);

test('every document is valid in 2026-04 and uses nothing deprecated', () => {
  const { productsQuery, ...rest } = documents;
  const texts = [
    productsQuery([
      ['p0', 'id'],
      ['p1', 'handle'],
      ['p2', 'variant'],
    ]).text,
    ...Object.values(rest).flatMap(({ text }) => text ?? []),
  ];
  assert.equal(texts.length, 15);
  for (const text of texts) assert.deepEqual(problems(text), [], text);
  assert.notDeepEqual(problems('{productByHandle(handle:"a"){id}}'), [], 'the rule finds what is deprecated');
});

test('the whole contract is kept, and nothing else was ever sent', async (t) => {
  const from = [shop.log.length, other.log.length];
  const report = await runConformance(contextMaker(shopifyAdapter, [shop, other]));
  t.diagnostic(formatReport(report));
  assert.deepEqual(report.failed, [], formatReport(report));
  // What the API does not have is a capability that is off: accounts, balance and store credit, videos; no list of
  // changes, no undo of its own (tabs and undo are the core's business).
  const lacking =
    /^the adapter has no (?:account|giftWallet|videos|analytics|cart\.changes|cart\.restore|giftCard\.applyCredit)\b/;
  assert.deepEqual(
    Object.fromEntries(
      report.skipped
        .filter(({ reason }) => !lacking.test(reason))
        .map(({ id, reason }) => [id, reason])
        .sort(),
    ),
    {
      'cart.key-applied-once': 'the backend has no idempotency keys, and says so',
      'cart.session-expired': 'probes.expireSession was not given', // there are no sessions: a cart is named by its id
      'crossOrigin.allowed': 'fixtures.crossOrigin was not given', // Shopify's own servers answer that, to every origin
      'crossOrigin.foreign': 'fixtures.crossOrigin was not given',
      'money.own-currency': 'fixtures.prices has none in another currency',
      'giftCard.amount-above': 'only fixed amounts are sold',
      'giftCard.amount-below': 'only fixed amounts are sold',
      'giftCard.amount-not-a-step': 'only fixed amounts are sold',
      'giftCard.key-applied-once': 'the backend has no idempotency keys, and says so',
    },
  );
  const texts = new Set([...shop.log.slice(from[0]), ...other.log.slice(from[1])].map(({ query }) => query));
  assert.ok(texts.size > 12, `${texts.size} different documents`);
  for (const text of texts) assert.deepEqual(problems(text), [], text);
});

test('many references are one request; what is no id, or only a sku, asks for nothing', async () => {
  const { adapter, sent } = await open();
  const refs = [
    { handle: 'teapot' },
    { id: '2' },
    { variantId: MUG },
    { id: 'nonsense' },
    { handle: 'teapot', variantId: MUG },
    { sku: 'MUG-SAND' },
    { id: gid('Product', 99) },
  ];
  const products = await adapter.catalog.products(refs);
  assert.deepEqual(
    products.map((product) => product?.handle ?? null),
    ['teapot', 'storage-jar', 'stoneware-mug', null, 'teapot', null, null],
  );
  assert.equal(sent().length, 1);
  assert.deepEqual(await adapter.catalog.products([{ sku: 'MUG-SAND' }, { id: 'x' }]), [null, null]);
  assert.equal(sent().length, 1);
});

test('a product is all there: options with swatches, pictures, prices, stock, rules, words', async () => {
  const { adapter } = await open({
    metafields: { delivery: 'custom.delivery', returns: 'custom.returns', protection: 'custom.story' },
  });
  const [mug, soap, lamp, club, clock, teapot] = await adapter.catalog.products(
    ['stoneware-mug', 'soap-bar', 'table-lamp', 'coffee-club', 'wall-clock', 'teapot'].map((handle) => ({ handle })),
  );
  assert.deepEqual(mug.options, [
    {
      name: 'Colour',
      label: 'Colour',
      values: [
        { value: 'Sand', label: 'Sand', color: '#d8c7a5' },
        { value: 'Moss', label: 'Moss', color: '#5d6b4a' },
      ],
    },
  ]);
  assert.deepEqual(
    mug.pictures.map(({ alt, width, height }) => [alt, width, height]),
    [
      ['mug', 1200, 1500],
      ['mug-side', 1200, 1500],
    ],
  );
  assert.equal(mug.description, 'Holds 350 ml. Dishwasher safe & sound.');
  assert.equal(mug.url, 'https://kiln.example/products/stoneware-mug');
  assert.deepEqual(mug.terms, { delivery: '3 to 5 working days', returns: '30 days' }, 'plain text only');
  const [sand, moss] = mug.variants;
  assert.deepEqual(sand.compareAtPrice, { amount: 3000, currency: 'USD', exponent: 2 });
  assert.deepEqual(sand.measurePrice, { price: { amount: 686, currency: 'USD', exponent: 2 }, per: '100 ml' });
  assert.equal(sand.picture.alt, 'mug-sand');
  assert.deepEqual([sand.stock, moss.stock], [{ state: 'in' }, { state: 'low', quantity: 4 }]);
  assert.deepEqual(
    [soap.options, soap.variants[0].title, soap.variants[0].selectedOptions, soap.variants[0].quantity],
    [[], '', [], { min: 3, max: 12, step: 3 }],
  );
  assert.deepEqual([lamp.variants[0].stock, lamp.available], [{ state: 'back-order' }, true]);
  assert.deepEqual(
    [club.variants[0].purchasable, club.available, club.variants[0].stock],
    [false, false, { state: 'unknown' }],
    'sold by subscription only',
  );
  assert.deepEqual([clock.variants[0].stock, clock.available], [{ state: 'out' }, false]);
  assert.deepEqual(teapot.variants[0].stock, { state: 'low', quantity: 3 });
});

test('a product of more than 250 variants is whole', async () => {
  const { adapter, sent } = await open();
  const [book] = await adapter.catalog.products([{ handle: 'pattern-book' }]);
  assert.deepEqual(
    [book.variants.length, new Set(book.variants.map(({ id }) => id)).size, book.kind],
    [300, 300, 'digital'],
  );
  assert.equal(sent().length, 2);
});

test('words of the destination come from its own metafield, and what is featured from a collection', async () => {
  const { adapter } = await open({
    market: { locale: 'vi', country: 'VN', currency: 'VND' },
    metafields: { delivery: 'custom.delivery_{country}' },
    featured: 'gifts',
  });
  const [mug] = await adapter.catalog.products([{ handle: 'stoneware-mug' }]);
  assert.equal(mug.terms.delivery, '2 to 4 working days to Vietnam');
  assert.deepEqual(
    (await adapter.catalog.featured()).map(({ handle }) => handle),
    ['storage-jar', 'gift-card'],
  );
  assert.deepEqual(await (await open({ featured: 'nowhere' })).adapter.catalog.featured(), []);
});

test('a token without the inventory scope costs the number of units, once, and nothing else', async () => {
  const server = await startShopifyMock({ units: false });
  const { adapter, sent } = await open({ server });
  const ask = () => adapter.catalog.products([{ handle: 'teapot' }]);
  assert.deepEqual((await ask())[0].variants[0].stock, { state: 'in' });
  await ask();
  assert.deepEqual(
    sent().map(({ query }) => query.includes('quantityAvailable')),
    [true, false, false],
  );
  for (const { query } of sent()) assert.deepEqual(problems(query), []);
  await server.close();
});

test('language and country are sent as the API names them; one it does not know costs the words, not the shop', async () => {
  const asked = async (market) => {
    const { adapter, sent } = await open({ market });
    assert.equal((await adapter.catalog.products([{ handle: 'teapot' }]))[0].handle, 'teapot');
    return sent().map(({ variables: { country, language } }) => [country, language]);
  };
  assert.deepEqual(await asked({ locale: 'en-GB', country: 'de', currency: null }), [['DE', 'EN']]);
  assert.deepEqual(await asked({ locale: 'pt-BR', country: null, currency: null }), [[null, 'PT_BR']]);
  assert.deepEqual(await asked({ locale: 'zh-TW', country: null, currency: null }), [[null, 'ZH_TW']]);
  assert.deepEqual(await asked({ locale: 'tlh', country: 'US', currency: null }), [
    ['US', 'TLH'],
    ['US', null],
  ]);
});

test('the id of the cart is kept as it came, key and all, with the country it is counted in', async () => {
  const { adapter, storage, cartKey, sent } = await open();
  const { cart } = await adapter.cart.add([{ variantId: MUG, quantity: 1 }]);
  assert.match(storage.get(cartKey), /^gid:\/\/shopify\/Cart\/\w+\?key=\w+$/);
  assert.equal(cart.id, storage.get(cartKey));
  assert.deepEqual(sent()[0].variables.input.buyerIdentity, { countryCode: 'US' });
  await adapter.cart.add([{ variantId: JAR, quantity: 1 }]);
  assert.equal(sent()[1].variables.id, cart.id);
});

test('a sold-out line that Shopify leaves behind is taken off, and reported', async () => {
  const { adapter, sent } = await open();
  const { cart, warnings } = await adapter.cart.add([
    { variantId: MUG, quantity: 1 },
    { variantId: fixtures.soldOut, quantity: 1 },
  ]);
  assert.deepEqual(
    cart.lines.map(({ variantId }) => variantId),
    [MUG],
  );
  assert.deepEqual(warnings, [{ code: 'line-removed', title: 'Wall clock' }]);
  assert.equal(sent().length, 2);
  const next = await adapter.cart.add([{ variantId: JAR, quantity: 1 }]);
  assert.deepEqual(next.warnings, [], 'it is not warned of again');
});

test('quantity alone is sent on an update: attributes that are left out stay', async () => {
  const { adapter, sent } = await open();
  const { cart } = await adapter.cart.add([
    {
      variantId: MUG,
      quantity: 1,
      attributes: [
        { key: 'Engraving', value: 'A' },
        { key: 'Empty', value: '' },
      ],
    },
  ]);
  await adapter.cart.update([{ lineId: cart.lines[0].id, quantity: 2 }]);
  assert.deepEqual(sent()[1].variables.lines, [{ id: cart.lines[0].id, quantity: 2 }]);
  assert.deepEqual((await adapter.cart.get()).lines[0].attributes, [{ key: 'Engraving', value: 'A' }]);
});

test('two adds at once are both executed, into one cart', async () => {
  const { adapter, sent } = await open();
  await Promise.all([
    adapter.cart.add([{ variantId: MUG, quantity: 1 }]),
    adapter.cart.add([{ variantId: MUG, quantity: 1 }]),
  ]);
  assert.equal((await adapter.cart.get()).count, 2);
  assert.equal(sent().filter(({ query }) => query.includes('cartCreate')).length, 1);
  // The server itself does not know a repeated add from a second one.
  const { variables, query } = sent()[1];
  const repeat = () =>
    fetch(`${shop.origin}/api/2026-04/graphql.json`, {
      method: 'POST',
      headers: { 'x-shopify-storefront-access-token': TOKEN },
      body: JSON.stringify({ query, variables }),
    });
  await Promise.all([repeat(), repeat()]);
  assert.equal((await adapter.cart.get()).count, 4);
});

test('codes are replaced as a list: a rejected one leaves no trace, and one that drives out another says so', async () => {
  const { adapter } = await open();
  await adapter.cart.add([{ variantId: MUG, quantity: 1 }]);
  await adapter.cart.applyCode('welcome10');
  await rejectionOf(adapter.cart.applyCode('WELCOME10'), 'code-already-applied');
  await rejectionOf(adapter.cart.applyCode('NOPE'), 'code-invalid');
  await rejectionOf(adapter.cart.applyCode('EXPIRED24'), 'code-expired');
  await rejectionOf(adapter.cart.applyCode('OVER100'), 'code-not-applicable');
  assert.deepEqual((await adapter.cart.get()).codes, [{ code: 'WELCOME10', applicable: true }]);
  const { cart, warnings } = await adapter.cart.applyCode('ALONE30');
  assert.deepEqual(cart.codes, [
    { code: 'WELCOME10', applicable: false },
    { code: 'ALONE30', applicable: true },
  ]);
  assert.deepEqual(warnings, [{ code: 'code-removed', title: 'WELCOME10' }]);
  assert.deepEqual(cart.discounts, [
    { title: 'ALONE30', amount: { amount: 720, currency: 'USD', exponent: 2 }, code: 'ALONE30' },
  ]);
});

test('a gift is bought with the attributes that Shopify reads', async () => {
  const { adapter, sent } = await open();
  const config = await adapter.giftCard.config();
  assert.deepEqual(
    config.amounts.map(({ amount }) => amount),
    [1000, 2500, 5000, 10000],
  );
  assert.equal(config.custom, undefined);
  const recipient = {
    name: ' Ann\nLee ',
    email: 'ann@example.com',
    sender: 'Noor',
    message: 'Line one\r\nLine two',
    designId: 'eid',
    sendOn: { date: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10), zone: 'Asia/Dhaka', offset: 360 },
  };
  const { cart } = await adapter.giftCard.addToCart([
    { amount: { amount: 25, currency: 'USD', exponent: 0 }, recipient },
  ]);
  const { merchandiseId, quantity, attributes } = sent().at(-1).variables.input.lines[0];
  assert.deepEqual([merchandiseId, quantity], [gid('ProductVariant', 62), 1]);
  const own = attributes.find(({ key }) => key === '_vitrine_gift').value;
  assert.deepEqual(Object.fromEntries(attributes.map(({ key, value }) => [key, value])), {
    __shopify_send_gift_card_to_recipient: 'on',
    'Recipient email': 'ann@example.com',
    'Recipient name': 'Ann Lee',
    Message: 'Line one\nLine two',
    'Send on': recipient.sendOn.date,
    // As of getTimezoneOffset() in Dhaka: west is positive.
    __shopify_offset: '-360',
    _vitrine_zone: 'Asia/Dhaka',
    _vitrine_sender: 'Noor',
    _vitrine_design: 'eid',
    _vitrine_gift: own,
  });
  const [line] = cart.lines;
  assert.deepEqual(line.recipient, { ...recipient, name: 'Ann Lee', message: 'Line one\nLine two' });
  assert.deepEqual([line.attributes, line.kind, line.rule], [[], 'gift-card', { min: 1, max: 1, step: 1 }]);
  const utc = await adapter.giftCard.addToCart([
    { amount: config.amounts[0], recipient: { ...recipient, sendOn: { ...recipient.sendOn, zone: 'UTC', offset: 0 } } },
  ]);
  assert.equal(utc.cart.lines[1].recipient.sendOn.offset, 0);
  assert.equal(
    sent()
      .at(-1)
      .variables.lines[0].attributes.find(({ key }) => key === '__shopify_offset').value,
    '0',
  );
});

test("a gift that the shop's own theme has put into the cart shows who gets it", async () => {
  const { adapter } = await open();
  const attributes = [
    { key: '__shopify_send_gift_card_to_recipient', value: 'on' },
    { key: 'Recipient email', value: 'bo@example.com' },
    { key: 'Message', value: 'Hi' },
    { key: 'Wrapped', value: 'yes' },
  ];
  const { cart } = await adapter.cart.add([{ variantId: gid('ProductVariant', 61), quantity: 1, attributes }]);
  assert.deepEqual(cart.lines[0].recipient, {
    name: '',
    email: 'bo@example.com',
    sender: '',
    message: 'Hi',
    designId: '',
  });
  assert.deepEqual(cart.lines[0].attributes, [{ key: 'Wrapped', value: 'yes' }]);
});

test('where gift cards are not sold there is no form for them, and paying with one still works', async () => {
  const { adapter } = await open({ market: { locale: 'ar', country: 'KW', currency: 'KWD' } });
  assert.equal(await adapter.giftCard.config(), null);
  await rejectionOf(
    adapter.giftCard.addToCart([
      {
        amount: { amount: 1000, currency: 'KWD', exponent: 3 },
        recipient: { name: 'A', email: 'a@example.com', sender: 'B', message: '', designId: '' },
      },
    ]),
    'validation',
  );
  await adapter.cart.add([{ variantId: MUG, quantity: 1 }]);
  assert.equal((await adapter.giftCard.apply(fixtures.giftCardCode)).cart.giftCards.length, 1);
  await adapter.reconfigure(US);
  assert.equal((await adapter.giftCard.config()).amounts.length, 4);
});

test('a gift card pays, in part or in full; a wrong, an empty and a repeated code are distinguished; no code is anywhere but in the one request', async () => {
  const { adapter, storage, sent } = await open();
  await adapter.cart.add([{ variantId: gid('ProductVariant', 31), quantity: 1 }]);
  const wrong = await rejectionOf(adapter.giftCard.apply('KILN-4F7Q-9ZXC-25TU'), 'gift-card-not-found');
  const empty = await rejectionOf(adapter.giftCard.apply('KILN-0000-EMPTY-0ZZ'), 'gift-card-empty');
  const { cart } = await adapter.giftCard.apply(' kiln-4f7q 9ZXC-25tt ');
  assert.deepEqual(
    [
      cart.giftCards[0].last,
      cart.giftCards[0].used.amount,
      cart.giftCards[0].remaining.amount,
      cart.total.money.amount,
    ],
    ['25tt', 5000, 0, 1400],
  );
  const again = await rejectionOf(adapter.giftCard.apply(fixtures.giftCardCode), 'code-already-applied');
  const both = await adapter.giftCard.apply('KILN8888LARGE9AB');
  assert.deepEqual(
    [both.cart.giftCards.length, both.cart.total.money.amount, both.cart.giftCards[1].remaining.amount],
    [2, 0, 98600],
  );
  const after = await adapter.giftCard.remove(both.cart.giftCards[0].id);
  assert.deepEqual([after.cart.giftCards.map(({ last }) => last), after.cart.total.money.amount], [['e9ab'], 0]);

  const secret = /kiln4f7q|4f7q9zxc|kiln8888|kiln0000/i;
  const seen = [
    cart,
    both,
    after,
    await adapter.cart.get(),
    await adapter.checkout.url(),
    storage.get,
    wrong,
    empty,
    again,
  ].map((one) => JSON.stringify(one instanceof Error ? [one.message, one.fields, String(one.cause), one.cart] : one));
  for (const one of seen) assert.doesNotMatch(one ?? '', secret);
  const carrying = sent().filter(({ query, variables }) => secret.test(JSON.stringify([query, variables])));
  assert.equal(carrying.length, 5, 'one request for each try');
  for (const { query, variables } of carrying) {
    assert.match(query, /result:cartGiftCardCodesAdd\(/);
    assert.doesNotMatch(JSON.stringify({ ...variables, giftCardCodes: [] }), secret);
  }
});

test('a total from which the gift card is taken off already is not lowered twice', async () => {
  const { adapter } = await open({
    fetch: async (...call) => {
      const response = await fetch(...call);
      const body = await response.json();
      const cart = body.data.result?.cart ?? body.data.cart;
      if (cart?.appliedGiftCards[0]) cart.cost.totalAmount.amount = '14.0';
      return Response.json(body);
    },
  });
  await adapter.cart.add([{ variantId: gid('ProductVariant', 31), quantity: 1 }]);
  assert.equal((await adapter.giftCard.apply(fixtures.giftCardCode)).cart.total.money.amount, 1400);
});

test('a filled cart is never converted in silence; it moves where its currency stays, and when it is empty', async () => {
  const { adapter, storage, cartKey, sent } = await open({ market: { locale: 'de', country: 'DE', currency: 'EUR' } });
  const { cart } = await adapter.cart.add([{ variantId: MUG, quantity: 2 }]);
  assert.equal(cart.currency, 'EUR');
  await adapter.reconfigure({ locale: 'vi', country: 'VN', currency: 'VND' });
  assert.equal((await adapter.catalog.products([{ variantId: MUG }]))[0].priceRange.min.currency, 'VND');
  const kept = await adapter.cart.get();
  assert.deepEqual(
    [kept.currency, kept.total.money, kept.lines[0].unitPrice.currency],
    ['EUR', cart.total.money, 'EUR'],
  );
  await rejectionOf(adapter.cart.add([{ variantId: JAR, quantity: 1 }]), 'currency-mismatch');
  assert.equal(
    (await adapter.cart.update([{ lineId: kept.lines[0].id, quantity: 1 }])).cart.currency,
    'EUR',
    'what is there may still be changed',
  );

  await adapter.reconfigure({ locale: 'fr', country: 'FR', currency: 'EUR' });
  const moved = await adapter.cart.add([{ variantId: JAR, quantity: 1 }]);
  assert.deepEqual([moved.cart.id, moved.cart.currency, storage.get(`${cartKey}:country`)], [cart.id, 'EUR', 'FR']);
  assert.equal(sent().filter(({ query }) => query.includes('cartBuyerIdentityUpdate')).length, 1);

  await adapter.cart.remove(moved.cart.lines.map(({ id }) => id));
  await adapter.reconfigure({ locale: 'vi', country: 'VN', currency: 'VND' });
  const anew = await adapter.cart.add([{ variantId: MUG, quantity: 1 }]);
  assert.deepEqual(
    [anew.cart.id, anew.cart.currency, anew.cart.total.money.amount, anew.cart.lines[0].unitPrice.amount],
    [cart.id, 'VND', 590_000, 590_000],
  );
});

test('buying now is a cart of its own, of all that was asked for or none', async () => {
  const { adapter, sent } = await open();
  await adapter.cart.add([{ variantId: MUG, quantity: 1 }]);
  const url = await adapter.checkout.url({ line: { variantId: JAR, quantity: 2 } });
  assert.match(url, /^https:\/\/checkout\.kiln\.example\//);
  assert.notEqual(url, await adapter.checkout.url());
  assert.equal(
    (
      await rejectionOf(
        adapter.checkout.url({ line: { variantId: gid('ProductVariant', 31), quantity: 5 } }),
        'out-of-stock',
      )
    ).available,
    3,
  );
  await rejectionOf(
    adapter.checkout.url({ line: { variantId: fixtures.missingVariant, quantity: 1 } }),
    'variant-unavailable',
  );
  assert.deepEqual(
    (await adapter.cart.get()).lines.map(({ variantId }) => variantId),
    [MUG],
  );
  assert.ok(sent().length > 0);
});

test('errors of the whole request are distinguished', async () => {
  const { adapter } = await open();
  const get = () => adapter.catalog.products([{ handle: 'teapot' }]);
  for (const [how, code] of [
    ['robot', 'rate-limited'],
    ['throttled', 'rate-limited'],
    ['conflict', 'conflict'],
    ['server-error', 'server'],
  ]) {
    shop.next(how);
    const error = await rejectionOf(get(), code);
    if (how === 'throttled') assert.ok(error.retryAfter >= 1000);
  }
  shop.next('conflict');
  assert.equal((await rejectionOf(adapter.cart.add([{ variantId: MUG, quantity: 1 }]), 'conflict')).ambiguous, false);
  await rejectionOf((await open({ token: 'wrong' })).adapter.catalog.products([{ handle: 'teapot' }]), 'misconfigured');
  await rejectionOf(
    (await open({ version: '2020-01' })).adapter.cart.add([{ variantId: MUG, quantity: 1 }]),
    'misconfigured',
  );
  const nameless = await open({
    fetch: async () => Response.json({ data: { result: null }, errors: [{ message: 'words' }] }),
  });
  assert.equal(
    (await rejectionOf(nameless.adapter.cart.add([{ variantId: MUG, quantity: 1 }]), 'bad-response')).ambiguous,
    true,
    'nobody knows whether it was done',
  );
  assert.match(
    (
      await rejectionOf(
        (await open({ market: { ...US, country: 'UK' } })).adapter.catalog.products([{ handle: 'teapot' }]),
        'misconfigured',
      )
    ).message,
    /country UK/,
  );
  const strange = async () => Response.json({ data: { p0: { id: 7 } } });
  const error = await rejectionOf(
    (await open({ fetch: strange })).adapter.catalog.products([{ handle: 'teapot' }]),
    'bad-response',
  );
  assert.match(error.message, /answer\.p0\.id$/, 'the place, not the value');
  assert.throws(() => shopifyAdapter({ shop: '', token: TOKEN }), { code: 'misconfigured' });
  assert.throws(() => shopifyAdapter({ shop: 'kiln.myshopify.com', token: '' }), { code: 'misconfigured' });
});

test('the merchant: an address without a scheme is https, the token goes in its header', async () => {
  let asked;
  const { adapter } = await open({
    shop: 'kiln.myshopify.com',
    fetch: async (url, init) => (
      (asked = [url, init.headers['x-shopify-storefront-access-token'], init.credentials]),
      Response.json({ data: { p0: null } })
    ),
  });
  assert.deepEqual(await adapter.catalog.products([{ handle: 'x' }]), [null]);
  assert.deepEqual(asked, ['https://kiln.myshopify.com/api/2026-04/graphql.json', TOKEN, 'omit']);
});
