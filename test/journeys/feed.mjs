// The feed of the demonstration shop as a shopper uses it: swiping, buying from a video, coming back; and by keys alone.
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
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.setDefaultTimeout(20_000);
  await page.goto(`${demo.url}/videos/`);
  await page.locator('#feed article').first().waitFor();
  return { page, problems, close: () => context.close() };
}

/** Index of the item that fills the box, and what is in the document; `null` until the feed is drawn. */
const look = (page) =>
  page.locator('#feed').evaluate((feed) => {
    const root = feed.shadowRoot;
    const scroller = root?.querySelector('.swipe');
    if (!scroller) return null;
    const players = [...root.querySelectorAll('vitrine-player')];
    const videos = players.flatMap((player) => [...player.shadowRoot.querySelectorAll('video')]);
    const current = Math.round(scroller.scrollTop / scroller.clientHeight);
    const own = root.querySelector(`article[data-at="${current}"] vitrine-player`);
    return {
      current,
      articles: root.querySelectorAll('article').length,
      players: players.length,
      playing: videos.filter((video) => !video.paused).length,
      plays: Boolean(own && !own.paused && own.currentTime > 0),
      time: own?.currentTime ?? 0,
    };
  });

async function until(page, holds, what) {
  let seen;
  for (const end = Date.now() + 20_000; Date.now() < end; await page.waitForTimeout(60)) {
    seen = await look(page);
    if (seen && holds(seen)) return seen;
  }
  throw new Error(`${what}: ${JSON.stringify(seen)}`);
}

test('a shopper swipes through ten videos, buys from one, and comes back to it', async () => {
  const { page, problems, close } = await visit();
  await page.locator('#feed').hover();
  for (let step = 1; step <= 10; step++) {
    await page.mouse.wheel(0, 675);
    await until(page, ({ current }) => current === step, `video ${step} is reached`);
    const { articles, players, playing } = await until(page, ({ plays }) => plays, `video ${step} plays`);
    assert.ok(articles <= 6 && players <= 3 && playing <= 1, JSON.stringify({ articles, players, playing }));
  }
  const mark = page.locator('#feed article[data-at="10"] vitrine-player [part~=hotspot]').first();
  await mark.waitFor();
  await mark.focus();
  await page.keyboard.press('Enter');
  const sheet = page.locator('vitrine-product-sheet').getByRole('dialog');
  await sheet.waitFor();
  await sheet.locator('button[type=submit]').click();
  await page.waitForFunction(() => {
    const badge = document.querySelector('vitrine-cart-button')?.shadowRoot?.textContent ?? '';
    return /[1-9]/.test(badge);
  });
  await page.waitForTimeout(600);
  const before = await look(page);
  await page.goto(`${demo.url}/checkout`);
  await page.goBack();
  const back = await until(page, ({ current, plays }) => current === 10 && plays, 'the same video after a back');
  assert.equal(back.current, before.current);
  assert.deepEqual(problems, []);
  await close();
});

test('by keys alone: to the feed, down and up, play and pause, out again', async () => {
  const { page, problems, close } = await visit({ viewport: { width: 1280, height: 800 } });
  await until(page, ({ plays }) => plays, 'the first one plays');
  const focused = () =>
    page.locator('#feed').evaluate((feed) => feed.shadowRoot.activeElement?.closest('article')?.dataset.at ?? null);
  for (let presses = 0; (await focused()) === null && presses < 20; presses++) await page.keyboard.press('Tab');
  assert.equal(await focused(), '0');
  for (const [key, at] of [
    ['ArrowDown', 1],
    ['ArrowDown', 2],
    ['PageDown', 3],
    ['ArrowUp', 2],
    ['Home', 0],
  ]) {
    await page.keyboard.press(key);
    await until(page, ({ current }) => current === at, `${key} leads to ${at}`);
    assert.equal(await focused(), String(at), key);
  }
  await until(page, ({ plays }) => plays, 'it plays');
  await page.keyboard.press('Space');
  await until(page, ({ playing }) => playing === 0, 'Space pauses');
  await page.keyboard.press('Space');
  await until(page, ({ playing }) => playing === 1, 'Space plays');
  assert.deepEqual(problems, []);
  await close();
});

test('by keys alone: a video, its product, the cart, the order; every step has a role and a name', async () => {
  const { page, problems, close } = await visit({ viewport: { width: 1280, height: 800 } });
  const videos = page.getByRole('feed', { name: 'Videos' });
  await videos.getByRole('article', { name: 'A morning at the table' }).first().waitFor();
  /** Where the keys go, through every shadow root. */
  const focused = () =>
    page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return {
        tag: active?.localName ?? '',
        part: active?.getAttribute('part') ?? '',
        type: active?.getAttribute('type') ?? '',
        at: active?.closest('article')?.dataset.at ?? '',
      };
    });
  /** Presses Tab until the focus is where it is wanted. */
  const tabTo = async (holds, what) => {
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab');
      if (holds(await focused())) return;
    }
    throw new Error(`${what} is not reached: ${JSON.stringify(await focused())}`);
  };
  await tabTo(({ at, tag }) => at === '0' && tag === 'article', 'the feed');
  // Far enough for the first items to have left the document, and back: the focus goes along.
  for (let at = 1; at <= 8; at++) {
    await page.keyboard.press('ArrowDown');
    await until(page, ({ current }) => current === at, `video ${at} is reached`);
    assert.deepEqual(await focused(), { tag: 'article', part: 'item', type: '', at: String(at) });
  }
  await until(page, ({ plays }) => plays, 'it plays');
  const card = page.locator('#feed article[data-at="8"] [part=product]');
  await card.waitFor();
  const name = (await card.locator('.name').textContent()).trim();
  await tabTo(({ part }) => part === 'product', 'its product');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name });
  await sheet.waitFor();
  await tabTo(({ type }) => type === 'submit', 'Add to cart');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'View cart' }).waitFor();
  await sheet.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.querySelector('#feed').shadowRoot.activeElement !== null);
  assert.equal((await focused()).at, '8', 'the focus is at the video again');
  await tabTo(({ part }) => part.includes('view-cart'), 'View cart');
  await page.keyboard.press('Enter');
  const cart = page.getByRole('dialog', { name: /cart/i });
  await cart.getByRole('link', { name }).or(cart.getByText(name)).first().waitFor();
  await tabTo(({ part }) => part.includes('checkout'), 'Check out');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/checkout/);
  await page.waitForFunction(() => document.activeElement?.matches('button[type=submit]'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/order\/KC-\d+$/);
  assert.deepEqual(problems, []);
  await close();
});

test('nothing moves while the feed arrives', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${demo.url}/videos/`);
  await page.locator('#feed article').first().waitFor();
  await until(page, ({ plays }) => plays, 'it plays');
  assert.equal(await page.evaluate(() => globalThis.shift), 0);
  await context.close();
});
