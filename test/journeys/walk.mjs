// The whole walk as a shopper takes it, on the demonstration shop: video, hotspot, variant, cart, code, reload,
// checkout, order.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { demoServer } from '../../scripts/demo.mjs';
import { root } from '../../scripts/install.mjs';
import { launchChromium } from '../support/browser-flags.mjs';

let browser;
let demo;
let own;

before(async () => {
  browser = await launchChromium();
  demo = await demoServer();
  own = await demoServer({
    video: join(root, 'test/fixtures/media/moving.mp4'),
    hotspots: join(root, 'test/fixtures/own-clip.hotspots.json'),
  });
});

after(async () => {
  await browser?.close();
  await demo?.close();
  await own?.close();
});

/** A page in a profile of its own; what it says wrong on its console is a failure. */
async function visit(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  page.on(
    'console',
    (message) => message.type() === 'error' && problems.push(`${message.text()} ${message.location().url}`),
  );
  page.setDefaultTimeout(15_000);
  await page.goto(url);
  return { page, problems, close: () => context.close() };
}

const playerOf = (page, which) => page.locator(`vitrine-player[${which}]`);
const sheet = (page) => page.locator('vitrine-product-sheet').getByRole('dialog');
const drawer = (page) => page.locator('vitrine-cart-drawer').getByRole('dialog');
const viewCart = (page) => page.locator('vitrine-cart-toast [part=view-cart]');

/** Plays and waits until a hotspot moves while the video does. */
async function playUntilAHotspotMoves(player) {
  await player.scrollIntoViewIfNeeded();
  await player.locator('[part~=play-button]').click();
  const mark = player.locator('[part~=hotspot]').first();
  await mark.waitFor();
  await player.page().waitForFunction(
    (element) => {
      const video = element.shadowRoot?.querySelector('video');
      const place = element.shadowRoot?.querySelector('[part~=hotspot]')?.getBoundingClientRect();
      const at = place && `${place.x} ${place.y - element.getBoundingClientRect().y}`;
      const before = element.markBefore;
      element.markBefore = at;
      return video && !video.paused && before && at && before !== at;
    },
    await player.elementHandle(),
    { polling: 100 },
  );
  return mark;
}

async function buyTheMug({ page, player, rtl = false }) {
  const mark = await playUntilAHotspotMoves(player);
  // A moving target: the press goes to where it is now.
  await mark.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
  const { x, y, width, height } = await mark.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await sheet(page).waitFor();
  const before = await player.evaluate((element) => element.shadowRoot.querySelector('video').currentTime);

  await sheet(page)
    .locator('label', { has: page.locator('input[value="moss"]') })
    .click();
  await sheet(page).locator('button[type=submit]').click();
  await sheet(page).waitFor({ state: 'hidden' });
  await viewCart(page).waitFor();
  assert.equal(await drawer(page).count(), 0, 'nothing but the toast comes over the video');
  await viewCart(page).click();
  await drawer(page).waitFor();
  const line = drawer(page).locator('[part~=line]').first();
  await line.waitFor();
  assert.ok(
    await player.evaluate((element, time) => element.shadowRoot.querySelector('video').currentTime > time, before),
    'the video goes on',
  );
  if (rtl) assert.equal(await drawer(page).evaluate((element) => getComputedStyle(element).direction), 'rtl');
  return line;
}

const shownTotal = (page) => drawer(page).locator('[part~=total]').innerText();

async function changeCodeReload(page) {
  const one = await shownTotal(page);
  await drawer(page).locator('[part~=line] input[type=number]').first().fill('2');
  await drawer(page).locator('[part~=line] input[type=number]').first().press('Tab');
  await page.waitForFunction(
    (before) =>
      document.querySelector('vitrine-cart-drawer')?.shadowRoot.querySelector('[part~=total]')?.innerText !== before,
    one,
  );
  const two = await shownTotal(page);

  await drawer(page).locator('summary').first().click();
  await drawer(page).locator('input#code').fill('WELCOME10');
  await drawer(page).locator('input#code').press('Enter');
  await page.waitForFunction(
    (before) =>
      document.querySelector('vitrine-cart-drawer')?.shadowRoot.querySelector('[part~=total]')?.innerText !== before,
    two,
  );
  const discounted = await shownTotal(page);

  await page.reload();
  await page.locator('vitrine-cart-button').getByRole('button').click();
  await drawer(page).locator('[part~=line]').first().waitFor();
  assert.equal(await shownTotal(page), discounted, 'the cart survives a reload');
}

