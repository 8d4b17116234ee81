// The Shopify theme adapter in a page that implements the documented contract of Shopify's standard storefront actions
// and events.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { formatReport, runConformance } from '@vitrine/adapter-kit';
import { openThemeCart, shopifyThemeAdapter } from '@vitrine/adapters/shopify-theme';
import {
  fixtures,
  handles,
  openPage,
  startThemeServer,
  themeContextMaker,
} from '../support/shopify/theme-conformance.mjs';

let shop;
let other;
before(async () => {
  shop = await startThemeServer();
  other = await startThemeServer();
});
after(() => Promise.all([shop.close(), other.close()]));

const US = { locale: 'en', country: 'US', currency: 'USD' };
const [MUG, JAR] = fixtures.variants;
const { variantId: LIMITED, available: AVAILABLE } = fixtures.limited;
const gid = (kind, id) => `gid://shopify/${kind}/${id}`;

/** Resolves when no request has come for 50 ms: requests that the kit has aborted may still arrive. */
async function whenQuiet({ log }) {
  for (let seen = -1; seen !== log.length; await pause(50)) seen = log.length;
}

async function open({ country = 'US', prepare, line = (send) => send, ...options } = {}) {
  const here = openPage(shop, country);
  prepare?.(here.page);
  const adapter = shopifyThemeAdapter({ page: here.page, handles, ...options });
  const connected = await adapter.connect({
    market: { ...US, country },
    storage: { get: () => null, set() {}, remove() {} },
    fetch: line(here.send),
  });
  await whenQuiet(shop);
  const from = shop.log.length;
  return { ...here, adapter, connected, sent: () => shop.log.slice(from).map(({ path }) => path) };
}
const rejectionOf = async (call, code) => {
  const error = await call.then(
    (answer) => assert.fail(`not rejected: ${JSON.stringify(answer)}`),
    (thrown) => thrown,
  );
  assert.equal(error.code, code, error.stack);
  return error;
};
/** What `changes()` tells while `run` runs, and until nothing more is on its way. */
async function changesDuring(adapter, run) {
  const ended = new AbortController();
  const news = [];
  const listening = (async () => {
    for await (const { origin } of adapter.cart.changes({ signal: ended.signal })) news.push(origin);
  })();
  await run();
  await new Promise((resolve) => setImmediate(resolve));
  ended.abort();
  await listening;
  return news;
}

test('the whole contract is kept; what is skipped, and why', async (t) => {
  const report = await runConformance(themeContextMaker(shopifyThemeAdapter, [shop, other]));
  t.diagnostic(formatReport(report));
  assert.deepEqual(report.failed, [], formatReport(report));
  // Paying with a gift card, balance and credit are the checkout's; a page cannot be put into another market by a
  // script in it.
  const lacking =
    /^the adapter has no (?:account|giftWallet|videos|analytics|cart\.restore|catalog\.featured|giftCard\.(?:apply|applyCredit))\b|reconfigure was not given/;
  assert.deepEqual(
    Object.fromEntries(
      report.skipped
        .filter(({ reason }) => !lacking.test(reason))
        .map(({ id, reason }) => [id, reason])
        .sort(),
    ),
    {
      'cart.key-applied-once': 'the backend has no idempotency keys, and says so',
      'cart.session-expired': 'probes.expireSession was not given',
      'crossOrigin.allowed': 'fixtures.crossOrigin was not given', // everything is of the page's own origin
      'crossOrigin.foreign': 'fixtures.crossOrigin was not given',
      'money.own-currency': 'fixtures.prices has none in another currency',
      'giftCard.amount-above': 'only fixed amounts are sold',
      'giftCard.amount-below': 'only fixed amounts are sold',
      'giftCard.amount-not-a-step': 'only fixed amounts are sold',
      'giftCard.key-applied-once': 'the backend has no idempotency keys, and says so',
    },
  );
});

