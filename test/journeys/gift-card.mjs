// A gift as a giver buys it, on examples/gift-card/: two recipients, two lines; each error stands at its field.
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

async function visit(options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    timezoneId: 'Asia/Dhaka',
    ...options,
  });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  page.on(
    'console',
    (message) => message.type() === 'error' && problems.push(`${message.text()} ${message.location().url}`),
  );
  page.setDefaultTimeout(15_000);
  await page.goto(`${demo.url}/examples/gift-card/`);
  await form(page).locator('form').waitFor();
  return { page, problems, context };
}

const form = (page) => page.locator('vitrine-gift-card-form');
const drawer = (page) => page.locator('vitrine-cart-drawer').getByRole('dialog');
/** Presses what an add shows. */
const viewCart = async (page) => {
  await page.locator('vitrine-cart-toast [part~=view-cart]').click();
  await drawer(page).waitFor();
};
const field = (page, label) => form(page).getByLabel(label, { exact: true });
const add = (page) => form(page).getByRole('button', { name: /^Add .*to cart/ });

async function own(page, amount) {
  await form(page).getByText('Other amount', { exact: true }).first().click();
  await form(page).locator('#amount').fill(amount);
}

/** The error of a field, at that field. */
async function problemAt(control) {
  assert.equal(await control.getAttribute('aria-invalid'), 'true');
  const ids = (await control.getAttribute('aria-describedby')).split(' ');
  return control.evaluate(
    (element, all) =>
      all.map((id) => element.getRootNode().getElementById(id)).find((node) => node?.classList.contains('problem'))
        ?.textContent,
    ids,
  );
}

async function fillIn(page) {
  await form(page).getByRole('radio', { name: 'Birthday candles' }).check({ force: true });
  await form(page).getByRole('radio', { name: '$25', exact: true }).check({ force: true });
  await field(page, 'Name').fill('Amina');
  await field(page, 'Email').fill('amina@example.com');
  await form(page).getByRole('button', { name: 'Add another recipient' }).click();
  const second = form(page).getByRole('group', { name: 'Recipient 2' });
  await second.getByLabel('Name').fill('Teo');
  await second.getByLabel('Email').fill('teo@example.com');
  await field(page, 'Your name').fill('Bob');
  await form(page).getByLabel('Message (optional)').fill('Happy birthday, you two!');
  await form(page).getByRole('checkbox').check();
}

test('a card of $25 with the birthday design to two recipients is two lines, also after a reload', async () => {
  const { page, problems, context } = await visit();
  await fillIn(page);
  const card = form(page).locator('[part~=card]');
  assert.match(await card.innerText(), /\$25[\s\S]*For Teo[\s\S]*Happy birthday, you two![\s\S]*From Bob/);
  assert.match(await card.locator('img').getAttribute('src'), /birthday-candles\.svg$/);
  await add(page).dblclick();
  await viewCart(page);
  const lines = drawer(page).locator('[part~=line]');
  const look = async () => {
    await lines.nth(1).waitFor();
    assert.equal(await lines.count(), 2);
    assert.match(await lines.nth(0).innerText(), /For Amina[\s\S]*amina@example\.com/);
    assert.match(await lines.nth(1).innerText(), /For Teo[\s\S]*teo@example\.com/);
    for (const at of [0, 1])
      assert.match(await lines.nth(at).innerText(), /Will be sent right after your order[\s\S]*\$25\.00/);
  };
  await look();

  // The same gift once more is a third line.
  await page.keyboard.press('Escape');
  await drawer(page).waitFor({ state: 'hidden' });
  assert.equal(
    await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent.trim()),
    'Send another',
    'the focus comes back',
  );
  await form(page).getByRole('button', { name: 'Send another' }).click();
  assert.equal(await field(page, 'Your name').inputValue(), 'Bob');
  await field(page, 'Name').fill('Amina');
  await field(page, 'Email').fill('amina@example.com');
  await form(page).getByLabel('Message (optional)').fill('Happy birthday, you two!');
  await form(page).getByRole('checkbox').check();
  await add(page).click();
  await viewCart(page);
  await lines.nth(2).waitFor();
  assert.equal(await lines.count(), 3);
  await lines.nth(2).getByRole('button', { name: 'Remove' }).click();
  await page.waitForFunction(
    () => document.querySelector('vitrine-cart-drawer').shadowRoot.querySelectorAll('[part~=line]').length === 2,
  );

  await page.reload();
  await page.locator('vitrine-cart-button').getByRole('button').click();
  await drawer(page).waitFor();
  await look();
  assert.deepEqual(problems, []);
  await context.close();
});

