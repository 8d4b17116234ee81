// What happens to a page while a shopper walks: its body is exchanged at every step, the clock is wrong, it sleeps, its
// storage is cleared. The cart and the walk go on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startEmbedSite, tag } from '../support/embed-page.mjs';

const hour = 3_600_000;
const body = `<header><vitrine-cart-button></vitrine-cart-button></header>
<vitrine-product-card handle="pour-over-set"><a href="/products/pour-over-set">Pour-over set</a></vitrine-product-card>`;

let site;
before(async () => (site = await startEmbedSite()));
after(() => site?.close());

/** Runs in the page before its scripts: both of its clocks can be moved. */
function movableClocks() {
  const moved = { date: 0, performance: 0 };
  const now = { date: Date.now.bind(Date), performance: performance.now.bind(performance) };
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now.date() + moved.date]));
    }
    static now() {
      return now.date() + moved.date;
    }
  };
  performance.now = () => now.performance() + moved.performance;
  globalThis.moveClocks = (by) => {
    moved.date += by.date ?? 0;
    moved.performance += by.performance ?? 0;
  };
}

const move = (by) => (page) => page.evaluate((given) => globalThis.moveClocks(given), by);
const exchangeBody = (page) =>
  page.evaluate((html) => {
    const next = document.createElement('body');
    next.innerHTML = html;
    document.body.replaceWith(next);
  }, body);
const exchangeContent = (page) => page.evaluate((html) => (document.body.innerHTML = html), body);
const clearStorage = (page) =>
  page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

const cases = {
  'nothing happens': async () => {},
  'the body is exchanged': exchangeBody,
  'the content of the body is written again': exchangeContent,
  'the clock is set back by an hour': move({ date: -hour }),
  'the clock is set forward by a day': move({ date: 24 * hour }),
  'the page sleeps for ten minutes': move({ date: hour / 6, performance: hour / 6 }),
  'the clock goes back, then the body is exchanged': async (page) => {
    await move({ date: -hour })(page);
    await exchangeBody(page);
  },
};

const button = (page) => page.locator('vitrine-cart-button').getByRole('button');
const drawer = (page) => page.locator('vitrine-cart-drawer').getByRole('dialog');
const addButton = (page) => page.locator('vitrine-product-card').getByRole('button', { name: /^Add to cart/ });
const countOf = (page, number) =>
  page.waitForFunction(
    (wanted) =>
      document.querySelector('vitrine-cart-button')?.shadowRoot?.textContent?.match(/\d+/)?.[0] === String(wanted),
    number,
  );

async function add(page, count) {
  // For a second a press at the place of the last one, on what has just come there, is taken for a slip.
  await addButton(page).waitFor();
  await page.waitForTimeout(1200);
  await addButton(page).click();
  await countOf(page, count);
}

async function walk(page, disturb) {
  await addButton(page).waitFor();
  await disturb(page);
  await add(page, 1);
  await disturb(page);
  await add(page, 2);
  await disturb(page);
  await button(page).click();
  const quantity = drawer(page).locator('[part~=line] input[type=number]');
  await quantity.waitFor();
  assert.equal(await quantity.inputValue(), '2');
  await quantity.fill('3');
  await quantity.press('Tab');
  await countOf(page, 3);
  await page.keyboard.press('Escape');
  await disturb(page);
  await button(page).click();
  await drawer(page).locator('[part~=line]').waitFor();
  await page.waitForTimeout(1200);
  await drawer(page).locator('[part~=checkout]').click();
  await page.waitForURL(/\/checkout/);
}

for (const [what, disturb] of Object.entries(cases))
  test(`at every step of the walk ${what}: it ends at the checkout`, { timeout: 90_000 }, async () => {
    const { page, problems, close } = await site.open({
      html: { head: tag, body },
      prepare: (fresh) => fresh.addInitScript(movableClocks),
    });
    await walk(page, disturb);
    assert.deepEqual(problems, []);
    await close();
  });

test('storage is cleared between two adds: both are in the cart', { timeout: 90_000 }, async () => {
  const { page, problems, close } = await site.open({ html: { head: tag, body } });
  await addButton(page).waitFor();
  await add(page, 1);
  await clearStorage(page);
  await add(page, 2);
  assert.deepEqual(problems, []);
  await close();
});
