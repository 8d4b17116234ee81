// What the Medusa adapter makes of answers that are hard to get from a real shop. All the rest is asked of Medusa
// itself: test/engines/medusa.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { medusaAdapter } from '@vitrine/adapters/medusa';
import { createMemoryStorage } from '@vitrine/core';

const REGIONS = {
  regions: [
    { id: 'reg_us', currency_code: 'usd', countries: [{ iso_2: 'us' }] },
    { id: 'reg_vn', currency_code: 'vnd', countries: [{ iso_2: 'vn' }] },
  ],
};
const item = (more = {}) => ({
  id: 'line',
  variant_id: 'variant',
  product_id: 'product',
  title: 'Mug',
  quantity: 1,
  unit_price: 24,
  total: 24,
  ...more,
});
const cart = (more = {}) => ({
  id: 'cart_1',
  currency_code: 'usd',
  original_item_total: 24,
  total: 24,
  items: [item()],
  ...more,
});
const MARKET = { locale: 'en', country: 'US', currency: null };

/** A shop that answers by what is asked: `'POST /store/carts': body`, or `[status, body]`. */
async function shop(answers, { market = MARKET, ...options } = {}) {
  const asked = [];
  const storage = createMemoryStorage();
  const answer = async (input, { method = 'GET', body, headers }) => {
    const { pathname, searchParams } = new URL(input);
    asked.push({ call: `${method} ${pathname}`, search: searchParams, body: body && JSON.parse(body), headers });
    const found =
      answers[`${method} ${pathname}`] ??
      (pathname === '/store/regions' ? REGIONS : [404, { type: 'not_found', message: 'nothing here' }]);
    const [status, json] = Array.isArray(found) ? found : [200, found];
    return new Response(typeof json === 'string' ? json : JSON.stringify(json), { status });
  };
  const adapter = medusaAdapter({ url: 'https://api.kiln.example/', publishableKey: 'pk_1', ...options });
  const { disable } = await adapter.connect({ market, storage, fetch: answer });
  return { adapter, asked, disable, storage };
}
const rejectionOf = (call) =>
  call.then(
    () => assert.fail('it was not rejected'),
    (error) => error,
  );

test('without an address or a key it is misconfigured', () => {
  for (const options of [
    { url: '', publishableKey: 'pk' },
    { url: 'kiln', publishableKey: 'pk' },
    { url: 'https://kiln.example', publishableKey: '' },
  ])
    assert.throws(() => medusaAdapter(options), { code: 'misconfigured' });
});

test('what the shop has no plugin for is off; addresses that nobody knows answer with a page', async () => {
  const page = [404, '<!DOCTYPE html><pre>Cannot GET</pre>'];
  const none = await shop({ 'GET /store/gift-cards/none': page, 'GET /store/vitrine': page });
  assert.deepEqual(none.disable, ['giftCard', 'giftWallet']);
  assert.equal(none.adapter.checkout, undefined);
  const plugin = await shop({ 'GET /store/vitrine': page });
  assert.deepEqual(plugin.disable, [
    'giftCard.config',
    'giftCard.designs',
    'giftCard.addToCart',
    'giftWallet.balance',
    'giftWallet.redeem',
  ]);
  const companion = await shop({ 'GET /store/vitrine': { scheduleMaxDays: 90 } });
  assert.deepEqual([companion.disable, companion.asked.map(({ call }) => call)], [[], ['GET /store/vitrine']]);
});

test('every request names the key and its fields; the codes of gift cards are asked for only where there are any', async () => {
  const { adapter, asked } = await shop({
    'POST /store/carts': { cart: cart() },
    'GET /store/gift-cards/none': [404, '<!DOCTYPE html>'],
    'GET /store/vitrine': [404, '<!DOCTYPE html>'],
  });
  await adapter.cart.add([
    {
      variantId: 'variant',
      quantity: 1,
      attributes: [
        { key: 'Engraving', value: 'A' },
        { key: 'empty', value: '' },
      ],
    },
  ]);
  const { body, headers, search } = asked.at(-1);
  assert.deepEqual(body, {
    region_id: 'reg_us',
    shipping_address: { country_code: 'us' },
    items: [{ variant_id: 'variant', quantity: 1, metadata: { Engraving: 'A' } }],
  });
  assert.equal(headers['x-publishable-api-key'], 'pk_1');
  assert.match(search.get('fields'), /items\.unit_price/);
  assert.doesNotMatch(search.get('fields'), /gift_cards/);
});

