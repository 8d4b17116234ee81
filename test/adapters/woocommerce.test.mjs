// The WooCommerce adapter against shapes and behaviour of the published Store API: a conformance run on the mock shows
// that the adapter keeps the contract where the shop behaves as its documents say. What a real shop does:
// test/engines/woocommerce.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStorage } from '@vitrine/core';
import { flakyFetch, formatReport, runConformance } from '@vitrine/adapter-kit';
import { woocommerceAdapter } from '@vitrine/adapters/woocommerce';
import { CURRENCIES, createWooMock, shapes } from './support/woo-mock.mjs';

const GIFT = 'ABCD-EFGH-IJKL-4F7Q';
const HOME = { locale: 'en', country: 'US', currency: 'USD' };
const priceOf = (cents, currency) => ({
  amount: cents * CURRENCIES[currency].rate,
  currency,
  exponent: CURRENCIES[currency].digits,
});

async function connected(mock, { market = HOME, storage = createMemoryStorage(), options = {} } = {}) {
  const adapter = woocommerceAdapter({ site: mock.site, ...options });
  const { disable } = await adapter.connect({ market, storage, fetch: mock.fetch });
  return {
    adapter,
    disable,
    storage,
    token: () => JSON.parse(storage.get(`vitrine:woocommerce:${adapter.shop}:cart`) ?? '{}').token,
  };
}

const rejectionOf = async (call) => {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('it was not rejected');
};

/**
 * The shop as it is, but for what `plan` answers in its place: a response, an error to throw, or nothing. By the last
 * word of the path, and what is sent.
 */
const butFor = (mock, plan) => ({
  ...mock,
  async fetch(url, init = {}) {
    const answer = await plan(new URL(url).pathname.split('/').at(-1), init.body ? JSON.parse(init.body) : null, init);
    if (answer instanceof Error) throw answer;
    return answer ?? mock.fetch(url, init);
  },
});
const tooFast = () => new Response('{}', { status: 429, headers: { 'retry-after': '3' } });

const markets = Object.keys(CURRENCIES).map((currency) => ({
  market: { locale: 'en', country: null, currency },
  variantId: '101',
  price: priceOf(2400, currency),
}));
const query = ({ currency }) => (currency ? { currency } : {});

test('keeps the contract, with the companion plugin and the gift-card extension', async () => {
  const report = await runConformance(async ({ market }) => {
    const mock = createWooMock({ giftCards: { [GIFT]: 1500 } });
    const other = createWooMock({ site: 'https://other.example/shop' });
    const line = flakyFetch(mock.fetch);
    const values = new Map();
    const kept = {
      get: (key) => values.get(key) ?? null,
      set: (key, value) => void values.set(key, value),
      remove: (key) => void values.delete(key),
    };
    const { adapter, disable, storage, token } = await connected(
      { ...mock, fetch: line.fetch },
      { market, storage: kept, options: { query } },
    );
    const lines = () =>
      token() === undefined
        ? null
        : (mock.session(token())?.items.map(({ id, quantity }) => ({ variantId: String(id), quantity })) ?? null);
    return {
      adapter,
      disabled: disable,
      fixtures: {
        refs: [
          { handle: 'stoneware-mug' },
          { id: '110' },
          { sku: 'WOO-CUSHION-MOSS' },
          { handle: 'tee' },
          { handle: 'মগ' },
          { id: '104' },
          { id: '130' },
        ],
        missing: { handle: 'no-such-thing' },
        variants: ['101', '102'],
        missingVariant: '999',
        prices: markets,
        limited: { variantId: '109', available: 5 },
        soldOut: '104',
        ruled: { variantId: '105', good: 6, bad: 4 },
        codes: { valid: 'WELCOME10', expired: 'EXPIRED24', notApplicable: 'SPEND500' },
        giftCardCode: GIFT,
      },
      tab: async () => (await connected(mock, { market, storage, options: { query } })).adapter,
      otherShop: async () => (await connected(other, { market, storage })).adapter,
      probes: {
        cart: async () => lines(),
        loseCart: async () => mock.complete(token()),
        expireSession: async () => mock.passTime(),
        completeCart: async () => mock.complete(token()),
        ...line.probes,
        stored: () => [...values].flat(),
      },
    };
  });
  assert.deepEqual(
    report.failed.map(({ id }) => id),
    [],
    formatReport(report),
  );
  assert.ok(report.passed.length >= 55, formatReport(report));
  // Besides whole ports that it has not, nothing is skipped but what this backend cannot do.
  assert.deepEqual(
    report.skipped
      .map(({ id }) => id)
      .filter((id) => !/^(?:account|analytics|crossOrigin|giftCard|giftWallet|videos)\./.test(id))
      .sort(),
    ['cart.changes', 'cart.key-applied-once', 'cart.note', 'cart.restore', 'money.own-currency'],
  );
});

