// What each sink sends, to the letter; that docs/analytics.md says the same; that consent holds from end to end; that
// nothing personal slips through.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { composeAdapters, createMemoryStorage, createShop } from '@vitrine/core';
import { beaconAnalytics } from '@vitrine/adapters/beacon';
import { ga4Analytics } from '@vitrine/adapters/ga4';
import { metaAnalytics } from '@vitrine/adapters/meta';
import { segmentAnalytics } from '@vitrine/adapters/segment';

const usd = (amount) => ({ amount, currency: 'USD', exponent: 2 });
const source = { element: 'vitrine-player', videoId: 'clip', videoTime: 12.5, hotspotId: 'h1', creatorId: 'noor' };
const mug = { productId: 'p1', variantId: 'v1', title: 'Mug', variantTitle: 'Sand', price: usd(2400), quantity: 2 };
const hook = { productId: 'p2', title: 'Hook', price: usd(905), quantity: 1 };
const event = (name, more = {}) => ({ id: `id-${name}`, at: 1_700_000_000_000, name, source, items: [mug], ...more });
const NAMES = [
  'video_start',
  'video_view',
  'video_progress',
  'video_complete',
  'hotspot_show',
  'hotspot_click',
  'product_view',
  'variant_change',
  'add_to_cart',
  'remove_from_cart',
  'cart_view',
  'code_apply',
  'gift_card_add',
  'checkout_start',
  'purchase',
];

/** A page that records what its services receive. */
function page() {
  const received = [];
  const note =
    (who) =>
    (...args) =>
      void received.push([who, ...args]);
  return { received, gtag: note('gtag'), fbq: note('fbq'), analytics: { track: note('track') } };
}

async function tell(make, events, where = page()) {
  const adapter = make(where);
  await adapter.connect?.({
    market: { locale: 'en', country: null, currency: null },
    storage: createMemoryStorage(),
    fetch,
  });
  adapter.analytics.track(events);
  return where.received ?? where.dataLayer;
}
const ga4 = (where) => ga4Analytics({ page: where });
const gtm = (where) => ga4Analytics({ page: where, via: 'dataLayer' });
const meta = (where) => metaAnalytics({ page: where });
const segment = (where) => segmentAnalytics({ page: where });

const begun = { video_id: 'clip', video_current_time: 12.5, hotspot_id: 'h1', creator_id: 'noor' };

test('GA4 by the Google tag', async () => {
  const item = { item_id: 'v1', item_name: 'Mug', item_variant: 'Sand', quantity: 2, price: 24, item_list_id: 'clip' };
  assert.deepEqual(
    await tell(ga4, [
      event('add_to_cart'),
      event('purchase', { transactionId: 'KC-1', value: usd(5705), items: [mug, hook], source: null }),
      event('video_progress', { items: [], percent: 50 }),
      event('hotspot_click'),
    ]),
    [
      [
        'gtag',
        'event',
        'add_to_cart',
        { currency: 'USD', value: 48, items: [item], ...begun, event_id: 'id-add_to_cart' },
      ],
      [
        'gtag',
        'event',
        'purchase',
        {
          transaction_id: 'KC-1',
          currency: 'USD',
          value: 57.05,
          items: [
            { item_id: 'v1', item_name: 'Mug', item_variant: 'Sand', quantity: 2, price: 24 },
            { item_id: 'p2', item_name: 'Hook', quantity: 1, price: 9.05 },
          ],
          event_id: 'id-purchase',
        },
      ],
      ['gtag', 'event', 'video_progress', { ...begun, video_percent: 50, event_id: 'id-video_progress' }],
      [
        'gtag',
        'event',
        'select_item',
        { currency: 'USD', value: 48, items: [item], ...begun, event_id: 'id-hotspot_click' },
      ],
    ],
  );
});

test('GA4 before the Google tag has come: the list keeps what the tag itself would keep', async () => {
  const where = {};
  await tell(ga4, [event('cart_view')], where);
  assert.equal(Object.prototype.toString.call(where.dataLayer[0]), '[object Arguments]');
  assert.deepEqual([...where.dataLayer[0]].slice(0, 2), ['event', 'view_cart']);
});

