// docs/hotspots.md as a merchant follows it: the page's example with an MP4 of one's own sells, the file of its second
// example has the same hotspots, and the author page writes what the player then shows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { demoServer } from '../../scripts/demo.mjs';
import { launchChromium } from '../support/browser-flags.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs/hotspots.md'), 'utf8');
const block = (language) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(guide)[1];
const page = (body) => `<!doctype html><html lang="en"><title>Mine</title><body>${body}</body></html>`;
const [tag] = /<script.*<\/script>/.exec(guide);

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

/** Opens a page of one's own: `files` by their path, the script tag from another origin, and `clip.mp4`. */
async function visit(files, path = '/mine/') {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const tab = await context.newPage();
  const problems = [];
  tab.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  tab.on('console', (message) => {
    if (/\[vitrine\]/.test(message.text())) problems.push(message.text());
  });
  tab.setDefaultTimeout(20_000);
  await tab.route('https://cdn.example/vitrine/**', async (route) => {
    const file = new URL(route.request().url()).pathname.replace(/^\/vitrine\/[^/]+\//, '');
    await route.fulfill({
      path: join(root, 'dist/cdn', file),
      contentType: file.endsWith('.css') ? 'text/css' : 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
    });
  });
  await tab.route('**/mine/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const text = files[pathname.replace('/mine/', '')];
    if (pathname === '/mine/clip.mp4') await route.continue({ url: `${demo.url}/fixtures/clip.mp4` });
    else if (text === undefined) await route.fulfill({ status: 404 });
    else await route.fulfill({ body: text, contentType: pathname.endsWith('/') ? 'text/html' : 'application/json' });
  });
  await tab.goto(`${demo.url}${path}`);
  return { tab, problems, context };
}

async function play(tab) {
  await tab.locator('vitrine-player').click({ position: { x: 60, y: 20 } });
  await tab.waitForFunction(() => document.querySelector('vitrine-player').currentTime > 0.2);
  await tab.evaluate(() => document.querySelector('vitrine-player').pause());
}

/** Where each marker is, in shares of the picture, at this second. */
async function placesAt(tab, second) {
  await tab.evaluate((time) => document.querySelector('vitrine-player').seek(time), second);
  await tab.waitForTimeout(600);
  return await tab.evaluate(() => {
    const { shadowRoot } = document.querySelector('vitrine-player');
    const video = shadowRoot.querySelector('video');
    const frame = video.getBoundingClientRect();
    // The picture in the middle of its box, as object-fit: contain places it.
    const scale = Math.min(frame.width / video.videoWidth, frame.height / video.videoHeight);
    const box = { width: video.videoWidth * scale, height: video.videoHeight * scale };
    box.left = frame.left + (frame.width - box.width) / 2;
    box.top = frame.top + (frame.height - box.height) / 2;
    return Object.fromEntries(
      [...shadowRoot.querySelectorAll('.mark')].map((mark) => {
        const { left, top, width, height } = mark.getBoundingClientRect();
        return [
          mark.ariaLabel.replace(/,.*/, ''),
          [(left + width / 2 - box.left) / box.width, (top + height / 2 - box.top) / box.height],
        ];
      }),
    );
  });
}

function near(place, [x, y], what) {
  assert.ok(place, `${what} is shown`);
  assert.ok(Math.abs(place[0] - x) < 0.03 && Math.abs(place[1] - y) < 0.03, `${what} is at ${place}, not ${[x, y]}`);
}

test('the example of docs/hotspots.md, as written, has three moving hotspots and sells', async () => {
  const { tab, problems, context } = await visit({ '': page(block('html')) });
  await play(tab);
  await tab.locator('vitrine-player .mark').nth(2).waitFor();
  const before = await placesAt(tab, 3);
  near(before['Stoneware mug'], [0.45, 0.6], 'the mug');
  near(before['Teapot'], [0.5, 0.425], 'the teapot');
  near(before['Table lamp'], [0.6333, 0.3], 'the lamp');
  near((await placesAt(tab, 6))['Stoneware mug'], [0.7, 0.6], 'the mug, moved');
  assert.equal((await placesAt(tab, 9))['Teapot'], undefined, 'the teapot has ended');
  await placesAt(tab, 2);
  await tab.locator('vitrine-player .mark[aria-label^="Teapot"]').click();
  const sheet = tab.locator('vitrine-product-sheet').getByRole('dialog');
  await sheet.getByText('Teapot').first().waitFor();
  await tab.evaluate(() => document.addEventListener('vitrine-cart-add-success', () => (window.isSold = true)));
  await sheet.getByRole('radio').first().click({ force: true });
  await sheet.locator('[part~=add]').click();
  await tab.waitForFunction(() => window.isSold);
  assert.deepEqual(problems, []);
  await context.close();
});