test('our add is one action that the theme hears of, as it begins, and a read of the cart', async () => {
  const { adapter, page, sent } = await open();
  const events = [];
  for (const what of ['lines', 'note', 'attributes', 'discount'])
    page.document.addEventListener(`shopify:cart:${what}-update`, (event) =>
      events.push([event.type, event.action, event.context, event.promise instanceof Promise]),
    );
  await adapter.cart.add([{ variantId: MUG, quantity: 1, attributes: [{ key: 'Engraving', value: 'A' }] }]);
  assert.deepEqual(sent(), ['/standard/update-cart', '/cart.js']);
  await adapter.cart.setNote('Ring twice');
  await adapter.cart.setAttributes([{ key: '_vitrine_video', value: 'one' }]);
  await adapter.cart.applyCode('WELCOME10');
  assert.deepEqual(
    events.map(([type]) => type),
    ['lines', 'note', 'attributes', 'discount'].map((what) => `shopify:cart:${what}-update`),
  );
  assert.deepEqual(events[0].slice(1), ['add', 'standard-action', true]);
  const cart = await adapter.cart.get();
  assert.deepEqual(
    [cart.note, cart.attributes, cart.codes, cart.discounts.map(({ code, amount }) => [code, amount.amount])],
    [
      'Ring twice',
      [{ key: '_vitrine_video', value: 'one' }],
      [{ code: 'WELCOME10', applicable: true }],
      [['WELCOME10', 240]],
    ],
  );
  assert.deepEqual(cart.lines[0].attributes, [{ key: 'Engraving', value: 'A' }]);
});

test('whoever cannot read what came of a change does not know whether it came', async () => {
  let down = false;
  const { adapter, cart } = await open({
    line:
      (send) =>
      async (...call) =>
        down ? new Response(null, { status: 429, headers: { 'retry-after': '2' } }) : send(...call),
  });
  await adapter.cart.get();
  down = true;
  const error = await rejectionOf(adapter.cart.add([{ variantId: MUG, quantity: 1 }]), 'rate-limited');
  assert.deepEqual([error.ambiguous, error.retryAfter, cart().lines.length], [true, 2000, 1]);
});

test('of several lines that are added only the one that is short is reported', async () => {
  const { adapter } = await open();
  await adapter.cart.add([{ variantId: LIMITED, quantity: AVAILABLE - 1 }]);
  const { warnings } = await adapter.cart.add([
    { variantId: MUG, quantity: 1 },
    { variantId: LIMITED, quantity: 2 },
  ]);
  assert.deepEqual(
    warnings.map(({ code, quantity }) => [code, quantity]),
    [['quantity-capped', AVAILABLE]],
  );
});

test('who leaves does not end what others wait for', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const { adapter } = await open({
    line: (send) => async (url, init) => (/cart\.js/.test(url) ? (await held, send(url, init)) : send(url, init)),
  });
  const ended = new AbortController();
  const left = rejectionOf(adapter.catalog.products([{ handle: 'teapot' }], { signal: ended.signal }), 'aborted');
  const stays = adapter.catalog.products([{ handle: 'teapot' }]);
  ended.abort();
  await left;
  release();
  assert.equal((await stays)[0].handle, 'teapot');
});

test('what the page does to the cart is reported when it has ended, also when it failed; what we do is not', async () => {
  const { adapter, page } = await open();
  const { actions } = page.Shopify;
  assert.deepEqual(
    await changesDuring(adapter, () => actions.updateCart({ lines: [{ merchandiseId: JAR, quantity: 2 }] })),
    ['page'],
  );
  assert.equal((await adapter.cart.get()).count, 2);
  assert.deepEqual(await changesDuring(adapter, () => adapter.cart.add([{ variantId: MUG, quantity: 1 }])), []);
  let settle;
  const promise = new Promise((_, reject) => (settle = reject));
  const news = await changesDuring(adapter, async () => {
    page.document.dispatchEvent(
      Object.assign(new Event('shopify:cart:lines-update'), { promise, action: 'add', lines: [] }),
    );
    settle(new Error('the theme could not'));
    await promise.catch(() => {});
  });
  assert.deepEqual(news, ['page']);
  assert.deepEqual(
    await changesDuring(adapter, async () => void page.document.dispatchEvent(new Event('shopify:cart:note-update'))),
    ['page'],
    'an event without a promise',
  );
});

test('quantities go through the action where it can distinguish the lines, else by key, and the theme is notified', async () => {
  const { adapter, page, sent } = await open();
  await adapter.cart.add([{ variantId: MUG, quantity: 1, attributes: [{ key: 'Engraving', value: 'A' }] }]);
  const { cart } = await adapter.cart.add([{ variantId: JAR, quantity: 1 }]);
  await adapter.cart.update([{ lineId: cart.lines[1].id, quantity: 3 }]);
  assert.ok(!sent().includes('/cart/change.js'));

  // Two lines of one price and number: only the key tells them apart.
  const both = await adapter.cart.add([
    { variantId: MUG, quantity: 1, attributes: [{ key: 'Engraving', value: 'B' }] },
  ]);
  const events = [];
  page.document.addEventListener('shopify:cart:lines-update', ({ action, lines, promise }) =>
    events.push([action, lines, promise]),
  );
  const line = both.cart.lines.find(({ attributes }) => attributes[0]?.value === 'B');
  const after = await adapter.cart.update([{ lineId: line.id, quantity: 2 }]);
  assert.ok(sent().includes('/cart/change.js'));
  assert.deepEqual(
    after.cart.lines.map(({ quantity, attributes }) => [quantity, attributes[0]?.value]),
    [
      [1, 'A'],
      [3, undefined],
      [2, 'B'],
    ],
  );
  assert.deepEqual(
    events.map(([action, lines]) => [action, lines]),
    [['update', [{ id: line.id, quantity: 2 }]]],
  );
  assert.equal((await events[0][2]).cart.totalQuantity, 6, 'its promise brings the cart');
  const [first] = after.cart.lines;
  const left = await adapter.cart.remove([first.id]);
  assert.deepEqual(
    left.cart.lines.map(({ quantity }) => quantity),
    [3, 2],
  );
});

