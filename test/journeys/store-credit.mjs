// Store credit as who has some spends it, on the demo's front page: signed in at the foot of the page, used in the
// drawer, on the order.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoServer } from '../../scripts/demo.mjs';
import { launchChromium } from '../support/browser-flags.mjs';

let browser;
let demo;
before(async () => {
  browser = await launchChromium();
  demo = await demoServer();
});
after(async () => {
  await browser?.close();
  await demo?.close();
});

test('signed in, the credit pays part of the cart, the order says so, and what is left is less', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 760 } });
  page.setDefaultTimeout(15_000);
  await page.goto(`${demo.url}/`);
  const account = page.locator('#account');
  await account.click();
  await page.waitForFunction(() => document.querySelector('#account').textContent === 'Sign out Amina');
  await page.evaluate(() => window.vitrine('open', 'product', { handle: 'stoneware-mug' }));
  await page
    .locator('vitrine-product-sheet')
    .getByRole('button', { name: /^add to cart/i })
    .click();
  const drawer = page.locator('vitrine-cart-drawer').getByRole('dialog');
  await page.locator('vitrine-cart-toast [part~=view-cart]').click();
  await drawer.locator('summary').first().click();
  await drawer.getByRole('button', { name: 'Use $20.00 of your store credit' }).click();
  await drawer.locator('[part~=store-credit]').waitFor();
  assert.match(await drawer.locator('[part~=total]').innerText(), /\$4\.00/);
  await drawer.locator('[part~=checkout]').click();
  await page.waitForURL('**/checkout**');
  assert.match(await page.locator('.summary').innerText(), /Store credit\s+-\$20\.00/);
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.waitForURL('**/order/**');
  assert.match(await page.locator('.summary').innerText(), /Store credit\s+-\$20\.00/);
  await page.goto(`${demo.url}/`);
  const left = await page.evaluate(
    () => new Promise((done) => window.vitrine('ready', (shop) => done(shop.giftCard.credit()))),
  );
  assert.equal(left.balance.amount, 0);
  await page.close();
});
