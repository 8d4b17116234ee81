// The script tag with sinks beside the shop: what the page's own Google tag and a server of its own receive, and when.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startEmbedSite, stub } from '../support/embed-page.mjs';

let site;
before(async () => {
  site = await startEmbedSite();
});
after(() => site?.close());

const sinks = '<script async src="/cdn/vitrine.js" data-adapter="memory  ga4 meta /collect.js"></script>';
const services =
  '<script>window.received = []; window.gtag = (...call) => received.push(["gtag", ...call]); window.fbq = (...call) => received.push(["fbq", ...call]);</script>';

test('sinks named beside the shop hear nothing before consent, then everything, then nothing', async () => {
  const collected = [];
  const { page, problems, close } = await site.open({
    html: {
      head: `${stub}${services}${sinks}`,
      body: '<vitrine-cart-button></vitrine-cart-button><vitrine-product-card handle="teapot"></vitrine-product-card>',
    },
    async prepare(tab) {
      await tab.route('**/collect.js', (route) =>
        route.fulfill({
          contentType: 'text/javascript',
          body: 'import { beaconAnalytics } from "/cdn/adapters/beacon.js"; export const adapter = () => beaconAnalytics({ url: "/collect" });',
        }),
      );
      await tab.route('**/collect', (route) => {
        collected.push(route.request().postDataJSON());
        return route.fulfill({ status: 204 });
      });
    },
  });
  const received = () => page.evaluate(() => globalThis.received.map(([who, , name]) => `${who} ${name}`));
  const openCart = async () => {
    await page.locator('vitrine-cart-button').getByRole('button').click();
    // The cart is viewed when it is there, and not while it is being fetched.
    await page.locator('vitrine-cart-drawer [part~=empty]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('vitrine-cart-drawer').getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await openCart();
  assert.deepEqual(await received(), []);

  await page.evaluate(() => window.vitrine('consent', { analytics: true, video: true }));
  await page.waitForFunction(() => globalThis.received.length === 1);
  assert.deepEqual(await received(), ['gtag view_cart']);

  await page
    .locator('vitrine-product-card')
    .getByRole('button', { name: /teapot/i })
    .first()
    .click();
  await page.waitForFunction(() => globalThis.received.some(([who]) => who === 'fbq'));
  assert.ok((await received()).includes('gtag view_item') && (await received()).includes('fbq ViewContent'));

  await page.waitForResponse('**/collect');
  assert.deepEqual(collected[0].events.map(({ name }) => name).slice(0, 2), ['cart_view', 'product_view']);

  const before = (await received()).length;
  await page.evaluate(() => window.vitrine('consent', { analytics: false }));
  await page.keyboard.press('Escape');
  await openCart();
  assert.equal((await received()).length, before);
  assert.deepEqual(problems, []);
  await close();
});

for (const name of ['script-tag', 'analytics']) {
  test(`the thank-you page of docs/${name}.md tells what was bought, once, also when it is opened again`, async () => {
    const text = readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');
    const [, example] = /```html\n(<script>\n[^`]*'purchase'[^`]*)```/.exec(text);
    const head = `${services}${example.replace(/https:\/\/cdn\.example\/vitrine\/[^/]+\//, '/cdn/')}`;
    const { page, problems, requests, close } = await site.open({ html: { head, body: '<h1>Thank you</h1>' } });
    await page.waitForFunction(() => window.vitrine.version);
    await page.evaluate(() => window.vitrine('consent', { analytics: true, video: true }));
    await page.waitForFunction(() => globalThis.received.length === 2);
    const received = await page.evaluate(() =>
      globalThis.received.map(([who, , event, { transaction_id: order, value, currency, num_items: units, items }]) => [
        who,
        event,
        order,
        value,
        currency,
        units,
        items?.map(({ item_id: id, quantity, price }) => [id, quantity, price]),
      ]),
    );
    // Each sink is a file of its own, and whichever comes first reports first.
    received.sort(([one], [other]) => (one < other ? 1 : -1));
    assert.deepEqual(received, [
      [
        'gtag',
        'purchase',
        'KC-1042',
        57.05,
        'USD',
        undefined,
        [
          ['121', 2, 24],
          ['140', 1, 9.05],
        ],
      ],
      ['fbq', 'Purchase', undefined, 57.05, 'USD', 3, undefined],
    ]);
    assert.ok(!requests.some((path) => /product-sheet|cart-drawer/.test(path)), requests.join(' '));
    await page.reload();
    await page.evaluate(() => window.vitrine('consent', { analytics: true, video: true }));
    await page.evaluate(() => new Promise((resolve) => window.vitrine('ready', () => setTimeout(resolve, 100))));
    assert.deepEqual(await page.evaluate(() => globalThis.received), []);
    assert.deepEqual(problems, []);
    await close();
  });
}

test('a purchase whose money cannot be read is reported without it, with one error in the console', async () => {
  const { page, problems, close } = await site.open({
    html: { head: `${stub}${services}<script async src="/cdn/vitrine.js" data-adapter="ga4"></script>`, body: '' },
  });
  await page.evaluate(() => {
    window.vitrine('consent', { analytics: true, video: true });
    window.vitrine('track', 'purchase', {
      transactionId: 'KC-1',
      value: 24,
      items: [{ productId: 'p1', price: '24.00' }],
    });
    window.vitrine('track', 'purchase', { value: { amount: '24.00', currency: 'USD' } });
  });
  await page.waitForFunction(() => globalThis.received.length === 1);
  assert.deepEqual(await page.evaluate(() => Object.keys(globalThis.received[0][3]).sort()), [
    'event_id',
    'items',
    'transaction_id',
  ]);
  assert.equal(problems.length, 2, problems.join('\n'));
  assert.match(
    problems[0],
    /purchase KC-1 is reported without value, items\[0\]\.price\. Money is \{ amount: '24\.00', currency: 'USD' \}/,
  );
  assert.match(problems[1], /not reported: it has no transactionId/);
  await close();
});