test('an amount, an address and a day are rejected at their field, and what was typed stays', async () => {
  const { page, problems, context } = await visit();
  await fillIn(page);
  const second = form(page).getByRole('group', { name: 'Recipient 2' });
  await second.getByLabel('Email').fill('teo at example');
  await form(page).getByText('On a day I choose').click();
  await form(page).locator('#date').fill('2020-02-29');
  assert.match(await form(page).locator('#date-hint').innerText(), /Asia\/Dhaka/);

  for (const amount of ['9', '501']) {
    await own(page, amount);
    await add(page).click();
    const control = form(page).locator('#amount');
    await page.waitForFunction(
      () => document.querySelector('vitrine-gift-card-form').shadowRoot.activeElement?.id === 'amount',
    );
    assert.equal(await problemAt(control), 'Choose an amount from $10 to $500.');
    assert.equal(await control.inputValue(), amount);
  }
  assert.match(await problemAt(second.getByLabel('Email')), /name@example\.com/);
  assert.match(await problemAt(form(page).locator('#date')), /^Choose a day from .+ to .+\.$/);

  const typed = () =>
    form(page).evaluate((element) =>
      [...element.shadowRoot.querySelectorAll('input:not([type=radio]), textarea')].map((control) =>
        control.type === 'checkbox' ? control.checked : control.value,
      ),
    );
  const before = await typed();
  assert.deepEqual(before, [
    '501',
    'Amina',
    'amina@example.com',
    'Teo',
    'teo at example',
    'Bob',
    'Happy birthday, you two!',
    '2020-02-29',
    true,
  ]);
  // Another language, and out of the page and back: still there.
  await page.evaluate(() => document.documentElement.setAttribute('lang', 'ar'));
  await form(page).getByText('التصميم').waitFor();
  await page.evaluate(() => {
    const element = document.querySelector('vitrine-gift-card-form');
    const place = element.parentElement;
    element.remove();
    return new Promise((resolve) => setTimeout(() => resolve(place.append(element)), 50));
  });
  await form(page).locator('form').waitFor();
  assert.deepEqual(await typed(), before);
  await page.evaluate(() => document.documentElement.setAttribute('lang', 'en'));
  await form(page).getByText('Who is it for?').waitFor();

  // Mended, it is sent on its day.
  await own(page, '42');
  await second.getByLabel('Email').fill('teo@example.com');
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await form(page).locator('#date').fill(day);
  await add(page).click();
  await viewCart(page);
  await drawer(page).locator('[part~=line]').nth(1).waitFor();
  assert.match(await drawer(page).locator('[part~=line]').first().innerText(), /Will be sent on[\s\S]*\$42\.00/);
  assert.deepEqual(problems, []);
  await context.close();
});

test('with the keyboard alone, at 320 px and with less motion', async () => {
  const { page, problems, context } = await visit({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  // The browser chooses among the sources when it fetches the picture.
  await page.waitForFunction(() =>
    document
      .querySelector('vitrine-gift-card-form')
      .shadowRoot.querySelector('[part~=card] img')
      .currentSrc.endsWith('-still.svg'),
  );
  assert.equal(await form(page).locator('[part~=motion]').isVisible(), false);
  await form(page).getByRole('button', { name: 'All', exact: true }).focus();
  const tab = async (times = 1) => {
    for (let at = 0; at < times; at++) await page.keyboard.press('Tab');
  };
  const active = () =>
    page.evaluate(
      () =>
        document.activeElement.shadowRoot?.activeElement?.getAttribute('name') ??
        document.activeElement.shadowRoot?.activeElement?.id,
    );
  while ((await active()) !== 'design') await tab();
  while ((await active()) !== 'amount') await tab();
  await page.keyboard.press('ArrowRight');
  await tab();
  await page.keyboard.type('Amina');
  await tab();
  await page.keyboard.type('amina@example.com');
  await tab(2);
  await page.keyboard.type('Bob');
  await tab(2);
  assert.equal(await active(), 'when');
  await tab();
  await page.keyboard.press('Space');
  // past the terms
  await tab(2);
  await page.keyboard.press('Enter');
  await viewCart(page);
  await drawer(page).locator('[part~=line]').first().waitFor();
  assert.match(await drawer(page).locator('[part~=line]').first().innerText(), /For Amina[\s\S]*\$50\.00/);
  assert.deepEqual(problems, []);
  await context.close();
});