test('money is of the currency, also where a number is a third of a cent', async () => {
  const third = {
    items: [
      item({
        unit_price: 7.25,
        total: 21.166666666666668,
        quantity: 3,
        adjustments: [{ code: 'LESS', amount: 0.5833333333333334 }],
      }),
    ],
    currency_code: 'kwd',
    original_item_total: 21.75,
    total: 21.167,
    promotions: [{ code: 'LESS', is_automatic: false }],
  };
  const { adapter } = await shop({ 'POST /store/carts': { cart: cart(third) } });
  const { cart: shown } = await adapter.cart.add([{ variantId: 'variant', quantity: 3 }]);
  assert.deepEqual(shown.lines[0].unitPrice, { amount: 7250, currency: 'KWD', exponent: 3 });
  assert.deepEqual(
    [shown.lines[0].total.amount, shown.discounts[0].amount.amount, shown.total.money.amount],
    [21167, 583, 21167],
  );
});

test('all is shown with the taxes of the shopper’s country, whether or not the shop’s prices hold them', async () => {
  // As Medusa 2.21 answers with a rate of 20 %: dollars without, dong with taxes in the prices.
  const taxed = {
    calculated_amount: 24,
    calculated_amount_with_tax: 28.8,
    original_amount: 30,
    original_amount_with_tax: 36,
    currency_code: 'usd',
  };
  const line = item({
    quantity: 2,
    unit_price: 24,
    compare_at_unit_price: 30,
    is_tax_inclusive: false,
    original_subtotal: 48,
    original_total: 57.6,
    total: 51.84,
    adjustments: [{ code: 'TEN', amount: 4.8, is_tax_inclusive: false }],
  });
  const dollars = await shop({
    'GET /store/products': {
      products: [
        { id: 'product', handle: 'mug', title: 'Mug', variants: [{ id: 'variant', calculated_price: taxed }] },
      ],
    },
    'POST /store/carts': {
      cart: cart({ original_item_total: 57.6, total: 51.84, items: [line], promotions: [{ code: 'TEN' }] }),
    },
  });
  const [
    {
      variants: [mug],
    },
  ] = await dollars.adapter.catalog.products([{ handle: 'mug' }]);
  assert.equal(dollars.asked.at(-1).search.get('country_code'), 'us');
  const { cart: shown } = await dollars.adapter.cart.add([{ variantId: 'variant', quantity: 2 }]);
  assert.deepEqual(dollars.asked.at(-1).body.shipping_address, { country_code: 'us' });
  assert.deepEqual([mug.price.amount, mug.compareAtPrice.amount], [2880, 3600]);
  assert.deepEqual([shown.lines[0].unitPrice.amount, shown.lines[0].compareAtPrice.amount], [2880, 3600]);
  assert.deepEqual(
    [shown.subtotal.money.amount, shown.discounts[0].amount.amount, shown.total.money.amount],
    [5760, 576, 5184],
  );

  const inclusive = item({
    quantity: 2,
    unit_price: 590000,
    is_tax_inclusive: true,
    original_subtotal: 983333.3333333334,
    original_total: 1180000,
    total: 972000,
    adjustments: [
      { code: 'IN', amount: 100000, is_tax_inclusive: true },
      { code: 'TEN', amount: 90000, is_tax_inclusive: false },
    ],
  });
  const dong = await shop(
    {
      'POST /store/carts': {
        cart: cart({
          currency_code: 'vnd',
          original_item_total: 1180000.0000000002,
          total: 972000,
          items: [inclusive],
          promotions: [{ code: 'IN' }, { code: 'TEN' }],
        }),
      },
    },
    { market: { locale: 'vi', country: 'VN', currency: null } },
  );
  const { cart: there } = await dong.adapter.cart.add([{ variantId: 'variant', quantity: 2 }]);
  assert.deepEqual(
    [
      there.lines[0].unitPrice.amount,
      there.subtotal.money.amount,
      ...there.discounts.map(({ amount }) => amount.amount),
      there.total.money.amount,
    ],
    [590000, 1180000, 100000, 108000, 972000],
  );
});

test('one address of a picture that cannot be read costs that picture', async () => {
  const broken = 'https://cdn kiln.example/mug.jpg';
  const price = { calculated_amount: 24, currency_code: 'usd' };
  const mug = {
    id: 'product',
    handle: 'mug',
    title: 'Mug',
    thumbnail: broken,
    images: [{ url: '/static/mug.jpg' }],
    variants: [{ id: 'variant', thumbnail: broken, calculated_price: price }],
  };
  const { adapter } = await shop({
    'GET /store/products': { products: [mug, { ...mug, id: 'other', handle: 'jar' }] },
    'POST /store/carts': { cart: cart({ items: [item({ thumbnail: broken })] }) },
  });
  const found = await adapter.catalog.products([{ handle: 'mug' }, { handle: 'jar' }]);
  assert.deepEqual(
    found.map(({ pictures, variants }) => [pictures.map(({ url }) => url), variants[0].picture]),
    Array(2).fill([['https://api.kiln.example/static/mug.jpg'], undefined]),
  );
  assert.equal((await adapter.cart.add([{ variantId: 'variant', quantity: 1 }])).cart.lines[0].picture, undefined);
});