test('Tag Manager gets a clean ecommerce object each time', async () => {
  assert.deepEqual(
    await tell(gtm, [event('checkout_start', { value: { amount: 590_000, currency: 'VND', exponent: 0 } })], {}),
    [
      { ecommerce: null },
      {
        event: 'begin_checkout',
        ecommerce: {
          currency: 'VND',
          value: 590000,
          items: [
            { item_id: 'v1', item_name: 'Mug', item_variant: 'Sand', quantity: 2, price: 24, item_list_id: 'clip' },
          ],
        },
        ...begun,
        event_id: 'id-checkout_start',
      },
    ],
  );
});

test('Meta', async () => {
  const contents = {
    content_type: 'product',
    content_ids: ['v1'],
    contents: [{ id: 'v1', quantity: 2, item_price: 24 }],
    num_items: 2,
    currency: 'USD',
    value: 48,
  };
  assert.deepEqual(
    await tell(meta, [
      event('add_to_cart'),
      event('purchase', { transactionId: 'KC-1' }),
      event('video_start', { items: [] }),
      event('hotspot_show'),
    ]),
    [
      ['fbq', 'track', 'AddToCart', { ...contents, ...begun }, { eventID: 'id-add_to_cart' }],
      ['fbq', 'track', 'Purchase', { ...contents, ...begun }, { eventID: 'KC-1' }],
      ['fbq', 'trackCustom', 'VideoStart', begun, { eventID: 'id-video_start' }],
    ],
  );
});

test('Segment: one event for one product, a list for a list', async () => {
  const product = { product_id: 'p1', variant_id: 'v1', name: 'Mug', variant: 'Sand', price: 24, quantity: 2 };
  const other = { product_id: 'p2', name: 'Hook', price: 9.05, quantity: 1 };
  const timestamp = new Date(1_700_000_000_000);
  assert.deepEqual(
    await tell(segment, [
      event('add_to_cart', { items: [mug, hook] }),
      event('purchase', { transactionId: 'KC-1', items: [mug, hook] }),
      event('hotspot_show'),
      event('hotspot_click'),
    ]),
    [
      [
        'track',
        'Product Added',
        { ...product, currency: 'USD', value: 48, ...begun },
        { messageId: 'id-add_to_cart-0', timestamp },
      ],
      [
        'track',
        'Product Added',
        { ...other, currency: 'USD', value: 9.05, ...begun },
        { messageId: 'id-add_to_cart-1', timestamp },
      ],
      [
        'track',
        'Order Completed',
        { order_id: 'KC-1', products: [product, other], currency: 'USD', value: 57.05, total: 57.05, ...begun },
        { messageId: 'id-purchase', timestamp },
      ],
      [
        'track',
        'Product List Viewed',
        { list_id: 'clip', products: [product], currency: 'USD', value: 48, ...begun },
        { messageId: 'id-hotspot_show', timestamp },
      ],
      [
        'track',
        'Product Clicked',
        { list_id: 'clip', ...product, currency: 'USD', value: 48, ...begun },
        { messageId: 'id-hotspot_click', timestamp },
      ],
    ],
  );
});

test('docs/analytics.md says what the sinks send', async () => {
  const doc = readFileSync(new URL('../../docs/analytics.md', import.meta.url), 'utf8');
  const rows = [...doc.matchAll(/^\| `(\w+)` *\| [^|]+ \| ([^|]+) \| ([^|]+) \| `([^`]+)` *\|$/gm)].map(
    ([, name, ...services]) => [name, ...services.map((text) => text.trim())],
  );
  assert.deepEqual(
    rows.map(([name]) => name),
    NAMES,
  );
  for (const [name, google, pixel, segmented] of rows) {
    const [, , tagged] = (await tell(ga4, [event(name)]))[0] ?? [];
    const pushed = (await tell(gtm, [event(name)], { dataLayer: [] }))[1]?.event;
    assert.deepEqual(
      [tagged, pushed].map((name) => (name === undefined ? '–' : `\`${name}\``)),
      [google, google],
    );
    assert.equal((await tell(segment, [event(name)]))[0][1], segmented);
    const [call] = await tell(meta, [event(name)]);
    assert.equal(call === undefined ? '–' : `\`${call[2]}\`${call[1] === 'trackCustom' ? ' (custom)' : ''}`, pixel);
  }
});