test('keeps the contract of a bare shop: what it cannot do is off', async () => {
  const report = await runConformance(async ({ market }) => {
    const mock = createWooMock({ companion: false });
    const { adapter, disable } = await connected(mock, { market });
    assert.deepEqual(disable, ['cart.setAttributes', 'giftCard']);
    return {
      adapter,
      disabled: disable,
      fixtures: {
        refs: [{ id: '101' }, { id: '102' }],
        missing: { id: '999' },
        variants: ['101', '102'],
        missingVariant: 'x',
        codes: { valid: 'WELCOME10', expired: 'EXPIRED24', notApplicable: 'SPEND500' },
      },
    };
  });
  // Attributes of lines are part of the contract; a bare shop rejects them instead of dropping them.
  assert.deepEqual(
    report.failed.map(({ id }) => id).sort(),
    ['cart.answers-are-copies', 'cart.attribute-order-irrelevant', 'cart.attributes-separate'],
    formatReport(report),
  );
});

test('a shop is asked by its /wp-json/ path, without cookies, and the token goes along with every call of the cart', async () => {
  const mock = createWooMock();
  const { adapter, token } = await connected(mock);
  await adapter.catalog.products([{ handle: 'tee' }, { handle: 'stoneware-mug' }]);
  const { cart } = await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  const first = token();
  await adapter.cart.update([{ lineId: cart.lines[0].id, quantity: 2 }]);
  assert.ok(
    mock.requests.every(
      ({ path, url, credentials }) =>
        path.startsWith('/wp-json/wc/store/v1/') && !url.includes('rest_route') && credentials === 'omit',
    ),
  );
  assert.notEqual(token(), first);
  assert.equal(mock.requests.at(-1).headers['cart-token'], first);
  assert.ok(mock.requests.every(({ url }) => !url.includes(first.slice(0, 20))));
});

test('the products of a video take two requests, and what names nothing takes none', async () => {
  const mock = createWooMock();
  const { adapter } = await connected(mock);
  mock.requests.length = 0;
  const found = await adapter.catalog.products([
    { handle: 'tee' },
    { handle: 'linen-cushion' },
    { handle: 'nothing' },
    { handle: 'মগ' },
    { handle: 'tee' },
  ]);
  assert.deepEqual(
    found.map((product) => product?.handle ?? null),
    ['tee', 'linen-cushion', null, 'মগ', 'tee'],
  );
  assert.equal(mock.requests.length, 2);
  assert.match(mock.requests[0].url, /slug=tee,linen-cushion,nothing,%25e0%25a6%25ae%25e0%25a6%2597&/);
  assert.deepEqual(await adapter.catalog.products([]), []);
  assert.deepEqual(
    await adapter.catalog.products([{}, { gtin: '4006381333931' }, { variantId: 'x y' }, { id: '../x' }]),
    [null, null, null, null],
  );
  assert.equal(mock.requests.length, 2);
});

test('names lose their entities, descriptions their marks; reduced prices say from what', async () => {
  const { adapter } = await connected(createWooMock());
  const [mug, hook] = await adapter.catalog.products([{ id: '101' }, { id: '102' }]);
  assert.equal(mug.title, 'Stoneware Mug – Sand & Salt');
  assert.equal(mug.description, 'Thrown by hand.\n\nHolds 350\u00a0ml,\nfor tea & coffee.');
  assert.deepEqual(
    [hook.variants[0].price, hook.variants[0].compareAtPrice],
    [priceOf(900, 'USD'), priceOf(1200, 'USD')],
  );
  assert.equal(mug.variants[0].compareAtPrice, undefined);
  assert.equal(mug.url, 'https://shop.example/product/stoneware-mug/');
});

test('stock and rules are what the shop says of them', async () => {
  const { adapter } = await connected(createWooMock());
  const products = await adapter.catalog.products(
    ['101', '103', '104', '105', '106', '107', '130'].map((id) => ({ id })),
  );
  assert.deepEqual(
    products.map(({ variants: [{ stock, purchasable, quantity }] }) => [stock, purchasable, quantity]),
    [
      [{ state: 'in' }, true, { min: 1, max: 9999, step: 1 }],
      [{ state: 'low', quantity: 3 }, true, { min: 1, max: 3, step: 1 }],
      [{ state: 'out' }, false, { min: 1, max: 9999, step: 1 }],
      [{ state: 'in' }, true, { min: 3, max: 9999, step: 3 }],
      [{ state: 'in' }, true, { min: 1, max: 1, step: 1 }],
      [{ state: 'back-order' }, true, { min: 1, max: 9999, step: 1 }],
      [{ state: 'unknown' }, false, { min: 1, max: 9999, step: 1 }],
    ],
  );
});