test('the file of docs/hotspots.md has the hotspots that it says', async () => {
  const html = page(`${tag}<vitrine-player src="clip.mp4" hotspots="clip.hotspots.json"></vitrine-player>`);
  const { tab, problems, context } = await visit({ '': html, 'clip.hotspots.json': block('json') });
  await play(tab);
  await tab.locator('vitrine-player .mark').nth(2).waitFor();
  const places = await placesAt(tab, 3);
  near(places['Stoneware mug'], [0.45, 0.6], 'the mug');
  near(places['Teapot'], [0.5, 0.425], 'the teapot');
  near(places['Table lamp'], [0.8, 0.3], 'the lamp');
  assert.deepEqual(problems, []);
  await context.close();
});

test('the author page shows x, y and time of a press, and writes JSON and HTML that the player shows there', async () => {
  const { tab, context } = await visit({}, '/examples/author/');
  await tab.locator('#file').setInputFiles(join(root, 'test/fixtures/media/clip.mp4'));
  await tab.waitForFunction(() => document.querySelector('#video').readyState >= 2);
  const press = async (second, x, y) => {
    await tab.evaluate(
      (time) =>
        new Promise((done) => {
          const video = document.querySelector('#video');
          video.addEventListener('seeked', done, { once: true });
          video.currentTime = time;
        }),
      second,
    );
    const box = await tab.evaluate(() => {
      const video = document.querySelector('#video');
      const { left, top, width, height } = video.getBoundingClientRect();
      const scale = Math.min(width / video.videoWidth, height / video.videoHeight);
      const [w, h] = [video.videoWidth * scale, video.videoHeight * scale];
      return { x: left + (width - w) / 2, y: top + (height - h) / 2, w, h };
    });
    await tab.mouse.click(box.x + x * box.w, box.y + y * box.h);
  };
  await press(1, 0.25, 0.5);
  assert.match(await tab.locator('output').textContent(), /^x 0\.2[456]\d* {2}y 0\.\d+ {2}time 0:01 /);
  await tab.locator('#author-handle').fill('teapot');
  await press(5, 0.75, 0.25);
  await tab.getByRole('button', { name: 'Copy JSON' }).click();
  const json = await tab.getByLabel('JSON', { exact: true }).inputValue();
  const html = await tab.getByLabel('HTML', { exact: true }).inputValue();
  const [{ handle, path }] = JSON.parse(json).hotspots;
  assert.equal(handle, 'teapot');
  assert.deepEqual(
    path.map(({ t, x }) => [t, Math.round(x * 100)]),
    [
      [1, 25],
      [5, 75],
    ],
  );
  assert.match(
    html,
    /^<vitrine-player src="clip\.mp4">\n {2}<vitrine-hotspot handle="teapot" start="0:01" path="0:01 /,
  );
  await context.close();

  const middle = [(path[0].x + path[1].x) / 2, (path[0].y + path[1].y) / 2];
  for (const body of [html, '<vitrine-player src="clip.mp4" hotspots="written.json"></vitrine-player>']) {
    const shown = await visit({ '': page(tag + body), 'written.json': json });
    await play(shown.tab);
    near((await placesAt(shown.tab, 3))['Teapot'], middle, 'the teapot');
    assert.deepEqual(shown.problems, []);
    await shown.context.close();
  }
});

test('?vitrine-author in the demo shows x, y and time of a press on a video', async () => {
  const { tab, context } = await visit({}, '/?vitrine-author');
  const player = tab.locator('vitrine-player').first();
  await player.click();
  await tab.waitForFunction(() => document.querySelector('vitrine-player').currentTime > 0.5);
  const box = await player.boundingBox();
  await tab.mouse.click(box.x + box.width * 0.1, box.y + box.height * 0.4);
  await tab.locator('.author-panel[data-floating]').waitFor();
  assert.match(
    await tab.locator('.author-panel output').textContent(),
    /^x 0\.(?:1|09)\d* {2}y 0\.(?:4|39)\d* {2}time 0:0/,
  );
  assert.equal(await tab.evaluate(() => document.querySelector('vitrine-player').paused), true);
  await tab.locator('#author-handle').fill('teapot');
  await player.locator('.mark[aria-label^="Teapot"]').first().waitFor();
  await context.close();
});