test('a value never goes without its currency, nor without every price', async () => {
  const cases = [
    [mug, { ...hook, price: undefined }],
    [mug, { ...hook, price: { amount: 9, currency: 'EUR', exponent: 2 } }],
    [{ ...mug, price: { ...usd(Number.MAX_SAFE_INTEGER), exponent: 2 } }, mug],
  ];
  for (const items of cases) {
    for (const make of [ga4, meta]) {
      const received = (await tell(make, [event('add_to_cart', { items })]))[0][3];
      assert.ok(!('value' in received) && !('currency' in received), JSON.stringify(received));
    }
  }
});

test('what is no money is left out by every sink, and never reported as 0', async () => {
  for (const broken of [
    24,
    '24.00',
    { amount: 24, currency: 'USD' },
    { amount: '24', currency: 'USD', exponent: 2 },
    { amount: 2400, exponent: 2 },
  ]) {
    const bought = event('purchase', { transactionId: 'KC-1', value: broken, items: [{ ...mug, price: broken }] });
    const wire = line();
    beaconAnalytics({ url: '/collect', page: wire }).analytics.track([
      bought,
      event('cart_view', { items: bought.items }),
    ]);
    wire.hide();
    const received = [
      ...(await tell(ga4, [bought])),
      ...(await tell(meta, [bought])),
      ...(await tell(segment, [bought, event('cart_view', { items: bought.items })])),
      wire.sent,
    ];
    assert.doesNotMatch(JSON.stringify(received), /"(?:value|price|item_price|currency|total)":/);
  }
});

test('two hundred items at most', async () => {
  const items = Array.from({ length: 450 }, (_, at) => ({ ...mug, variantId: `v${at}` }));
  assert.equal((await tell(ga4, [event('cart_view', { items })]))[0][3].items.length, 200);
  assert.equal((await tell(meta, [event('checkout_start', { items })]))[0][3].contents.length, 200);
  assert.equal((await tell(segment, [event('cart_view', { items })]))[0][2].products.length, 200);
});

test('an order is reported once per browser, to each service', async () => {
  const storage = createMemoryStorage();
  const where = page();
  for (let visit = 0; visit < 3; visit++) {
    const adapter = composeAdapters(ga4(where), meta(where), segment(where));
    await adapter.connect({ market: { locale: 'en', country: null, currency: null }, storage, fetch });
    adapter.analytics.track([
      event('purchase', { transactionId: 'KC-1' }),
      event('purchase', { transactionId: `KC-1\n${visit}` }),
    ]);
  }
  assert.equal(where.received.length, 3 + 3 * 3);
});

test('two of one kind are two services: each receives an order', async () => {
  const storage = createMemoryStorage();
  const where = {
    ...page(),
    dataLayer: [],
    rudderanalytics: { track: (...args) => void where.received.push(['rudder', ...args]) },
  };
  const adapter = composeAdapters(
    ga4(where),
    gtm(where),
    segment(where),
    segmentAnalytics({ page: where, global: 'rudderanalytics' }),
  );
  await adapter.connect({ market: { locale: 'en', country: null, currency: null }, storage, fetch });
  for (let time = 0; time < 2; time++) adapter.analytics.track([event('purchase', { transactionId: 'KC-1' })]);
  assert.deepEqual(
    where.received.map(([who]) => who),
    ['gtag', 'track', 'rudder'],
  );
  assert.equal(where.dataLayer.filter(({ event: name }) => name === 'purchase').length, 1);
});

