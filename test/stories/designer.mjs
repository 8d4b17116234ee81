// What a designer finds in the built Storybook: controls that do something, a page for each element, and a theme whose
// CSS gives the same look on a page with the script tag.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readElements } from '../../scripts/element-manifest.mjs';
import { root } from '../../scripts/install.mjs';
import { serve } from '../../scripts/serve.mjs';
import { launchChromium } from '../support/browser-flags.mjs';
import { serveFolder } from '../support/static-server.mjs';

const folder = join(root, 'dist/storybook');
const stories = Object.values(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')).entries).filter(
  ({ type }) => type === 'story',
);
const elements = readElements();

let server;
let browser;
before(async () => {
  server = await serveFolder(folder);
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const open = async (id, options = {}) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
  page.setDefaultTimeout(20_000);
  await page.goto(`${server.url}/iframe.html?id=${id}&viewMode=story`);
  await page.waitForFunction(() => globalThis.__STORYBOOK_PREVIEW__?.storyRenders?.[0]?.phase);
  return page;
};

test('every story has controls, and those of an element are its attributes and the tokens', async () => {
  const page = await open('guide-start-here--guide');
  const found = await page.evaluate(
    async (ids) => {
      const preview = globalThis.__STORYBOOK_PREVIEW__;
      const store = preview.storyStoreValue ?? preview.storyStore;
      const controls = [];
      for (const storyId of ids) {
        const { argTypes, component } = await store.loadStory({ storyId });
        controls.push([
          storyId,
          component,
          Object.values(argTypes).flatMap(({ name, control }) => (control ? [name] : [])),
        ]);
      }
      return controls;
    },
    stories.map(({ id }) => id),
  );
  assert.equal(found.length, stories.length);
  for (const [id, component, names] of found) {
    assert.ok(names.includes('--vitrine-accent'), id);
    if (/^(?:guide|reference)-/.test(id)) continue;
    const element = elements.find(({ tagName }) => tagName === component);
    assert.ok(element, `${id} names its element`);
    for (const { name } of element.attributes ?? []) assert.ok(names.includes(name), `${id}: ${name}`);
  }
  await page.close();
});

for (const [id, tag, args, holds] of [
  [
    'product-product-card--tile',
    'vitrine-product-card',
    { layout: 'row', '--vitrine-accent': '#123456' },
    () => document.querySelector('vitrine-product-card')?.getAttribute('layout') === 'row',
  ],
  [
    'player-player--at-rest',
    'vitrine-player',
    { label: 'A new title', loop: true },
    () => document.querySelector('vitrine-player[loop][label="A new title"]') !== null,
  ],
  [
    'cart-cart-button--empty',
    'vitrine-cart-button',
    { 'show-zero': true },
    () => document.querySelector('vitrine-cart-button[show-zero]') !== null,
  ],
  [
    'gift-card-gift-card-form--ready',
    'vitrine-gift-card-form',
    { compact: true },
    () => document.querySelector('vitrine-gift-card-form[compact]') !== null,
  ],
])
  test(`controls change what is shown: ${id}`, async () => {
    const page = await open(id);
    await page.waitForFunction((name) => document.querySelector(name)?.shadowRoot, tag);
    assert.equal(await page.evaluate(holds), false, 'not before');
    await page.evaluate(
      ([storyId, updatedArgs]) =>
        globalThis.__STORYBOOK_ADDONS_CHANNEL__.emit('updateStoryArgs', { storyId, updatedArgs }),
      [id, args],
    );
    await page.waitForFunction(holds);
    for (const [name, value] of Object.entries(args))
      if (name.startsWith('--'))
        assert.equal(
          await page.evaluate((token) => document.documentElement.style.getPropertyValue(token), name),
          value,
        );
    await page.close();
  });

test('every element has a page with all that the manifest knows, and HTML to copy', async () => {
  for (const element of elements) {
    const id = `reference-elements--${element.tagName.replace('vitrine-', '')}`;
    assert.ok(
      stories.some((story) => story.id === id),
      id,
    );
    const page = await open(id);
    await page.locator('main h1').waitFor();
    const codes = new Set(await page.locator('code').allTextContents());
    const items = ['attributes', 'members', 'events', 'slots', 'cssParts'].flatMap((list) => element[list] ?? []);
    for (const { name, privacy } of items) if (name && !privacy) assert.ok(codes.has(name), `${id}: ${name}`);
    assert.match(await page.locator('main pre').textContent(), new RegExp(`<${element.tagName}`));
    await page.close();
  }
});

test('CSS that the theme page gives looks the same on a page with the script tag', async () => {
  const page = await open('guide-theme--editor');
  const set = async (token, value, scheme = 'light') => {
    const field = page.locator(`input[data-token="--vitrine-${token}"][data-scheme=${scheme}]`);
    await field.evaluate((input, text) => {
      input.value = text;
      input.dispatchEvent(new Event('change'));
    }, value);
  };
  const figure = () => page.locator('[data-contrast=light] li').first().textContent();
  assert.match(await figure(), /on-accent on accent: 1\d/);
  await set('accent', '#ff5a1f');
  await set('on-accent', '#ffffff');
  assert.match(await figure(), /3\.1.*below 4\.5/s, 'a contrast that is too low is named');
  await set('accent', '#0b5d3b');
  await set('accent', '#7fe0b0', 'dark');
  await set('button-radius', '3px');
  await set('heading-font', 'Georgia, serif');
  await set('control-height', '52px');
  const css = await page.locator('[data-css]').textContent();
  assert.match(css, /--vitrine-accent: light-dark\(#0b5d3b, #7fe0b0\);/);
  assert.doesNotMatch(css, /--vitrine-paper/, 'only what was changed');

  /** What the main button and the heading of an open product sheet look like. */
  const look = (scope) =>
    scope.evaluate(() => {
      const tree = document.querySelector('vitrine-product-sheet').shadowRoot;
      const styles = (selector, ...names) => {
        const computed = getComputedStyle(tree.querySelector(selector));
        return names.map((name) => computed.getPropertyValue(name));
      };
      return [
        styles('[part~=add]', 'background-color', 'color', 'border-radius', 'min-height', 'font-size'),
        styles('h2', 'font-family', 'font-weight', 'letter-spacing', 'color'),
      ];
    });
  const inStorybook = page.frameLocator('iframe[data-story="product-product-sheet--two-axes"]');
  await inStorybook.locator('vitrine-product-sheet [part~=add]').waitFor();
  const frame = page.frames().find((one) => one.url().includes('product-product-sheet'));
  await frame.waitForFunction(() => document.querySelector('style[data-theme]'));
  const shown = await look(frame);
  assert.deepEqual(shown[0].slice(0, 3), ['rgb(11, 93, 59)', 'rgb(255, 255, 255)', '3px']);

  const shop = await serve();
  const plain = await browser.newPage({ reducedMotion: 'reduce' });
  await plain.route('**/page', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><style>${css}</style>
        <script async src="/cdn/vitrine.js" data-adapter="memory"></script>
        <script>(window.vitrine = Object.assign((...call) => window.vitrine.q.push(call), { q: [] }))('open', 'product', { handle: 'linen-cushion' })</script></html>`,
    }),
  );
  await plain.goto(`${shop.url}/page`);
  await plain.locator('vitrine-product-sheet [part~=add]').waitFor();
  assert.deepEqual(await look(plain), shown);
  await plain.close();
  await shop.close();
  await page.close();
});
