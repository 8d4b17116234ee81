// The package that CDNs of npm serve, on a host of its own, and pages of another origin that use it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../scripts/install.mjs';
import { launchChromium } from '../support/browser-flags.mjs';
import { serveFolder } from '../support/static-server.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-host-'));
const pages = mkdtempSync(join(tmpdir(), 'vitrine-page-'));
const published = 'https://cdn.jsdelivr.net/npm/@vitrine/embed@0.1.0/';
let page;
let browser;

before(async () => {
  execFileSync('npm', ['pack', '--pack-destination', folder], {
    cwd: join(root, 'packages/embed'),
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  execFileSync('tar', ['-xzf', 'vitrine-embed-0.1.0.tgz'], { cwd: folder });
  page = await serveFolder(pages);
  browser = await launchChromium({ args: ['--disable-features=LocalNetworkAccessChecks'] });
});
after(async () => {
  await browser?.close();
  await page?.close();
  for (const made of [folder, pages]) rmSync(made, { recursive: true, force: true });
});

/** The first snippet of a document, as a page of another origin has it. */
async function openSnippet(host, snippet) {
  const tab = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  tab.setDefaultTimeout(30_000);
  const problems = [];
  tab.on('pageerror', (error) => problems.push(error.message));
  tab.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  const body = snippet.replace(published, `${host.url}/`);
  assert.notEqual(body, snippet, 'the snippet names the published package');
  await tab.route(`${page.url}/own`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,">${body}</html>`,
    }),
  );
  await tab.goto(`${page.url}/own`);
  return { tab, problems };
}

const readme = /```html\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))[1];
const cors = { 'access-control-allow-origin': '*' };

describe('the first snippet of the README, on a page of another origin', () => {
  test('plays, shows products and sells, with nothing but the package', async () => {
    const host = await serveFolder(join(folder, 'package'), { headers: cors });
    const { tab, problems } = await openSnippet(host, readme);
    await tab.locator('vitrine-player [part~=play-button]').click();
    await tab.waitForFunction(
      () => document.querySelector('vitrine-player').shadowRoot.querySelector('video')?.currentTime > 0.5,
    );
    const box = await tab.locator('vitrine-player').boundingBox();
    assert.ok(box.width <= 360 && box.height > box.width, 'as wide as the snippet says, in the shape of the video');
    await tab.locator('vitrine-player .mark').first().waitFor({ state: 'attached' });
    await tab.evaluate(() => window.vitrine('open', 'product', { handle: 'pour-over-set' }));
    await tab.locator('vitrine-product-sheet [part~=add]').click();
    await tab.waitForFunction(async () => {
      const shop = await new Promise((resolve) => window.vitrine('ready', resolve));
      return shop.cart.$state.get().cart?.lines.length === 1;
    });
    const picture = tab.locator('vitrine-product-sheet img').first();
    assert.ok(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
    assert.deepEqual(problems, []);
    await tab.close();
    await host.close();
  });

  test('a host that does not let other origins read: the console names the file that could not be fetched', async () => {
    const host = await serveFolder(join(folder, 'package'));
    const { tab, problems } = await openSnippet(host, readme);
    while (!problems.some((text) => text.includes('player.js could not be fetched'))) await tab.waitForTimeout(50);
    await tab.close();
    await host.close();
  });
});

test('the package has everything that its integrity file names, and maps with their sources', () => {
  const cdn = join(folder, 'package/dist/cdn');
  const files = Object.keys(JSON.parse(readFileSync(join(cdn, 'integrity.json'), 'utf8')));
  assert.ok(files.includes('vitrine.js') && files.includes('adapters/memory.js'));
  for (const file of files) {
    const map = JSON.parse(readFileSync(join(cdn, `${file}.map`), 'utf8'));
    assert.ok(map.sourcesContent?.every(Boolean), `${file}: every source is in its map`);
  }
});