test('variations are variants; one whose size may be anything is as many as there are sizes, and an add spells it exactly', async () => {
  const mock = createWooMock();
  const { adapter } = await connected(mock);
  const [cushion, tee] = await adapter.catalog.products([{ id: '110' }, { variantId: '121' }]);
  assert.deepEqual(cushion.options, [
    {
      name: 'pa_color',
      label: 'Colour',
      values: [
        { value: 'blue', label: 'Blue' },
        { value: 'forest-moss', label: 'Forest & Moss' },
      ],
    },
  ]);
  assert.deepEqual(
    cushion.variants.map(({ id, title, price }) => [id, title, price.amount]),
    [
      ['111', 'Blue', 3800],
      ['112', 'Forest & Moss', 4200],
    ],
  );
  assert.deepEqual(
    tee.variants.map(({ id, title }) => [id, title]),
    [
      ['121:pa_size=small&Logo=Yes', 'Small / Yes'],
      ['121:pa_size=large&Logo=Yes', 'Large / Yes'],
      ['122:pa_size=small&Logo=No', 'Small / No'],
      ['122:pa_size=large&Logo=No', 'Large / No'],
    ],
  );
  for (const { id } of [...cushion.variants, ...tee.variants]) {
    const { cart } = await adapter.cart.add([{ variantId: id, quantity: 1 }]);
    assert.equal(cart.lines.at(-1).variantId, id);
  }
  assert.deepEqual(mock.requests.findLast(({ path }) => path.endsWith('add-item')).body, {
    id: 122,
    quantity: 1,
    variation: [
      { attribute: 'pa_size', value: 'large' },
      { attribute: 'Logo', value: 'No' },
    ],
  });
});

test('a page that has not seen the products yet still knows what its lines are', async () => {
  const mock = createWooMock();
  const { adapter, storage } = await connected(mock);
  const [, , { id }] = (await adapter.catalog.products([{ id: '120' }]))[0].variants;
  await adapter.cart.add([
    { variantId: id, quantity: 1 },
    { variantId: '112', quantity: 2 },
  ]);
  const page = await connected(mock, { storage });
  const { lines } = await page.adapter.cart.get();
  assert.deepEqual(
    lines.map((line) => [line.variantId, line.productId, line.variantTitle]),
    [
      [id, '120', 'Small / No'],
      ['112', '110', 'Forest & Moss'],
    ],
  );
});

test('an option that is spelt otherwise is rejected, and a lost line of several takes the others back', async () => {
  const mock = createWooMock();
  const { adapter, token } = await connected(mock);
  assert.equal(
    (await rejectionOf(adapter.cart.add([{ variantId: '121:PA_SIZE=large&Logo=Yes', quantity: 1 }]))).code,
    'variant-unavailable',
  );
  await adapter.cart.add([{ variantId: '101', quantity: 2 }]);
  const error = await rejectionOf(
    adapter.cart.add([
      { variantId: '101', quantity: 1 },
      { variantId: '102', quantity: 1 },
      { variantId: '104', quantity: 1 },
    ]),
  );
  assert.deepEqual([error.code, error.ambiguous], ['out-of-stock', false]);
  assert.deepEqual(
    mock.session(token()).items.map(({ id, quantity }) => [id, quantity]),
    [[101, 2]],
  );
});

test('a silent clamp is a warning, a silent rise an error; the shop rejects an existing line by itself', async () => {
  const mock = createWooMock();
  const { adapter, token } = await connected(mock);
  const capped = await adapter.cart.add([{ variantId: '109', quantity: 8 }]);
  assert.deepEqual(capped.warnings, [
    { code: 'quantity-capped', lineId: capped.cart.lines[0].id, title: 'Ribbon', quantity: 5 },
  ]);
  const once = await adapter.cart.add([{ variantId: '106', quantity: 2 }]);
  assert.deepEqual(
    once.warnings.map(({ code, quantity }) => [code, quantity]),
    [['quantity-capped', 1]],
  );
  const risen = await rejectionOf(adapter.cart.add([{ variantId: '105', quantity: 1 }]));
  assert.deepEqual([risen.code, risen.available], ['quantity-below-minimum', 3]);
  const beside = await rejectionOf(adapter.cart.add([{ variantId: '105', quantity: 4 }]));
  assert.deepEqual([beside.code, beside.available], ['quantity-not-a-step', 3]);
  const full = await rejectionOf(adapter.cart.add([{ variantId: '109', quantity: 1 }]));
  assert.deepEqual([full.code, full.available], ['quantity-above-maximum', 0]);
  const few = await rejectionOf(adapter.cart.add([{ variantId: '103', quantity: 4 }]));
  assert.deepEqual([few.code, few.available], ['out-of-stock', 3]);
  assert.deepEqual(
    mock.session(token()).items.map(({ id, quantity }) => [id, quantity]),
    [
      [109, 5],
      [106, 1],
    ],
  );
  assert.deepEqual((await adapter.cart.get()).lines.find(({ title }) => title === 'Ceramics Class').rule, {
    min: 1,
    max: 1,
    step: 1,
  });
});

