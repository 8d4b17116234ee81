// The demo, sold by the engine, in Chromium: from a hotspot to a placed order.
import assert from 'node:assert/strict';
import { launchChromium } from '../../support/browser-flags.mjs';

const sheet = (page) => page.locator('vitrine-product-sheet').getByRole('dialog');
const drawer = (page) => page.locator('vitrine-cart-drawer').getByRole('dialog');
const shownTotal = (page) => drawer(page).locator('[part~=total]').innerText();

async function untilTotalIsNot(page, before) {
  await page.waitForFunction(
    (text) =>
      document.querySelector('vitrine-cart-drawer')?.shadowRoot.querySelector('[part~=total]')?.innerText !== text,
    before,
  );
  return shownTotal(page);
}

/**
 * Video, hotspot, variant, cart, code, reload, checkout, without a complaint of the page. Answers what the order is
 * called: in the address of its page, and on it.
 */
export async function walkToAnOrder(url) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(30_000);
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
    page.on(
      'console',
      (message) => message.type() === 'error' && problems.push(`${message.text()} ${message.location().url}`),
    );
    const order = await walk(page, url);
    assert.deepEqual(problems, []);
    return order;
  } finally {
    await browser.close();
  }
}

async function walk(page, url) {
  await page.goto(url);
  const player = page.locator('vitrine-player[video-id=morning-table]');
  await player.scrollIntoViewIfNeeded();
  await player.locator('[part~=play-button]').click();
  const mark = player.locator('[part~=hotspot]').first();
  await mark.waitFor();
  // A mark that moves is the walk of test/journeys; here the video waits for the press.
  await player.evaluate((element) => element.pause());
  await mark.click();
  await sheet(page).waitFor();
  await sheet(page).locator('label', { hasText: 'Moss' }).click();
  await sheet(page).locator('button[type=submit]').click();
  await page.locator('vitrine-cart-toast [part~=view-cart]').click();
  await drawer(page).waitFor();
  const line = drawer(page).locator('[part~=line]').first();
  await line.waitFor();
  const text = await line.innerText();
  for (const word of [/Stoneware mug/, /Moss/, /\$24\.00/]) assert.match(text, word);

  const one = await shownTotal(page);
  await drawer(page).locator('summary').first().click();
  await drawer(page).locator('input#code').fill('WELCOME10');
  await drawer(page).locator('input#code').press('Enter');
  const discounted = await untilTotalIsNot(page, one);
  assert.match(discounted, /21\.60/);

  await page.reload();
  await page.locator('vitrine-cart-button').getByRole('button').click();
  await drawer(page).locator('[part~=line]').first().waitFor();
  assert.equal(await shownTotal(page), discounted, 'the cart survives a reload');

  await drawer(page).locator('[part~=checkout]').click();
  await page.waitForURL(/\/checkout/);
  await page.getByRole('button').last().click();
  await page.waitForURL(/\/order\/\w+$/);
  const address = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1));
  await page.locator('.order-name').waitFor();
  const shown = await page.locator('.order-name').innerText();

  await page.goto(url);
  await page.locator('vitrine-cart-button').getByRole('button').click();
  await drawer(page).waitFor();
  assert.equal(await drawer(page).locator('[part~=line]').count(), 0, 'a placed order empties the cart');
  return { address, shown };
}