async function placeTheOrder(page) {
  await drawer(page).locator('[part~=checkout]').click();
  await page.waitForURL(/\/checkout/);
  await page.getByRole('button').last().click();
  await page.waitForURL(/\/order\/KC-\d+$/);
  const name = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1));
  assert.equal(await page.locator('.order-name').innerText(), name);
  await page.goto(new URL('/', page.url()).href);
  await page.locator('vitrine-cart-button').getByRole('button').click();
  await drawer(page).waitFor();
  assert.equal(await drawer(page).locator('[part~=line]').count(), 0, 'a placed order empties the cart');
}

test('with the mouse, on a video of the shop', async () => {
  const { page, problems, close } = await visit(demo.url);
  const line = await buyTheMug({ page, player: playerOf(page, 'video-id=morning-table') });
  const text = await line.innerText();
  assert.match(text, /Stoneware mug/);
  assert.match(text, /Moss/);
  assert.match(text, /\$24\.00/);
  await changeCodeReload(page);
  await placeTheOrder(page);
  assert.deepEqual(problems, []);
  await close();
});

test('on a video of the visitor’s own, by --video', async () => {
  const { page, problems, close } = await visit(own.url);
  const line = await buyTheMug({ page, player: playerOf(page, 'data-first') });
  assert.match(await line.innerText(), /Moss/);
  await changeCodeReload(page);
  await placeTheOrder(page);
  assert.deepEqual(problems, []);
  await close();
});

test('in Arabic, right to left, on a phone', async () => {
  const { page, problems, close } = await visit(`${demo.url}/?lang=ar&country=KW`, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  });
  const line = await buyTheMug({ page, player: playerOf(page, 'video-id=morning-table'), rtl: true });
  assert.match(await line.innerText(), /[\u0600-\u06ff]/);
  await changeCodeReload(page);
  await placeTheOrder(page);
  assert.equal(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    true,
    'nothing sticks out sideways',
  );
  assert.deepEqual(problems, []);
  await close();
});

test('on a phone, a swipe down closes what came from below, and content scrolls before it', async () => {
  const { page, problems, close } = await visit(demo.url, { viewport: { width: 360, height: 740 }, hasTouch: true });
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  /** A real finger: what the browser makes of it, a scroll or a pointer that is cancelled, is its own. */
  async function swipe(from, to, { pause = 16, lift = true } = {}) {
    const at = (part) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    await touch('touchStart', from);
    for (let step = 1; step <= 8; step++) {
      await page.waitForTimeout(pause);
      await touch('touchMove', at(step / 8));
    }
    if (lift) await touch('touchEnd');
  }
  const scrolled = () => sheet(page).evaluate((dialog) => dialog.querySelector('.scroll').scrollTop);
  const down = () => sheet(page).evaluate((dialog) => Math.round(dialog.getBoundingClientRect().bottom - innerHeight));
  const still = () =>
    page.waitForFunction(
      () =>
        document.querySelector('vitrine-product-sheet').shadowRoot.querySelector('dialog').getAnimations().length === 0,
    );

  const mark = await playUntilAHotspotMoves(playerOf(page, 'video-id=morning-table'));
  await mark.evaluate((element) => element.click());
  await sheet(page).locator('.scroll [part~=option]').first().waitFor();
  await still();
  await page.evaluate(() => {
    window.cancels = 0;
    addEventListener('pointercancel', () => (window.cancels += 1));
  });
  const { y: top, height } = await sheet(page).boundingBox();
  const content = { x: 180, y: top + 110 };

  await swipe(content, { x: 180, y: content.y + height / 5 }, { pause: 60, lift: false });
  assert.equal(await down(), Math.round(height / 5), 'it is where the finger is');
  assert.equal(await page.evaluate(() => window.cancels), 0, 'the browser leaves the finger to the sheet');
  await touch('touchEnd');
  await still();
  assert.equal(await down(), 0, 'let go too early, it is back');

  await swipe({ x: 180, y: top + height / 2 }, { x: 180, y: top + height / 2 - 150 });
  assert.ok((await scrolled()) > 80, 'content scrolls');
  const before = await scrolled();
  await swipe(content, { x: 180, y: content.y + 60 });
  await page.waitForTimeout(300);
  assert.equal(await down(), 0, 'scrolled content is scrolled back first');
  assert.ok((await scrolled()) < before);

  await swipe({ x: 180, y: top + 24 }, { x: 180, y: top + 24 + height / 2 });
  await sheet(page).waitFor({ state: 'hidden' });
  assert.equal(
    await page.evaluate(() => document.activeElement?.localName),
    'vitrine-player',
    'the focus is back at the video',
  );
  assert.deepEqual(problems, []);
  await close();
});