test('what another tab has added meanwhile is no clamp', async () => {
  const mock = createWooMock();
  const { adapter, storage } = await connected(mock);
  const { adapter: tab } = await connected(mock, { storage });
  await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  await tab.cart.get();
  await adapter.cart.add([{ variantId: '101', quantity: 4 }]);
  const { cart, warnings } = await tab.cart.add([{ variantId: '101', quantity: 2 }]);
  assert.deepEqual([cart.count, warnings], [7, []]);
});

test('units that were there already, from another tab or an earlier visit, are never taken for a new line', async () => {
  const mock = createWooMock({ limits: { 101: { minimum: 4 } } });
  const { adapter, storage, token } = await connected(mock);
  const { adapter: tab } = await connected(mock, { storage });
  const inShop = () => mock.session(token()).items.map(({ id, quantity }) => [id, quantity]);
  await adapter.cart.add([{ variantId: '102', quantity: 1 }]);
  await tab.cart.get();
  await adapter.cart.add([{ variantId: '101', quantity: 6 }]);
  assert.equal((await tab.cart.add([{ variantId: '101', quantity: 2 }])).cart.count, 9);
  const { adapter: page } = await connected(mock, { storage });
  assert.equal((await page.cart.add([{ variantId: '101', quantity: 1 }])).cart.count, 10);
  assert.deepEqual(inShop(), [
    [102, 1],
    [101, 9],
  ]);
});

test('what another tab adds in the very moment is not taken out with the rest', async () => {
  const mock = createWooMock({ limits: { 101: { minimum: 4 } } });
  const { storage, token, adapter: tab } = await connected(mock);
  await tab.cart.add([{ variantId: '102', quantity: 1 }]);
  let before = true;
  const { adapter } = await connected(
    butFor(mock, async (action) => {
      if (action === 'add-item' && before)
        before = await tab.cart.add([{ variantId: '101', quantity: 6 }]).then(() => false);
    }),
    { storage },
  );
  assert.equal((await adapter.cart.add([{ variantId: '101', quantity: 2 }])).cart.count, 9);
  assert.deepEqual(
    mock.session(token()).items.map(({ id, quantity }) => [id, quantity]),
    [
      [102, 1],
      [101, 8],
    ],
  );
});

test('the cart is read before an add only where somebody else may have changed it', async () => {
  const mock = createWooMock();
  let lost = false;
  const { adapter, storage } = await connected({
    ...mock,
    async fetch(url, init) {
      const answer = await mock.fetch(url, init);
      if (!lost) return answer;
      lost = false;
      throw new TypeError('fetch failed');
    },
  });
  await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  const { adapter: tab } = await connected(mock, { storage });
  mock.requests.length = 0;
  await tab.cart.add([{ variantId: '102', quantity: 1 }]);
  await adapter.cart.add([{ variantId: '102', quantity: 1 }]);
  lost = true;
  assert.equal((await rejectionOf(adapter.cart.add([{ variantId: '102', quantity: 1 }]))).ambiguous, true);
  await adapter.cart.add([{ variantId: '102', quantity: 1 }]);
  await adapter.cart.add([{ variantId: '102', quantity: 1 }]);
  assert.deepEqual(
    mock.requests.map(({ path }) => path.split('/').at(-1)),
    ['cart', 'add-item', 'cart', 'add-item', 'add-item', 'cart', 'add-item', 'add-item'],
  );
});

test('a rejection means that nothing was applied; what could not be taken back is ambiguous', async () => {
  const two = [
    { variantId: '101', quantity: 1 },
    { variantId: '104', quantity: 1 },
  ];
  const risen = [{ variantId: '105', quantity: 1 }];
  const lost = new TypeError('fetch failed');
  const cases = {
    'the way back is too fast': {
      lines: two,
      plan: (action) => (action === 'remove-item' ? tooFast() : null),
      code: 'rate-limited',
      ambiguous: true,
      retryAfter: 3000,
      left: [101],
    },
    'the way back breaks': {
      lines: two,
      plan: (action) => (action === 'remove-item' ? lost : null),
      code: 'network',
      ambiguous: true,
      left: [101],
    },
    'the second is too fast': {
      lines: two,
      plan: (action, body) => (body?.id === 104 ? tooFast() : null),
      code: 'rate-limited',
      ambiguous: true,
      retryAfter: 3000,
      left: [101],
    },
    'the second is lost': {
      lines: two,
      plan: (action, body) => (body?.id === 104 ? lost : null),
      code: 'network',
      ambiguous: true,
      left: [101],
    },
    'a new line that was raised, and the way back is too fast': {
      lines: risen,
      plan: (action) => (action === 'remove-item' ? tooFast() : null),
      code: 'rate-limited',
      ambiguous: true,
      retryAfter: 3000,
      left: [105],
    },
    'the way back goes': { lines: two, plan: () => null, code: 'out-of-stock', ambiguous: false, left: [] },
  };
  for (const [name, { lines, plan, code, ambiguous, retryAfter, left }] of Object.entries(cases)) {
    const mock = createWooMock();
    const { adapter, token } = await connected(butFor(mock, plan));
    const error = await rejectionOf(adapter.cart.add(lines));
    assert.deepEqual([error.code, error.ambiguous, error.retryAfter || undefined], [code, ambiguous, retryAfter], name);
    assert.deepEqual(
      mock.session(token()).items.map(({ id }) => id),
      left,
      name,
    );
  }
});