const LATE = { meta: [meta, 'fbq'], segment: [segment, 'analytics'] };
for (const [service, [make, global]] of Object.entries(LATE)) {
  test(`${service}, when it comes later: events have waited, and an order counts as reported only then`, async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const warned = t.mock.method(console, 'warn', () => {});
    const storage = createMemoryStorage();
    const connected = async (where) => {
      const adapter = make(where);
      await adapter.connect({ market: { locale: 'en', country: null, currency: null }, storage, fetch });
      return adapter;
    };
    const buy = (adapter) =>
      adapter.analytics.track([event('product_view'), event('purchase', { transactionId: 'KC-1' })]);
    // the shopper leaves before it has come
    const first = await connected({});
    buy(first);
    first.dispose();

    const where = {};
    const { received, ...services } = page();
    const adapter = await connected(where);
    buy(adapter);
    t.mock.timers.tick(3000);
    assert.deepEqual([received.length, warned.mock.callCount()], [0, 0]);
    where[global] = services[global];
    t.mock.timers.tick(4500);
    assert.equal(received.length, 2);
    buy(adapter);
    assert.equal(received.length, 3, 'the order is reported once');
    assert.equal(warned.mock.callCount(), 0);
  });

  test(`${service}, when it never comes: one warning, a look ever more rarely for two minutes, then one with each event; a hundred wait`, async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const warned = t.mock.method(console, 'warn', () => {});
    let looks = 0;
    const where = {};
    Object.defineProperty(where, global, { configurable: true, get: () => void looks++ });
    const { analytics } = make(where);
    analytics.track(Array.from({ length: 130 }, (_, at) => event('product_view', { id: `e${at}` })));
    for (let second = 0; second < 600; second++) t.mock.timers.tick(1000);
    assert.deepEqual([looks, warned.mock.callCount()], [9, 1]);
    assert.match(warned.mock.calls[0].arguments[0], /the page has no \S+: 100 events wait for it/);
    const { received, ...services } = page();
    Object.defineProperty(where, global, { value: services[global] });
    analytics.track([event('product_view', { id: 'last' })]);
    assert.deepEqual(
      [
        received.length,
        JSON.stringify(received[0]).includes('"e30"'),
        JSON.stringify(received[100]).includes('"last"'),
      ],
      [101, true, true],
    );
  });

  test(`${service}: what waits for it is dropped on denial`, async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const where = {};
    const { received, ...services } = page();
    const { analytics, dispose } = make(where);
    analytics.track([event('product_view')]);
    analytics.forget();
    where[global] = services[global];
    t.mock.timers.tick(600_000);
    analytics.track([event('add_to_cart')]);
    assert.equal(received.length, 1);
    dispose();
  });
}

test('a service that breaks costs the event, not the page, and an order that it broke on is reported another time', async (t) => {
  const complained = t.mock.method(console, 'error', () => {});
  const storage = createMemoryStorage();
  const broken = page();
  const { gtag } = broken;
  broken.gtag = () => {
    throw new Error('the page');
  };
  const adapter = ga4(broken);
  await adapter.connect({ market: { locale: 'en', country: null, currency: null }, storage, fetch });
  const buy = () => adapter.analytics.track([event('purchase', { transactionId: 'KC-1' })]);
  buy();
  assert.equal(complained.mock.callCount(), 1);
  broken.gtag = gtag;
  buy();
  buy();
  assert.equal(broken.received.length, 1);
});

