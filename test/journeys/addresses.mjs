// Where addresses lead on pages with a <base>, and in a frame whose document is its `srcdoc`: what the author and the
// shop write counts from `document.baseURI`, as in HTML; the checkout from the page itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { count, drawer, sheet, startEmbedSite, stub, tag } from '../support/embed-page.mjs';

let site;
before(async () => (site = await startEmbedSite()));
after(() => site?.close());

/** A shop whose backend writes relative addresses. It runs in the page. */
function relativeShop(base) {
  const price = { amount: 1200, currency: 'USD', exponent: 2 };
  const rule = { min: 1, max: null, step: 1 };
  const pictures = [{ url: 'mug.jpg' }];
  const variant = { id: 'v', title: '', price, purchasable: true, stock: { state: 'in' }, quantity: rule };
  const mug = {
    id: 'a',
    handle: 'mug',
    title: 'Mug',
    url: 'mug',
    pictures,
    options: [],
    variants: [variant],
    terms: {},
  };
  const line = {
    id: 'l',
    variantId: 'v',
    title: 'Mug',
    url: 'mug',
    picture: pictures[0],
    quantity: 1,
    unitPrice: price,
  };
  const money = { money: price, estimated: false };
  const cart = { id: 'c', currency: 'USD', lines: [{ ...line, rule, total: price }], subtotal: money, total: money };
  const answer = async () => ({ cart, warnings: [] });
  window.vitrine('adapter', {
    ...(base ? { base } : {}),
    name: 'relative',
    contract: 1,
    catalog: { products: async (refs) => refs.map(() => mug) },
    cart: {
      idempotency: 'none',
      get: async () => cart,
      add: answer,
      update: answer,
      remove: answer,
      reset: async () => {},
    },
    checkout: { url: async () => 'checkout' },
  });
}

/** The picture is there wherever it is asked for: one that is not is left out. */
const prepare = (tab) =>
  tab.route('**/mug.jpg', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    }),
  );

const parts = `<vitrine-cart-button></vitrine-cart-button>
<vitrine-product-card handle="mug"><a href="mug">Mug</a></vitrine-product-card>
<vitrine-player src="moving.mp4"></vitrine-player>`;
const headOf = (baseElement, shopBase = '') =>
  `${baseElement}${stub}<script>(${relativeShop})(${JSON.stringify(shopBase)})</script><script async src="/cdn/vitrine.js"></script>`;

/** Every link and picture of card, sheet and drawer, and what the player plays. */
async function addressesIn(place, page) {
  const read = (host) =>
    place
      .locator(host)
      .evaluate((element) =>
        [...element.shadowRoot.querySelectorAll('a[href], img[src], video[src]')].map(
          (node) => `${node.localName} ${node.href ?? node.src}`,
        ),
      );
  const seen = {};
  await place.locator('vitrine-product-card img').waitFor({ state: 'attached' });
  seen.card = await read('vitrine-product-card');
  await place.locator('vitrine-player [part~=play-button]').click();
  await place.locator('vitrine-player video[src]').waitFor({ state: 'attached' });
  seen.player = (await read('vitrine-player')).filter((one) => one.startsWith('video'));
  await place.locator('vitrine-product-card').getByRole('link').first().click();
  await place.locator('vitrine-product-sheet').getByRole('heading').first().waitFor();
  seen.sheet = await read('vitrine-product-sheet');
  await page.keyboard.press('Escape');
  await place.locator('vitrine-cart-button').getByRole('button').click();
  await place.locator('vitrine-cart-drawer [part~=line]').waitFor();
  seen.drawer = await read('vitrine-cart-drawer');
  return seen;
}

const expected = (folder, video) => ({
  card: [`img ${folder}mug.jpg`, `a ${folder}mug`],
  player: [`video ${video}moving.mp4`],
  sheet: [`img ${folder}mug.jpg`, `a ${folder}mug`],
  drawer: [`img ${folder}mug.jpg`, `a ${folder}mug`],
});
const sorted = (seen) =>
  Object.fromEntries(Object.entries(seen).map(([name, list]) => [name, [...new Set(list)].sort().reverse()]));

for (const [what, baseElement, shopBase] of [
  ['a base of the page', '<base href="/fixtures/">', ''],
  ['a base of the shop, which goes before', '<base href="/fixtures/">', 'https://shop.example/store/'],
])
  test(`card, sheet, drawer and player agree on ${what}`, { timeout: 60_000 }, async () => {
    const { page, close } = await site.open({
      html: { head: headOf(baseElement, shopBase), body: parts },
      path: '/deep/er/page',
      prepare,
    });
    const video = `${site.url.replace(/\/$/, '')}/fixtures/`;
    assert.deepEqual(sorted(await addressesIn(page, page)), sorted(expected(shopBase || video, video)));
    await close();
  });

test('the checkout of a page with a base is that of the page', { timeout: 60_000 }, async () => {
  const { page, close } = await site.open({
    html: {
      head: headOf('<base href="https://elsewhere.example/">').replace('"/cdn', `"${site.url}/cdn`),
      body: parts,
    },
  });
  await page.locator('vitrine-cart-button').getByRole('button').click();
  await drawer(page).locator('[part~=checkout]').click();
  await page.waitForURL(/\/checkout/);
  assert.equal(new URL(page.url()).origin, new URL(site.url).origin);
  await close();
});

test(
  'in a frame with srcdoc pictures are seen, a product is added and the window goes to the checkout',
  { timeout: 60_000 },
  async () => {
    const frame = `${tag}<vitrine-cart-button></vitrine-cart-button>
    <vitrine-product-card handle="pour-over-set"></vitrine-product-card>`;
    const { page, problems, close } = await site.open({
      html: { body: `<iframe title="Shop" width="900" height="700" srcdoc='${frame}'></iframe>` },
    });
    const inside = page.frameLocator('iframe');
    await inside
      .locator('vitrine-product-card')
      .getByRole('button', { name: /^Add to cart/ })
      .click();
    await count(inside).filter({ hasText: '1' }).waitFor();
    await page.waitForFunction(
      () =>
        document
          .querySelector('iframe')
          .contentDocument.querySelector('vitrine-product-card')
          .shadowRoot.querySelector('img')?.naturalWidth > 0,
    );
    await inside.locator('vitrine-cart-button').getByRole('button').click();
    await drawer(inside).locator('[part~=checkout]').click();
    await page.waitForURL(/\/checkout/);
    assert.deepEqual(problems, []);
    await close();
  },
);

test('in a frame with srcdoc relative addresses count from the page around it', { timeout: 60_000 }, async () => {
  const html = `${headOf('')}${parts}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const { page, close } = await site.open({
    html: { body: `<iframe title="Shop" width="900" height="700" srcdoc="${html}"></iframe>` },
    path: '/fixtures/page',
    prepare,
  });
  const folder = `${site.url.replace(/\/$/, '')}/fixtures/`;
  assert.deepEqual(sorted(await addressesIn(page.frameLocator('iframe'), page)), sorted(expected(folder, folder)));
  assert.equal(await sheet(page).count(), 0);
  await close();
});