test('of several lines that are taken out, one that stays makes the removal ambiguous: the others have no way back', async () => {
  const mock = createWooMock();
  let broken = true;
  let second;
  const { adapter, token } = await connected(
    butFor(mock, (action, body) =>
      broken && action === 'remove-item' && body.key === second
        ? new Response('{"code":"some_plugin_says_no"}', { status: 400 })
        : null,
    ),
  );
  const { cart } = await adapter.cart.add([
    { variantId: '101', quantity: 1 },
    { variantId: '102', quantity: 1 },
    { variantId: '103', quantity: 1 },
  ]);
  second = cart.lines[1].id;
  const error = await rejectionOf(adapter.cart.remove([cart.lines[0].id, second]));
  assert.deepEqual([error.code, error.ambiguous], ['bad-response', true]);
  assert.deepEqual(
    mock.session(token()).items.map(({ id }) => id),
    [102, 103],
  );
  broken = false;
  assert.equal((await adapter.cart.remove([second])).cart.count, 1);
});

test('an abort between two lines takes the first one out again', async () => {
  const mock = createWooMock();
  const gone = new AbortController();
  // after the answer to the first line its product is looked up
  const { adapter, token } = await connected(butFor(mock, (action) => (action === 'products' ? gone.abort() : null)));
  const error = await rejectionOf(
    adapter.cart.add(
      [
        { variantId: '112', quantity: 1 },
        { variantId: '102', quantity: 1 },
      ],
      { signal: gone.signal },
    ),
  );
  assert.deepEqual([error.code, error.ambiguous], ['aborted', false]);
  assert.deepEqual(mock.session(token()).items, []);
});

test('who leaves while another change is under way is let go at once, and nothing is sent', async () => {
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  const mock = createWooMock();
  const { adapter } = await connected(butFor(mock, (action) => (action === 'add-item' ? held : null)));
  const first = adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  const gone = new AbortController();
  const left = [
    adapter.cart.applyCode('WELCOME10', { signal: gone.signal }),
    adapter.checkout.url({ signal: gone.signal }),
    adapter.giftCard.apply(GIFT, { signal: gone.signal }),
  ].map(rejectionOf);
  gone.abort();
  assert.deepEqual(
    (await Promise.all(left)).map(({ code, ambiguous }) => [code, ambiguous]),
    Array(3).fill(['aborted', false]),
  );
  answer(null);
  assert.equal((await first).cart.count, 1);
  assert.ok(!mock.requests.some(({ path }) => /coupon|extensions/.test(path)));
});

test('a token of the day before yesterday: the cart is gone, and an add begins anew', async () => {
  const mock = createWooMock();
  const { adapter, token } = await connected(mock);
  const { cart } = await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  mock.passTime();
  assert.equal((await rejectionOf(adapter.cart.update([{ lineId: cart.lines[0].id, quantity: 2 }]))).code, 'cart-gone');
  assert.equal(token(), undefined);
  const next = await adapter.cart.add([{ variantId: '102', quantity: 1 }]);
  assert.notEqual(next.cart.id, cart.id);
  mock.passTime();
  const later = await adapter.cart.add([{ variantId: '103', quantity: 1 }]);
  assert.deepEqual(
    later.cart.lines.map(({ variantId }) => variantId),
    ['103'],
  );
});

test('an emptied cart stays one cart, a paid one is gone', async () => {
  const mock = createWooMock();
  const { adapter, token } = await connected(mock);
  const { cart } = await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  await adapter.cart.remove([cart.lines[0].id]);
  const empty = await adapter.cart.get();
  assert.deepEqual([empty.id, empty.lines], [cart.id, []]);
  await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  mock.complete(token());
  assert.equal(await adapter.cart.get(), null);
});