test('actions that answer with a connection, as seen in the field, are understood', async () => {
  const { adapter, page, sent } = await open();
  const { getCart } = page.Shopify.actions;
  page.Shopify.actions.getCart = async (...call) => {
    const { cart } = await getCart(...call);
    return { cart: cart && { ...cart, lines: { nodes: cart.lines } } };
  };
  const { cart } = await adapter.cart.add([{ variantId: MUG, quantity: 1 }]);
  assert.equal((await adapter.cart.update([{ lineId: cart.lines[0].id, quantity: 2 }])).cart.count, 2);
  assert.ok(!sent().includes('/cart/change.js'));
});

test('a product of the theme is all there, in whole amounts of any currency', async () => {
  const { adapter } = await open();
  const [mug, soap, club, clock] = await adapter.catalog.products(
    ['stoneware-mug', 'soap-bar', 'coffee-club', 'wall-clock'].map((handle) => ({ handle })),
  );
  assert.deepEqual(
    [mug.id, mug.description, mug.kind],
    [gid('Product', 1), 'Holds 350 ml. Dishwasher safe & sound.', 'physical'],
  );
  assert.match(mug.url, /^http:\/\/127\.0\.0\.1:\d+\/products\/stoneware-mug$/);
  assert.deepEqual(
    mug.pictures.map(({ url, width }) => [new URL(url).pathname, width]),
    [
      ['/mug.jpg', 1200],
      ['/mug-side.jpg', 1200],
    ],
  );
  const [sand] = mug.variants;
  assert.deepEqual(
    [sand.id, sand.selectedOptions, sand.compareAtPrice.amount, sand.measurePrice.per, sand.measurePrice.price.amount],
    [gid('ProductVariant', 11), [{ name: 'Colour', value: 'Sand' }], 3000, '100 ml', 686],
  );
  assert.deepEqual([soap.options, soap.variants[0].quantity], [[], { min: 3, max: 12, step: 3 }]);
  assert.deepEqual([club.variants[0].purchasable, clock.variants[0].stock], [false, { state: 'out' }]);
  for (const [country, amount, exponent] of [
    ['VN', 590_000, 0],
    ['KW', 7250, 3],
    ['ID', 37_900_000, 2],
  ]) {
    const [{ variants }] = await (await open({ country })).adapter.catalog.products([{ handle: 'stoneware-mug' }]);
    assert.deepEqual([variants[0].price.amount, variants[0].price.exponent], [amount, exponent], country);
  }
});

test('each handle is asked for once, ids by the handles that are known: from the page, from products and from the cart', async () => {
  const { adapter, page, sent } = await open({ handles: {} });
  assert.deepEqual(await adapter.catalog.products([{ variantId: MUG }, { sku: 'MUG-SAND' }]), [null, null]);
  await adapter.catalog.products([{ handle: 'stoneware-mug' }, { handle: 'stoneware-mug' }]);
  assert.deepEqual(sent(), ['/products/stoneware-mug.js', '/cart.js']);
  assert.equal((await adapter.catalog.products([{ variantId: gid('ProductVariant', 12) }]))[0].handle, 'stoneware-mug');
  await page.Shopify.actions.updateCart({ lines: [{ merchandiseId: JAR, quantity: 1 }] });
  await adapter.cart.get();
  assert.equal((await adapter.catalog.products([{ variantId: JAR }]))[0].handle, 'storage-jar');
  assert.equal(
    (await (await open({ handles: { 31: 'teapot' } })).adapter.catalog.products([{ variantId: '31' }]))[0].handle,
    'teapot',
  );
});

