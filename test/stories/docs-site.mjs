// The documentation site as `npm run docs` builds it: every link leads somewhere, the search finds, every example runs,
// and each page can be read on a phone.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { addressOf, files } from '../../scripts/docs-site/map.mjs';
import { elementExamples } from '../../scripts/element-examples.mjs';
import { root } from '../../scripts/install.mjs';
import { launchChromium } from '../support/browser-flags.mjs';
import { serveFolder } from '../support/static-server.mjs';

const site = join(root, 'dist/docs');
const read = (address) => readFileSync(join(site, address), 'utf8');
const pages = files.map(addressOf);

test('every document of docs/ is on the site, each at an address of its own', () => {
  const documents = readdirSync(join(root, 'docs'), { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);
  assert.deepEqual(
    documents.filter((name) => !files.includes(name)),
    [],
  );
  assert.equal(new Set(pages).size, files.length);
});

test('every link, picture, script and example leads to a file, and every fragment to a heading', () => {
  const ids = new Map();
  const idsOf = (address) => {
    if (!ids.has(address)) ids.set(address, new Set([...read(address).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)));
    return ids.get(address);
  };
  let links = 0;
  for (const page of pages) {
    for (const [, target] of read(page).matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      links += 1;
      const [path, hash] = target.split('#');
      const address = path === '' ? page : posix.join(posix.dirname(page), path);
      assert.ok(existsSync(join(site, address)) && statSync(join(site, address)).isFile(), `${page}: ${target}`);
      if (hash !== undefined && pages.includes(address)) assert.ok(idsOf(address).has(hash), `${page}: ${target}`);
    }
  }
  assert.ok(links > 5000, String(links));
});

// Three pages at a time: one loads while another is looked at.
describe('in a browser', { concurrency: 3 }, () => {
  let server;
  let browser;
  before(async () => {
    server = await serveFolder(site);
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const open = async (address, options = {}) => {
    const page = await browser.newPage({ reducedMotion: 'reduce', ...options });
    page.setDefaultTimeout(20_000);
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || /^\[vitrine\]/.test(message.text())) problems.push(message.text());
    });
    await page.goto(`${server.url}/${address}`);
    return { page, problems };
  };

  test('no page is wider than a phone of 320 px', async () => {
    const { page } = await open(pages[0], { viewport: { width: 320, height: 640 } });
    await page.route('**/live/**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    for (const address of pages) {
      await page.goto(`${server.url}/${address}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), address);
    }
    await page.close();
  });

  for (const [address, colorScheme, width] of [
    ['index.html', 'light', 1280],
    ['elements.html', 'dark', 1280],
    ['troubleshooting.html', 'light', 360],
    ['errors/index.html', 'dark', 360],
  ])
    test(`axe finds nothing on ${address}, ${colorScheme}, ${width} px`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      await page.route('**/live/**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
      await page.goto(`${server.url}/${address}`);
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .exclude('iframe')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
        [],
      );
      await context.close();
    });

  for (const [words, title, address] of [
    ['cart badge', 'My own cart badge', 'recipes.html#my-own-cart-badge'],
    ['misconf', 'misconfigured', 'errors/misconfigured.html#misconfigured'],
    ['aspect-ratio', '<vitrine-player>: Attributes and properties', 'elements.html#attributes-and-properties-1'],
  ])
    test(`the search finds "${words}", by keys, from a page in a folder`, async () => {
      const { page, problems } = await open('errors/media.html');
      await page.keyboard.press('/');
      await page.keyboard.type(words);
      const found = page.locator('.results a', { has: page.locator('b').getByText(title, { exact: true }) });
      await found.first().waitFor();
      await page.keyboard.press('ArrowDown');
      while (!(await found.first().evaluate((link) => link === document.activeElement)))
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${server.url}/${address}`);
      assert.deepEqual(problems, []);
      await page.close();
    });

  const examples = Object.keys(elementExamples).filter((tag) => elementExamples[tag].height);
  examples.forEach((tag, place) => {
    test(`the example of <${tag}> runs as the documents have it`, async () => {
      const { page, problems } = await open(`live/elements-${place + 1}.html`, {
        viewport: { width: 700, height: elementExamples[tag].height },
      });
      const tags = [...elementExamples[tag].html.matchAll(/<(vitrine-[a-z-]+)/g)].map(([, name]) => name);
      assert.ok(tags.includes(tag));
      const card = page.locator('vitrine-product-card');
      if (tags.includes('vitrine-product-card')) {
        // What needs options opens the sheet; the others add.
        await card.getByRole('button').last().click();
        const sheet = page.locator('vitrine-product-sheet [part~=add]');
        if (tag === 'vitrine-product-sheet' || tag === 'vitrine-product-card') await sheet.waitFor();
        else await page.locator('vitrine-cart-toast').getByText('View cart').waitFor();
      } else if (tags.includes('vitrine-cart-button')) {
        await page.locator('vitrine-cart-button button').click();
        await page.locator('vitrine-cart-drawer dialog[open]').waitFor();
      } else if (tags.includes('vitrine-player')) {
        await page.locator('vitrine-player [part~=play-button]').click();
        await page.locator('vitrine-player video').waitFor();
      } else if (tag === 'vitrine-feed') await page.locator(tag).getByRole('article').first().waitFor();
      else await page.locator(tag).locator('form').waitFor();
      await page.waitForFunction((names) => names.every((name) => customElements.get(name)), tags);
      assert.deepEqual(problems, []);
      await page.close();
    });
  });
});