test('a page that may not read the token learns why', async () => {
  const { adapter } = await connected(createWooMock({ exposed: false }));
  const error = await rejectionOf(adapter.cart.add([{ variantId: '101', quantity: 1 }]));
  assert.equal(error.code, 'misconfigured');
  assert.match(error.message, /Cart-Token.*docs\/backends\/woocommerce\.md/);
});

test('a storage with rubbish in it is no cart', async () => {
  const storage = createMemoryStorage();
  for (const rubbish of ['{', 'null', '7', '{"token":5}', '[]']) {
    storage.set('vitrine:woocommerce:shop.example:cart', rubbish);
    const { adapter } = await connected(createWooMock(), { storage });
    assert.equal(await adapter.cart.get(), null);
  }
});

for (const [name, { status, body, ours, available, retryAfter, cart }] of Object.entries(shapes.rejections)) {
  test(`rejected: ${name}`, async () => {
    const { adapter, storage } = await connected(createWooMock());
    await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
    await adapter.connect({ market: HOME, storage, fetch: async () => new Response(JSON.stringify(body), { status }) });
    const error = await rejectionOf(adapter.cart.applyCode('GIFT-SECRET'));
    assert.deepEqual(
      [error.code, error.ambiguous, error.available, error.retryAfter],
      [ours, false, available, retryAfter],
    );
    assert.equal(error.cart !== undefined, cart === true);
    assert.doesNotMatch(error.message, /SECRET/);
  });
}

test('a line that is gone brings the cart along', async () => {
  const mock = createWooMock();
  const { adapter, storage } = await connected(mock);
  const { cart } = await adapter.cart.add([
    { variantId: '101', quantity: 1 },
    { variantId: '102', quantity: 1 },
  ]);
  const { adapter: tab } = await connected(mock, { storage });
  await tab.cart.remove([cart.lines[0].id]);
  const error = await rejectionOf(adapter.cart.update([{ lineId: cart.lines[0].id, quantity: 3 }]));
  assert.equal(error.code, 'line-not-found');
  assert.deepEqual(
    error.cart.lines.map(({ variantId }) => variantId),
    ['102'],
  );
  const two = await rejectionOf(adapter.cart.remove([cart.lines[1].id, 'no-such-line']));
  assert.equal(two.code, 'line-not-found');
  assert.equal((await adapter.cart.get()).count, 1);
});

test('too fast is waited for as long as the shop says, by header or by words', async () => {
  const mock = createWooMock();
  const { adapter } = await connected(mock);
  mock.limitNext();
  const error = await rejectionOf(adapter.cart.add([{ variantId: '101', quantity: 1 }]));
  assert.deepEqual([error.code, error.retryAfter, error.ambiguous], ['rate-limited', 28_000, false]);
  assert.equal((await adapter.cart.add([{ variantId: '101', quantity: 1 }])).cart.count, 1);
});

test('carts of the documents, with and without tax in their prices, add up', async () => {
  for (const [name, unit, line, subtotal, discount] of [
    ['priced without tax', 2400, 4320, 4800, 480],
    ['priced with tax', 2640, 4752, 5280, 528],
  ]) {
    const storage = createMemoryStorage();
    storage.set(
      'vitrine:woocommerce:shop.example:cart',
      JSON.stringify({ id: 'c', token: 't', filled: true, query: '' }),
    );
    const { adapter } = await connected(
      {
        site: 'https://shop.example',
        fetch: async () => new Response(JSON.stringify(shapes.carts[name]), { headers: { 'Cart-Token': 't2' } }),
      },
      { storage },
    );
    const cart = await adapter.cart.get();
    assert.deepEqual(
      [
        cart.lines[0].unitPrice.amount,
        cart.lines[0].total.amount,
        cart.subtotal.money.amount,
        cart.discounts[0].amount.amount,
        cart.total.money.amount,
      ],
      [unit, line, subtotal, discount, 4752],
      name,
    );
    assert.equal(cart.subtotal.money.amount - cart.discounts[0].amount.amount, cart.lines[0].total.amount);
    assert.equal(cart.lines[0].title, 'Stoneware Mug – Sand');
  }
});

test('the mock answers in the shapes of the documents', async () => {
  const mock = createWooMock({ companion: false });
  const { adapter } = await connected(mock);
  await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  const cart = await (await mock.fetch(`${mock.site}/wp-json/wc/store/v1/cart`)).json();
  const filled = shapes.carts['priced without tax'];
  assert.deepEqual(Object.keys(cart).sort(), Object.keys(filled).sort());
  assert.deepEqual(Object.keys(cart.totals).sort(), Object.keys(filled.totals).sort());
});