test('the language of the page is in every address', async () => {
  const { adapter, sent } = await open({ prepare: (it) => (it.Shopify.routes = { root: '/vi/' }) });
  await adapter.catalog.products([{ handle: 'teapot' }]);
  await adapter.cart.add([{ variantId: MUG, quantity: 1 }]);
  assert.equal(new URL(await adapter.checkout.url()).pathname, '/vi/checkout');
  assert.equal(sent().length, 5);
});

test('a gift is bought with the attributes that Shopify reads', async () => {
  const { adapter } = await open();
  const config = await adapter.giftCard.config();
  const recipient = {
    name: 'Ann',
    email: 'ann@example.com',
    sender: 'Noor',
    message: 'Hi',
    designId: 'eid',
    sendOn: { date: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10), zone: 'Asia/Dhaka', offset: 360 },
  };
  const { cart } = await adapter.giftCard.addToCart([{ amount: config.amounts[1], recipient }]);
  assert.deepEqual(
    [cart.lines[0].recipient, cart.lines[0].kind, cart.lines[0].total.amount, cart.lines[0].attributes],
    [recipient, 'gift-card', 2500, []],
  );
  const attributes = Object.fromEntries(
    shop.log
      .filter(({ path }) => path === '/standard/update-cart')
      .at(-1)
      .body.lines[0].attributes.map(({ key, value }) => [key, value]),
  );
  assert.deepEqual(
    [attributes.__shopify_send_gift_card_to_recipient, attributes['Recipient email'], attributes.__shopify_offset],
    ['on', 'ann@example.com', '-360'],
  );
});

test('where there are no actions there is no cart, and the console says why', async (t) => {
  const warned = t.mock.method(console, 'warn', () => {});
  const { adapter, connected } = await open({ prepare: (page) => delete page.Shopify.actions });
  assert.deepEqual(connected, { disable: ['cart', 'checkout', 'giftCard'] });
  assert.match(warned.mock.calls[0].arguments[0], /no Shopify\.actions/);
  assert.equal((await adapter.catalog.products([{ handle: 'teapot' }]))[0].handle, 'teapot');
});

test('while the document is being parsed the actions are waited for', async () => {
  let parsed;
  const { actions } = openPage(shop).page.Shopify;
  const here = openPage(shop);
  here.page.document.readyState = 'loading';
  delete here.page.Shopify.actions;
  const adapter = shopifyThemeAdapter({ page: here.page });
  const connecting = adapter.connect({ market: US, storage: {}, fetch: here.send }).then((answer) => (parsed = answer));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(parsed, undefined);
  here.page.Shopify.actions = actions;
  here.page.document.dispatchEvent(new Event('DOMContentLoaded'));
  assert.deepEqual(await connecting, {});
});

test("the theme's own drawer is opened where it has one", async () => {
  const { page, state } = await open();
  assert.equal(openThemeCart(page), false, 'Shopify would leave the page for /cart');
  page.document.querySelector = (selector) => (/(^|,)cart-drawer(,|$)/.test(selector) ? {} : null);
  assert.equal(openThemeCart(page), true);
  page.document.querySelector = () => null;
  page.Shopify.actions.openCart.configure({ handler: async () => (state.opened += 10) });
  assert.equal(openThemeCart(page), true);
  assert.equal(state.opened, 11);
  assert.equal(openThemeCart({ document: page.document }), false);
});

test("a theme's own code that breaks, or never answers, costs one command", async () => {
  const { adapter, page } = await open();
  const { updateCart } = page.Shopify.actions;
  page.Shopify.actions.updateCart = () => {
    throw new TypeError('the theme is broken');
  };
  await rejectionOf(adapter.cart.add([{ variantId: MUG, quantity: 1 }]), 'network');
  page.Shopify.actions.updateCart = () => new Promise(() => {});
  const ended = new AbortController();
  const waiting = adapter.cart.add([{ variantId: MUG, quantity: 1 }], { signal: ended.signal });
  setImmediate(() => ended.abort());
  assert.equal((await rejectionOf(waiting, 'aborted')).ambiguous, true);
  page.Shopify.actions.updateCart = async () => ({
    cart: null,
    userErrors: [{ code: 'MAXIMUM_EXCEEDED', field: ['lines', '0', 'quantity'], message: 'x' }],
  });
  await rejectionOf(adapter.cart.add([{ variantId: MUG, quantity: 1 }]), 'quantity-above-maximum');
  page.Shopify.actions.updateCart = async () => undefined;
  await rejectionOf(adapter.cart.add([{ variantId: MUG, quantity: 1 }]), 'bad-response');
  page.Shopify.actions.updateCart = updateCart;
  assert.equal((await adapter.cart.add([{ variantId: MUG, quantity: 1 }])).cart.count, 1);
});