/** A page whose clock and line are in the test's hands. */
function line({ status = 200, accepts = true } = {}) {
  const sent = [];
  const timers = new Map();
  let serial = 0;
  let hidden = null;
  return {
    sent,
    timers,
    state: { status },
    beacon(url, text) {
      if (accepts) sent.push(['beacon', url, text]);
      return accepts;
    },
    async fetch(url, init) {
      sent.push(['fetch', url, init.body, init]);
      if (this.state.status === 0) throw new TypeError('Failed to fetch');
      return new Response(null, { status: this.state.status });
    },
    setTimeout: (run, wait) => (timers.set(++serial, { run, wait }), serial),
    clearTimeout: (id) => void timers.delete(id),
    onHidden: (run) => ((hidden = run), () => (hidden = null)),
    hide: () => hidden?.(),
    listens: () => hidden !== null,
    async pass() {
      const due = [...timers.values()];
      timers.clear();
      for (const { run } of due) run();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}
const namesIn = (sent) => sent.flatMap(([, , text]) => JSON.parse(text).events.map(({ id }) => id));
const events = (count, more = {}) =>
  Array.from({ length: count }, (_, at) => event('add_to_cart', { id: `e${at}`, ...more }));

test('the beacon: twenty together, or after five seconds, or when the page is hidden', async () => {
  const where = line();
  const { analytics, dispose } = beaconAnalytics({ url: '/collect', page: where });
  analytics.track(events(45));
  assert.deepEqual(
    where.sent.map(([how, url, text]) => [how, url, JSON.parse(text).events.length]),
    [
      ['fetch', '/collect', 20],
      ['fetch', '/collect', 20],
    ],
  );
  assert.deepEqual(
    [...where.timers.values()].map(({ wait }) => wait),
    [5000],
  );
  assert.equal(where.sent[0][3].credentials, 'omit');
  await where.pass();
  assert.deepEqual(namesIn(where.sent).length, 45);
  analytics.track(events(3));
  where.hide();
  assert.deepEqual([where.sent.at(-1)[0], namesIn([where.sent.at(-1)])], ['beacon', ['e0', 'e1', 'e2']]);
  assert.equal(where.timers.size, 0);
  analytics.track(events(1));
  dispose();
  assert.deepEqual([where.sent.at(-1)[0], where.timers.size, where.listens()], ['beacon', 0, false]);
});

test('the beacon: what it sends, to the letter', async () => {
  const where = line();
  beaconAnalytics({ url: 'https://stats.example/in', page: where }).analytics.track([
    event('purchase', { transactionId: 'KC-1', value: { amount: 1250, currency: 'KWD', exponent: 3 }, items: [hook] }),
  ]);
  where.hide();
  assert.deepEqual(JSON.parse(where.sent[0][2]), {
    events: [
      {
        id: 'id-purchase',
        at: 1_700_000_000_000,
        name: 'purchase',
        transactionId: 'KC-1',
        value: { amount: '1.250', currency: 'KWD' },
        source,
        items: [{ productId: 'p2', title: 'Hook', quantity: 1, price: { amount: '9.05', currency: 'USD' } }],
      },
    ],
  });
});

test('the beacon: sixty kilobytes a parcel, a larger event alone, nothing lost', async () => {
  const where = line();
  const { analytics } = beaconAnalytics({ url: '/collect', page: where });
  const wide = { items: Array.from({ length: 60 }, () => ({ ...mug, title: 'ক'.repeat(100) })) };
  analytics.track([
    ...events(4, wide),
    event('cart_view', { id: 'huge', items: Array.from({ length: 200 }, () => ({ ...mug, title: 'ক'.repeat(200) })) }),
  ]);
  where.hide();
  assert.deepEqual(namesIn(where.sent).sort(), ['e0', 'e1', 'e2', 'e3', 'huge']);
  for (const [how, , text, init] of where.sent) {
    const bytes = Buffer.byteLength(text);
    if (how === 'beacon') assert.ok(bytes <= 60_000, `${bytes} bytes`);
    else assert.deepEqual([JSON.parse(text).events.length, init.keepalive], [1, false]);
  }
  assert.ok(where.sent.some(([how]) => how === 'fetch'));
});

test('the beacon: a line that is down keeps what it has, asks ever more rarely, and says what it gives up', async (t) => {
  const warned = t.mock.method(console, 'warn', () => {});
  const where = line({ status: 0 });
  const { analytics } = beaconAnalytics({ url: '/collect', page: where });
  analytics.track(events(20));
  await new Promise((resolve) => setTimeout(resolve, 0));
  const waits = [];
  for (let round = 0; round < 5; round++) {
    waits.push(...[...where.timers.values()].map(({ wait }) => wait));
    await where.pass();
  }
  assert.deepEqual(waits, [10_000, 20_000, 40_000, 60_000, 60_000]);
  analytics.track(Array.from({ length: 600 }, (_, at) => event('add_to_cart', { id: `late${at}` })));
  await where.pass();
  assert.match(warned.mock.calls[0].arguments[0], /120 events were given up/);
  where.sent.length = 0;
  where.state.status = 200;
  await where.pass();
  const arrived = namesIn(where.sent);
  assert.deepEqual([arrived.length, arrived[0], arrived.at(-1)], [500, 'late100', 'late599']);
});

test('the beacon: a rejection is reported and not repeated; what is no address is rejected', async (t) => {
  const warned = t.mock.method(console, 'warn', () => {});
  const where = line({ status: 403 });
  beaconAnalytics({ url: '/collect', page: where }).analytics.track(events(20));
  await new Promise((resolve) => setTimeout(resolve, 0));
  assert.deepEqual([warned.mock.callCount(), where.timers.size, where.sent.length], [1, 0, 1]);
  for (const url of ['', 'collect', '//evil.example/x', 'javascript:alert(1)', 'data:,x', '/\\evil.example', 'http:/x'])
    assert.throws(() => beaconAnalytics({ url }), { code: 'misconfigured' }, url);
});

test('a page that has no beacon, or whose queue is full, is asked by fetch', async () => {
  const where = line({ accepts: false });
  beaconAnalytics({ url: '/collect', page: where }).analytics.track(events(2));
  where.hide();
  assert.deepEqual(
    where.sent.map(([how]) => how),
    ['fetch'],
  );
});

test('whatever hangs on an event, only what is named leaves', async () => {
  const SECRETS = ['GIFT-SECRET-1', 'ann@example.com', '+8801700000000'];
  const more = { code: SECRETS[0], recipient: { email: SECRETS[1] }, giftCardCode: SECRETS[0] };
  const hostile = NAMES.map((name) =>
    event(name, {
      ...more,
      transactionId: 'KC-1',
      source: { ...source, ...more, phone: SECRETS[2] },
      items: [{ ...mug, ...more, attributes: [{ key: 'phone', value: SECRETS[2] }] }],
      value: { ...usd(100), ...more },
    }),
  );
  const where = { ...page(), dataLayer: [] };
  const wire = line();
  for (const make of [ga4, gtm, meta, segment]) await tell(make, hostile, where);
  beaconAnalytics({ url: '/collect', page: wire }).analytics.track(hostile);
  wire.hide();
  const text = JSON.stringify([where.received, where.dataLayer, wire.sent]);
  assert.ok(text.length > 10_000);
  for (const secret of SECRETS) assert.ok(!text.includes(secret), secret);
});

test('consent, from end to end: nothing before it, nothing after it is taken back, and what was dropped stays dropped', async () => {
  const where = { ...page(), dataLayer: [] };
  const wire = line();
  const shop = createShop(
    composeAdapters(
      { name: 'pages', contract: 1, catalog: { products: async (refs) => refs.map(() => null) } },
      ga4(where),
      gtm(where),
      meta(where),
      segment(where),
      beaconAnalytics({ url: '/collect', page: wire }),
    ),
    { storage: createMemoryStorage(), tabs: false },
  );
  const track = (id) => shop.track({ name: 'product_view', source: null, items: [{ productId: id, title: id }] });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  const left = () => JSON.stringify([where.received, where.dataLayer, wire.sent]);
  await settled();

  track('one');
  track('two');
  await settled();
  await wire.pass();
  wire.hide();
  assert.equal(left(), '[[],[],[]]');

  shop.consent.set({ analytics: true, video: true });
  await settled();
  assert.deepEqual(
    where.received
      .filter(([who]) => who === 'fbq')
      .map(
        ([
          ,
          ,
          ,
          {
            content_ids: [id],
          },
        ]) => id,
      ),
    ['one', 'two'],
  );
  await wire.pass();
  assert.equal(JSON.parse(wire.sent[0][2]).events.length, 2);

  track('gathered');
  await settled();
  shop.consent.set({ analytics: false });
  const after = { received: where.received.length, pushed: where.dataLayer.length, sent: wire.sent.length };
  track('denied');
  await settled();
  await wire.pass();
  wire.hide();
  assert.deepEqual({ received: where.received.length, pushed: where.dataLayer.length, sent: wire.sent.length }, after);

  shop.consent.set({ analytics: true, video: true });
  track('later');
  await settled();
  wire.hide();
  assert.deepEqual(
    where.received
      .filter(([who]) => who === 'fbq')
      .map(
        ([
          ,
          ,
          ,
          {
            content_ids: [id],
          },
        ]) => id,
      ),
    ['one', 'two', 'gathered', 'later'],
  );
  assert.deepEqual(
    JSON.parse(wire.sent.at(-1)[2]).events.map(({ items: [{ productId }] }) => productId),
    ['later'],
  );
  assert.ok(!left().includes('denied'));

  track('last');
  await settled();
  shop.dispose();
  assert.deepEqual([wire.timers.size, wire.listens(), JSON.parse(wire.sent.at(-1)[2]).events.length], [0, false, 1]);
});

/** Three of anything is what there is. */
function scarce() {
  let units = 0;
  const cart = () => ({
    id: 'c',
    currency: 'USD',
    count: units,
    codes: [],
    discounts: [],
    giftCards: [],
    note: '',
    attributes: [],
    lines:
      units === 0
        ? []
        : [
            {
              id: 'l',
              variantId: 'v1',
              productId: 'p1',
              title: 'Mug',
              variantTitle: '',
              quantity: units,
              rule: { min: 1, max: null, step: 1 },
              unitPrice: usd(2400),
              total: usd(2400 * units),
              kind: 'physical',
              attributes: [],
            },
          ],
    subtotal: { money: usd(2400 * units), estimated: false },
    total: { money: usd(2400 * units), estimated: false },
  });
  return {
    name: 'scarce',
    contract: 1,
    cart: {
      idempotency: 'key',
      get: async () => cart(),
      async add([{ quantity }]) {
        const wanted = units + quantity;
        units = Math.min(3, wanted);
        return {
          cart: cart(),
          warnings: wanted > units ? [{ code: 'quantity-capped', lineId: 'l', title: 'Mug', quantity: units }] : [],
        };
      },
      update: async () => ({ cart: cart(), warnings: [] }),
      remove: async () => ({ cart: cart(), warnings: [] }),
      reset: async () => {},
    },
  };
}

test('what was added is reported, not what was asked for', async () => {
  const where = page();
  const received = () => where.received.map(([, , { quantity, value }]) => [quantity, value]);
  const shop = createShop(composeAdapters(scarce(), segment(where)), { storage: createMemoryStorage(), tabs: false });
  const add = (quantity) => shop.cart.add([{ variantId: 'v1', quantity }]);
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  shop.consent.set({ analytics: true, video: true });
  await add(1);
  await settled();
  assert.deepEqual(received(), [[1, 24]]);
  await add(10);
  await settled();
  assert.deepEqual(received().slice(1), [[2, 48]]);
  await Promise.all([add(1), add(1)]);
  await settled();
  assert.equal(received().length, 2);
  shop.dispose();

  const other = createShop(composeAdapters(scarce(), segment(where)), { storage: createMemoryStorage(), tabs: false });
  other.consent.set({ analytics: true, video: true });
  await Promise.all([2, 10].map((quantity) => other.cart.add([{ variantId: 'v1', quantity }])));
  await settled();
  assert.deepEqual(received().slice(2), [
    [2, 48],
    [1, 24],
  ]);
  other.dispose();
});

test('denied while it was pending: a later grant brings nothing back', async () => {
  const where = page();
  const shop = createShop(composeAdapters(ga4(where)), { storage: createMemoryStorage(), tabs: false });
  shop.track({ name: 'cart_view', source: null, items: [] });
  shop.consent.set({ analytics: false });
  shop.consent.set({ analytics: true, video: true });
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(where.received, []);
  shop.dispose();
});