test('an answer of another shape is rejected by its place, never by its value', async () => {
  const broken = structuredClone(shapes.carts['priced without tax']);
  broken.items[0].prices.price = { secret: 1 };
  const storage = createMemoryStorage();
  storage.set(
    'vitrine:woocommerce:shop.example:cart',
    JSON.stringify({ id: 'c', token: 't', filled: true, query: '' }),
  );
  const { adapter } = await connected(
    { site: 'https://shop.example', fetch: async () => new Response(JSON.stringify(broken)) },
    { storage },
  );
  const error = await rejectionOf(adapter.cart.get());
  assert.equal(error.code, 'bad-response');
  assert.match(error.message, /items\.0\.prices\.price/);
  assert.doesNotMatch(error.message, /secret/);
});

test('attributes of the cart go to the companion; a bare shop rejects those of a line', async () => {
  const { adapter } = await connected(createWooMock());
  const { cart } = await adapter.cart.setAttributes([{ key: '_vitrine_video', value: 'clip' }]);
  assert.deepEqual(cart.attributes, [{ key: '_vitrine_video', value: 'clip' }]);
  const bare = createWooMock({ companion: false });
  const { adapter: plain } = await connected(bare);
  const error = await rejectionOf(
    plain.cart.add([{ variantId: '101', quantity: 1, attributes: [{ key: 'Engraving', value: 'A' }] }]),
  );
  assert.equal(error.code, 'unsupported');
  assert.ok(bare.requests.every(({ method }) => method === 'GET'));
});

test('what the shop runs is asked once an hour; a shop that does not answer runs nothing', async () => {
  const mock = createWooMock();
  const storage = createMemoryStorage();
  assert.deepEqual((await connected(mock, { storage })).disable, ['giftCard']);
  assert.deepEqual((await connected(mock, { storage })).disable, ['giftCard']);
  assert.equal(mock.requests.length, 1);
  const { disable, storage: other } = await connected({
    ...mock,
    fetch: () => Promise.reject(new TypeError('fetch failed')),
  });
  assert.deepEqual(disable, ['cart.setAttributes', 'giftCard']);
  assert.equal(other.get('vitrine:woocommerce:shop.example:off'), null);
});

test('a companion that was deactivated is noticed with the next answer: a link is the checkout, an engraving is rejected', async () => {
  const mock = createWooMock();
  const { adapter, storage } = await connected(mock);
  await adapter.cart.add([{ variantId: '101', quantity: 2 }]);
  mock.deactivate();
  const { adapter: page, disable } = await connected(mock, { storage });
  assert.deepEqual(disable, ['giftCard']);
  assert.equal(await page.checkout.url(), 'https://shop.example/checkout-link/?products=101:2');
  assert.equal(
    (
      await rejectionOf(
        page.cart.add([{ variantId: '101', quantity: 1, attributes: [{ key: 'Engraving', value: 'A' }] }]),
      )
    ).code,
    'unsupported',
  );
  assert.deepEqual((await connected(mock, { storage })).disable, ['cart.setAttributes', 'giftCard']);
});

test('a companion that rejects the checkout leaves the link', async () => {
  const rejection = () =>
    new Response(
      JSON.stringify({
        code: 'woocommerce_rest_cart_extensions_error',
        message: 'There is no such namespace registered: vitrine.',
      }),
      { status: 400 },
    );
  const { adapter } = await connected(
    butFor(createWooMock(), (action) => (action === 'extensions' ? rejection() : null)),
  );
  await adapter.cart.add([{ variantId: '101', quantity: 2 }]);
  assert.equal(await adapter.checkout.url(), 'https://shop.example/checkout-link/?products=101:2');
  assert.equal((await rejectionOf(adapter.cart.setAttributes([{ key: 'a', value: 'b' }]))).code, 'unsupported');
});

test('a variation whose product is not to be found is looked up once', async () => {
  const mock = createWooMock();
  let asked = 0;
  let down = true;
  const { adapter } = await connected(
    butFor(mock, (action) => {
      if (action !== 'products') return null;
      asked++;
      return down ? new TypeError('fetch failed') : new Response('[]');
    }),
  );
  await adapter.cart.add([{ variantId: '112', quantity: 1 }]);
  down = false;
  await adapter.cart.get();
  const after = asked;
  for (let read = 0; read < 3; read++) assert.equal((await adapter.cart.get()).lines[0].productId, '112');
  assert.equal(asked, after);
});

test('a code that is on the cart already says so in every language', async () => {
  const { adapter, storage } = await connected(createWooMock({ companion: false }));
  await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  await adapter.cart.applyCode('WELCOME10');
  const german = () =>
    new Response(
      JSON.stringify({
        code: 'woocommerce_rest_cart_coupon_error',
        message: 'Der Gutscheincode wurde bereits angewendet!',
      }),
      { status: 400 },
    );
  const error = await rejectionOf(adapter.cart.applyCode(' Welcome10 '));
  assert.deepEqual([error.code, error.cart?.codes.length], ['code-already-applied', 1]);
  await adapter.connect({ market: HOME, storage, fetch: async () => german() });
  assert.equal((await rejectionOf(adapter.cart.applyCode('welcome10'))).code, 'code-already-applied');
});