test('a gateway that answers unknown addresses in JSON is no plugin', async () => {
  const gateway = [404, { message: 'Not Found' }];
  assert.deepEqual((await shop({ 'GET /store/gift-cards/none': gateway, 'GET /store/vitrine': gateway })).disable, [
    'giftCard',
    'giftWallet',
  ]);
});

test('a code is tried as it was typed, then in capitals', async () => {
  const answers = { 'POST /store/carts': { cart: cart() }, 'GET /store/carts/cart_1': { cart: cart() } };
  let known;
  const { adapter, asked } = await shop(
    new Proxy(answers, {
      get: (all, call) =>
        call !== 'POST /store/carts/cart_1/gift-cards'
          ? all[call]
          : asked.at(-1).body.code === known
            ? { cart: cart({ gift_cards: [{ id: 'card', code: known }] }) }
            : [404, { type: 'not_found', message: 'no such card' }],
    }),
  );
  await adapter.cart.add([{ variantId: 'variant', quantity: 1 }]);
  for (const code of ['Summer-abc1', 'SUMMER-ABC1']) {
    known = code;
    assert.equal((await adapter.giftCard.apply(' Summer-abc1 ')).cart.giftCards[0].last, code.slice(-4));
  }
  known = 'OTHER';
  assert.equal((await rejectionOf(adapter.giftCard.apply('Summer-abc1'))).code, 'gift-card-not-found');
});

test('store credit whose new amount was rejected after the old was taken off is in doubt', async () => {
  const paid = cart({ credit_lines: [{ reference: 'store-credit', reference_id: 'x', amount: 20 }] });
  const answers = {
    'GET /store/vitrine': { scheduleMaxDays: 90 },
    'GET /store/store-credit-accounts': { store_credit_accounts: [{ balance: 50 }] },
    'GET /store/carts/cart_1': { cart: paid },
    'POST /store/carts': { cart: paid },
  };
  const { adapter, asked, storage } = await shop(
    new Proxy(answers, {
      get: (all, call) =>
        call !== 'POST /store/carts/cart_1/store-credits'
          ? all[call]
          : asked.at(-1).body.amount
            ? [429, {}]
            : { cart: cart() },
    }),
  );
  storage.set('vitrine:medusa:api.kiln.example:session', 'jwt');
  await adapter.cart.add([{ variantId: 'variant', quantity: 1 }]);
  const error = await rejectionOf(adapter.giftCard.applyCredit({ amount: 500, currency: 'USD', exponent: 2 }));
  assert.deepEqual([error.code, error.ambiguous], ['rate-limited', true]);
});

test('a cart that is gone is distinguished from a shop that broke, though Medusa calls both 500', async () => {
  const answers = {
    'POST /store/carts': { cart: cart() },
    'GET /store/carts/cart_1': { cart: cart() },
    'DELETE /store/carts/cart_1/line-items/line': [500, { type: 'unknown_error' }],
  };
  const { adapter, storage } = await shop(answers);
  await adapter.cart.add([{ variantId: 'variant', quantity: 1 }]);
  const broke = await rejectionOf(adapter.cart.remove(['line']));
  assert.deepEqual([broke.code, broke.ambiguous], ['server', true]);
  answers['GET /store/carts/cart_1'] = [404, { type: 'not_found', message: "Cart with id 'cart_1' not found" }];
  assert.equal((await rejectionOf(adapter.cart.remove(['line']))).code, 'cart-gone');
  assert.equal(storage.get('vitrine:medusa:api.kiln.example:cart'), null);
});

test('a filled cart of another currency is not converted; an empty one begins anew', async () => {
  const answers = { 'POST /store/carts': { cart: cart() } };
  const { adapter, asked } = await shop(answers);
  await adapter.cart.add([{ variantId: 'variant', quantity: 1 }]);
  await adapter.reconfigure({ locale: 'vi', country: 'VN', currency: null });
  assert.equal(
    (await rejectionOf(adapter.cart.add([{ variantId: 'variant', quantity: 1 }]))).code,
    'currency-mismatch',
  );
  answers['GET /store/carts/cart_1'] = { cart: cart({ items: [] }) };
  await adapter.cart.get();
  await adapter.cart.add([{ variantId: 'variant', quantity: 1 }]);
  assert.equal(asked.at(-1).body.region_id, 'reg_vn');
});

