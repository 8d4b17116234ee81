// Vitrine in the theme of a Shopify shop: one cart, two ways, the theme's own drawer. The page implements the
// documented contract of Shopify's standard storefront actions and events.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { root } from '../../scripts/install.mjs';
import { launchChromium } from '../support/browser-flags.mjs';
import { createThemeBackend } from '../support/shopify/theme-server.mjs';
import { serveFolder } from '../support/static-server.mjs';

const themePage = (
  drawer,
) => `<!doctype html><html lang="en" data-drawer="${drawer}"><head><meta charset="utf-8"><title>Kiln</title><link rel="icon" href="data:,">
<script type="module" src="/test/journeys/pages/theme.js"></script>
<script async src="/dist/cdn/vitrine.js" data-adapter="shopify-theme"></script></head>
<body><header>Cart (<span id="theme-count"></span>) <button id="theme-add">Add the mug</button> <vitrine-cart-button show-zero></vitrine-cart-button></header>
<vitrine-player src="/test/fixtures/media/moving.mp4" aspect-ratio="16/9" style="display:block;max-width:640px">
<vitrine-hotspot id="jar" handle="storage-jar" start="0" end="60" x="0.5" y="0.5"></vitrine-hotspot></vitrine-player></body></html>`;

let browser;
let backend;
let site;
before(async () => {
  browser = await launchChromium();
  backend = createThemeBackend();
  site = await serveFolder(root, {
    async handle(request, response) {
      const drawer = /^\/pages\/videos\?drawer=(\w+)$/.exec(request.url)?.[1];
      if (drawer) response.writeHead(200, { 'content-type': 'text/html' }).end(themePage(drawer));
      return drawer ? true : backend.handle(request, response);
    },
  });
});
after(() => Promise.all([browser?.close(), site?.close()]));

async function visit(drawer) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  const asked = [];
  const problems = [];
  page.setDefaultTimeout(20_000);
  page.on('request', (request) =>
    asked.push({
      path: new URL(request.url()).pathname,
      origin: new URL(request.url()).origin,
      headers: request.headers(),
    }),
  );
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  page.on(
    'console',
    (message) => message.type() === 'error' && problems.push(`${message.text()} ${message.location().url}`),
  );
  await page.goto(`${site.url}/pages/videos?drawer=${drawer}`);
  const says = (selector, text) => page.locator(selector).filter({ hasText: text }).waitFor();
  return { page, asked, problems, says, close: () => context.close() };
}

/** Adds the jar from its hotspot in the video. */
async function addFromVideo(page) {
  await page.locator('vitrine-player [part~=play-button]').click();
  // It comes where the play button was: pressed sooner, it is taken for a slip.
  await page.waitForTimeout(1200);
  await page.locator('vitrine-player [part~=hotspot]').first().click();
  await page.locator('vitrine-product-sheet').getByRole('dialog').getByRole('button', { name: 'Add to cart' }).click();
  await page.locator('vitrine-cart-toast [part~=view-cart]').click();
}
const ours = (page) => page.locator('vitrine-cart-drawer').getByRole('dialog');

describe('in a Shopify theme', { concurrency: 2 }, () => {
  test('one cart, both ways, in the drawer of the theme', async () => {
    const { page, asked, problems, says, close } = await visit('yes');
    await says('#theme-count', '0');
    await addFromVideo(page);
    await says('#theme-count', '1');
    await says('cart-drawer', 'Storage jar: 1');
    assert.equal(await page.locator('vitrine-cart-drawer dialog[open]').count(), 0, 'ours stays closed');

    await page.locator('#theme-add').click();
    await says('cart-drawer', 'Stoneware mug: 1');
    await says('vitrine-cart-button [part~=count]', '2');

    await page.locator('cart-drawer p', { hasText: 'Storage jar' }).getByRole('button').click();
    await says('cart-drawer', 'Storage jar: 2');
    await says('vitrine-cart-button [part~=count]', '3');

    await page.evaluate(
      () =>
        new Promise((done) =>
          window.vitrine('ready', async ({ cart }) => {
            const jar = cart.$state.get().cart.lines.find(({ title }) => title === 'Storage jar');
            await cart.setQuantity(jar.id, 5);
            done();
          }),
        ),
    );
    await says('cart-drawer', 'Storage jar: 5');
    await says('#theme-count', '6');

    await page.evaluate(() => (document.querySelector('cart-drawer').hidden = true));
    await page.locator('vitrine-cart-button').getByRole('button').click();
    await page.locator('cart-drawer:not([hidden])').waitFor();

    assert.deepEqual(
      asked.filter(
        ({ path, origin, headers }) =>
          origin !== site.url ||
          /graphql|\/api\//.test(path) ||
          Object.keys(headers).some((name) => /token/.test(name)),
      ),
      [],
      'no token, no API of another origin',
    );
    assert.deepEqual(problems, []);
    await close();
  });

  test('a theme without a drawer: ours opens, and what is done in it reaches the theme', async () => {
    const { page, problems, says, close } = await visit('no');
    await addFromVideo(page);
    await ours(page).waitFor();
    await says('#theme-count', '1');
    await ours(page)
      .getByRole('button', { name: /increase|more/i })
      .first()
      .click();
    await says('#theme-count', '2');
    await ours(page).locator('[part~=remove]').click();
    await says('#theme-count', '0');
    assert.deepEqual(problems, []);
    await close();
  });

  test('what the page configures goes before the theme', async () => {
    const { page, problems, close } = await visit('yes');
    await page.evaluate(() =>
      window.vitrine('configure', 'openCart', () => (globalThis.shown = (globalThis.shown ?? 0) + 1)),
    );
    await addFromVideo(page);
    await page.waitForFunction(() => globalThis.shown === 1);
    assert.equal(await page.locator('cart-drawer:not([hidden])').count(), 0);
    await page.evaluate(() => window.vitrine('configure', 'openCart', null));
    await page.locator('vitrine-cart-button').getByRole('button').click();
    await ours(page).waitFor();
    assert.deepEqual(problems, []);
    await close();
  });
});
