// The script tag with sinks beside the shop: what the page's own Google tag and a server of its own are told, and when.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startEmbedSite, stub } from '../support/embed-page.mjs';

let site;
before(async () => {
  site = await startEmbedSite();
});
after(() => site?.close());

const sinks = '<script async src="/cdn/vitrine.js" data-adapter="memory  ga4 meta /collect.js"></script>';
const services = '<script>window.told = []; window.gtag = (...call) => told.push(["gtag", ...call]); window.fbq = (...call) => told.push(["fbq", ...call]);</script>';

test('sinks named beside the shop hear nothing before consent, then everything, then nothing', async () => {
  const collected = [];
  const { page, problems, close } = await site.open({
    html: { head: `${stub}${services}${sinks}`, body: '<vitrine-cart-button></vitrine-cart-button><vitrine-product-card handle="teapot"></vitrine-product-card>' },
    async prepare(tab) {
      await tab.route('**/collect.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'import { beaconAnalytics } from "/cdn/adapters/beacon.js"; export const adapter = () => beaconAnalytics({ url: "/collect" });' }));
      await tab.route('**/collect', (route) => {
        collected.push(route.request().postDataJSON());
        return route.fulfill({ status: 204 });
      });
    },
  });
  const told = () => page.evaluate(() => globalThis.told.map(([who, , name]) => `${who} ${name}`));
  const openCart = async () => {
    await page.locator('vitrine-cart-button').getByRole('button').click();
    await page.locator('vitrine-cart-drawer').getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('vitrine-cart-drawer').getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await openCart();
  assert.deepEqual(await told(), []);

  await page.evaluate(() => window.vitrine('consent', { analytics: true }));
  await page.waitForFunction(() => globalThis.told.length === 1);
  assert.deepEqual(await told(), ['gtag view_cart']);

  await page.locator('vitrine-product-card').getByRole('button', { name: /teapot/i }).first().click();
  await page.waitForFunction(() => globalThis.told.some(([who]) => who === 'fbq'));
  assert.ok((await told()).includes('gtag view_item') && (await told()).includes('fbq ViewContent'));

  await page.waitForResponse('**/collect');
  assert.deepEqual(collected[0].events.map(({ name }) => name).slice(0, 2), ['cart_view', 'product_view']);

  const before = (await told()).length;
  await page.evaluate(() => window.vitrine('consent', { analytics: false }));
  await page.keyboard.press('Escape');
  await openCart();
  assert.equal((await told()).length, before);
  assert.deepEqual(problems, []);
  await close();
});