test('of several lines, a rejected one takes back those before it', async () => {
  const answers = { 'POST /store/carts': { cart: cart() }, 'GET /store/carts/cart_1': { cart: cart() } };
  const { adapter, asked } = await shop(
    new Proxy(answers, {
      get: (known, call) =>
        call === 'POST /store/carts/cart_1/line-items' && asked.at(-1).body.variant_id === 'none'
          ? [400, { code: 'insufficient_inventory', type: 'not_allowed' }]
          : known[call],
    }),
  );
  await adapter.cart.add([{ variantId: 'variant', quantity: 1 }]);
  answers['POST /store/carts/cart_1/line-items'] = { cart: cart({ items: [item({ quantity: 3 })] }) };
  answers['POST /store/carts/cart_1/line-items/line'] = { cart: cart() };
  assert.equal(
    (
      await rejectionOf(
        adapter.cart.add([
          { variantId: 'variant', quantity: 2 },
          { variantId: 'none', quantity: 1 },
        ]),
      )
    ).code,
    'out-of-stock',
  );
  assert.deepEqual(
    [asked.at(-1).call, asked.at(-1).body],
    ['POST /store/carts/cart_1/line-items/line', { quantity: 1 }],
  );
});

test('of several lines, those before one that may still go through, or that could not be taken back, are reported', async () => {
  const answers = { 'POST /store/carts': { cart: cart() }, 'GET /store/carts/cart_1': { cart: cart() } };
  let second;
  const { adapter, asked } = await shop(
    new Proxy(answers, {
      get: (known, call) =>
        call === 'POST /store/carts/cart_1/line-items' && asked.at(-1).body.variant_id === 'second'
          ? second
          : known[call],
    }),
  );
  await adapter.cart.add([{ variantId: 'variant', quantity: 1 }]);
  answers['POST /store/carts/cart_1/line-items'] = { cart: cart({ items: [item({ quantity: 3 })] }) };
  answers['POST /store/carts/cart_1/line-items/line'] = [429, {}];
  for (const [answer, code, last] of [
    [[429, {}], 'rate-limited', 'line-items'],
    [[503, {}], 'server', 'line-items'],
    [[400, { code: 'insufficient_inventory', type: 'not_allowed' }], 'rate-limited', 'line'],
  ]) {
    second = answer;
    const error = await rejectionOf(
      adapter.cart.add([
        { variantId: 'variant', quantity: 2 },
        { variantId: 'second', quantity: 1 },
      ]),
    );
    assert.deepEqual([error.code, error.ambiguous, error.retryAfter], [code, true, code === 'rate-limited' ? 1000 : 0]);
    assert.equal(
      asked
        .filter(({ call }) => call.startsWith('POST'))
        .at(-1)
        .call.split('/')
        .at(-1),
      last,
    );
  }
});

test('a gift-card code is in no error, whatever the shop says', async () => {
  const answers = {
    'POST /store/carts': { cart: cart() },
    'GET /store/carts/cart_1': { cart: cart() },
    'POST /store/carts/cart_1/gift-cards': [400, { type: 'invalid_data', message: 'Gift card (SECRET-1) not found' }],
  };
  const { adapter } = await shop(answers);
  await adapter.cart.add([{ variantId: 'variant', quantity: 1 }]);
  const error = await rejectionOf(adapter.giftCard.apply('secret-1'));
  assert.equal(error.code, 'gift-card-not-found');
  assert.doesNotMatch(error.message + JSON.stringify(error), /secret/i);
});

test('an answer of another shape is named by its place', async () => {
  const { adapter } = await shop({ 'POST /store/carts': { cart: cart({ total: 'SECRET' }) } });
  const error = await rejectionOf(adapter.cart.add([{ variantId: 'variant', quantity: 1 }]));
  assert.deepEqual([error.code, error.ambiguous], ['bad-response', true]);
  assert.match(error.message, /answer\.cart\.total/);
  assert.doesNotMatch(error.message, /SECRET/);
});

test('a token that is over is a guest again, and is forgotten', async () => {
  const answers = {
    'POST /auth/customer/emailpass': { token: 'jwt' },
    'GET /store/customers/me': { customer: { email: 'a@example.com', first_name: 'A', last_name: 'B' } },
  };
  const { adapter, storage, asked } = await shop(answers);
  assert.deepEqual(await adapter.account.signIn({ email: ' a@example.com ', password: 'x' }), {
    email: 'a@example.com',
    name: 'A B',
  });
  assert.equal(asked.at(-1).headers.authorization, 'Bearer jwt');
  answers['GET /store/customers/me'] = [401, { message: 'Unauthorized' }];
  assert.equal(await adapter.account.current(), null);
  assert.equal(storage.get('vitrine:medusa:api.kiln.example:session'), null);
});