test('the first add of a visitor asks for no second token', async () => {
  const mock = createWooMock();
  const { adapter } = await connected(mock);
  assert.equal(await adapter.cart.get(), null);
  await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  assert.deepEqual(
    mock.requests.map(({ method, path }) => `${method} ${path.split('/v1')[1]}`),
    ['GET /cart', 'POST /cart/add-item'],
  );
});

test('the companion hands the whole cart over; a bare shop gets a link with products and one code', async () => {
  const full = await connected(createWooMock());
  await full.adapter.cart.add([{ variantId: '101', quantity: 2, attributes: [{ key: 'Engraving', value: 'A' }] }]);
  assert.match(await full.adapter.checkout.url(), /^https:\/\/shop\.example\/\?vitrine-checkout=\d+$/);

  const bare = await connected(createWooMock({ companion: false }));
  await bare.adapter.cart.add([
    { variantId: '101', quantity: 2 },
    { variantId: '111', quantity: 1 },
  ]);
  await bare.adapter.cart.applyCode('WELCOME10');
  assert.equal(
    await bare.adapter.checkout.url(),
    'https://shop.example/checkout-link/?products=101:2,111:1&coupon=welcome10',
  );
  assert.equal(
    await bare.adapter.checkout.url({ line: { variantId: '102', quantity: 3 } }),
    'https://shop.example/checkout-link/?products=102:3',
  );
  const [tee] = await bare.adapter.catalog.products([{ id: '120' }]);
  assert.equal(
    (await rejectionOf(bare.adapter.checkout.url({ line: { variantId: tee.variants[0].id, quantity: 1 } }))).code,
    'unsupported',
  );
  await bare.adapter.cart.add([{ variantId: tee.variants[0].id, quantity: 1 }]);
  assert.equal((await rejectionOf(bare.adapter.checkout.url())).code, 'unsupported');

  const old = await connected(createWooMock({ companion: false }), { options: { checkoutLinks: false } });
  assert.deepEqual(old.disable, ['cart.setAttributes', 'checkout', 'giftCard']);
});

test('a gift card pays, by the extension and under any namespace that speaks alike', async () => {
  const mock = createWooMock({ giftCards: { [GIFT]: 1500 } });
  const { adapter } = await connected(mock);
  await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  const { cart } = await adapter.giftCard.apply(` ${GIFT} `);
  assert.deepEqual(cart.giftCards, [
    { id: '900', last: '4F7Q', used: priceOf(1500, 'USD'), remaining: priceOf(0, 'USD') },
  ]);
  assert.equal(cart.total.money.amount, 900);
  assert.deepEqual((await adapter.giftCard.remove('900')).cart.giftCards, []);
  assert.equal(await adapter.giftCard.config(), null);
  assert.deepEqual(await adapter.giftCard.designs(), []);
  assert.equal((await rejectionOf(adapter.giftCard.addToCart([]))).code, 'unsupported');
  assert.deepEqual((await connected(mock, { options: { giftCards: 'another-plugin' } })).disable, ['giftCard']);
});

test('another market changes prices to come, never a cart that was begun', async () => {
  const mock = createWooMock();
  const { adapter } = await connected(mock, {
    options: { query: ({ locale, currency }) => ({ lang: locale, currency }) },
  });
  await adapter.cart.add([{ variantId: '101', quantity: 1 }]);
  await adapter.reconfigure({ locale: 'vi', country: 'VN', currency: 'VND' });
  const [mug] = await adapter.catalog.products([{ id: '101' }]);
  assert.deepEqual(mug.variants[0].price, priceOf(2400, 'VND'));
  assert.match(mock.requests.at(-1).url, /lang=vi&currency=VND$/);
  const { cart } = await adapter.cart.add([{ variantId: '102', quantity: 1 }]);
  assert.deepEqual([cart.currency, cart.total.money], ['USD', priceOf(3300, 'USD')]);
  await adapter.cart.reset();
  assert.equal((await adapter.cart.add([{ variantId: '101', quantity: 1 }])).cart.currency, 'VND');
});

test('a shop in a folder keeps its folder, and what is no address is rejected at once', async () => {
  const mock = createWooMock({ site: 'https://example.com/shop' });
  const { adapter } = await connected({ ...mock, site: 'https://example.com/shop//' });
  assert.equal((await adapter.catalog.products([{ id: '101' }]))[0].id, '101');
  for (const site of [
    '',
    'shop.example',
    'javascript:alert(1)',
    'ftp://shop.example',
    'https://shop.example/?rest_route=/',
  ]) {
    assert.throws(() => woocommerceAdapter({ site }), { code: 'misconfigured' });
  }
});