test('on the whole screen, captions keep clear of the sheet', async () => {
  const { page, problems, close } = await visit(demo.url, { viewport: { width: 1280, height: 800 } });
  const player = playerOf(page, 'video-id=morning-table');
  const mark = await playUntilAHotspotMoves(player);
  await page.keyboard.press('m');
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement?.localName === 'vitrine-player');
  await mark.evaluate((element) => element.click());
  await sheet(page).locator('.scroll [part~=option]').first().waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector('vitrine-product-sheet').shadowRoot.querySelector('dialog').getAnimations().length === 0,
  );
  const caption = await player.locator('[part~=captions] span').boundingBox();
  const covered = await sheet(page).boundingBox();
  assert.ok(
    caption.x > 0 && caption.x + caption.width < covered.x,
    `${caption.x} and ${caption.width}, before ${covered.x}`,
  );
  assert.deepEqual(problems, []);
  await close();
});

test('by keyboard in 12 presses or fewer, from before the player to the placed order', async () => {
  const { page, problems, close } = await visit(demo.url);
  const player = playerOf(page, 'video-id=morning-table');
  const mark = await playUntilAHotspotMoves(player);
  // What stands just before the player in the tab order.
  await page.evaluate(() => {
    const before = document.createElement('button');
    before.id = 'before';
    before.textContent = 'before';
    document.querySelector('vitrine-player[video-id=morning-table]').before(before);
    before.focus();
  });
  await mark.waitFor();
  let presses = 0;
  const press = async (key) => {
    presses += 1;
    await page.keyboard.press(key);
  };
  const inSheet = (selector) =>
    page.evaluate(
      (wanted) => document.querySelector('vitrine-product-sheet')?.shadowRoot.activeElement?.matches(wanted) ?? false,
      selector,
    );

  await press('Tab');
  assert.equal(
    await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('part')),
    'hotspot',
    'the hotspot comes before the controls',
  );
  await press('Enter');
  await sheet(page).waitFor();
  while (!(await inSheet('input[type=radio]')) && presses < 12) await press('Tab');
  await press('ArrowRight');
  while (!(await inSheet('button[type=submit]')) && presses < 12) await press('Tab');
  await press('Enter');
  await viewCart(page).waitFor();
  await sheet(page).waitFor({ state: 'hidden' });
  await press('Tab');
  await press('Enter');
  await drawer(page).locator('[part~=line]').first().waitFor();
  await page.waitForFunction(() =>
    document.querySelector('vitrine-cart-drawer')?.shadowRoot.activeElement?.matches('[part~=checkout]'),
  );
  // The same key struck twice at once would be ignored.
  await page.waitForTimeout(300);
  await press('Enter');
  await page.waitForURL(/\/checkout/);
  await page.waitForFunction(() => document.activeElement?.matches('button[type=submit]'));
  await press('Enter');
  await page.waitForURL(/\/order\/KC-\d+$/);
  assert.ok(presses <= 12, `${presses} presses`);
  console.log(`# ${presses} key presses`);
  assert.deepEqual(problems, []);
  await close();
});

test('one tag and one player: sheet and drawer appear when they are needed', async () => {
  const { page, problems, close } = await visit(`${demo.url}/examples/script-tag/`, {
    viewport: { width: 390, height: 844 },
  });
  assert.equal(await page.locator('vitrine-product-sheet, vitrine-cart-drawer').count(), 0);
  const line = await buyTheMug({ page, player: page.locator('vitrine-player') });
  assert.match(await line.innerText(), /Stoneware mug/);
  assert.deepEqual(problems, []);
  await close();
});

test('without an adapter the video plays, products are links, and one console error says misconfigured', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.route('**/no-adapter', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>t</title><script async src="/cdn/vitrine.js"></script>
        <vitrine-player src="/fixtures/moving.mp4"><vitrine-hotspot id="mug" product-id="stoneware-mug" href="/p/mug" label="A mug" start="0" end="60" x="0.5" y="0.5"></vitrine-hotspot></vitrine-player>`,
    }),
  );
  await page.goto(`${demo.url}/no-adapter`);
  const player = page.locator('vitrine-player');
  await player.locator('[part~=play-button]').click();
  await page.waitForFunction(
    () => document.querySelector('vitrine-player').shadowRoot.querySelector('video')?.currentTime > 0.3,
  );
  assert.equal(
    new URL(await player.locator('a[part~=hotspot]').first().getAttribute('href'), demo.url).pathname,
    '/p/mug',
  );
  await page.waitForFunction(() => document.querySelector('vitrine-player'));
  for (const deadline = Date.now() + 10_000; errors.length === 0 && Date.now() < deadline;)
    await page.waitForTimeout(100);
  assert.equal(errors.length, 1, errors.join('\n'));
  assert.match(errors[0], /misconfigured/);
  await context.close();
});
