// Our elements inside the shadow roots of another component, found by the script tag.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startEmbedSite, tag } from '../support/embed-page.mjs';

let site;
before(async () => {
  site = await startEmbedSite();
});
after(() => site?.close());

const player = '<vitrine-player src="/fixtures/moving.mp4"></vitrine-player>';
const card = '<vitrine-product-card handle="teapot"></vitrine-product-card>';
const inRoot = (content) =>
  `<x-frame></x-frame><script>customElements.define('x-frame', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(content)} } })</script>`;

/** What a page may look like, and the element in it that has to come to life. */
const pages = {
  'made by a script': [inRoot(player + card), 'x-frame vitrine-player button'],
  'a product card alone': [inRoot(card), 'x-frame vitrine-product-card button'],
  'declared in the markup': [
    `<div class="host"><template shadowrootmode="open">${player}</template></div>`,
    '.host vitrine-player button',
  ],
  'one inside another': [
    `<div class="host"><template shadowrootmode="open"><section><template shadowrootmode="open">${player}</template></section></template></div>`,
    '.host vitrine-player button',
  ],
  'of an element that is defined two seconds later': [
    `<x-late></x-late><script>setTimeout(() => customElements.define('x-late', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(player)} } }), 2000)</script>`,
    'x-late vitrine-player button',
  ],
  'put into a root that was empty': [
    `<div class="host"><template shadowrootmode="open"><p></p></template></div><script>setTimeout(() => document.querySelector('.host').shadowRoot.querySelector('p').insertAdjacentHTML('afterend', ${JSON.stringify(player)}), 2000)</script>`,
    '.host vitrine-player button',
  ],
  'in a component that comes later': [
    `<script>setTimeout(() => { const host = document.createElement('div'); host.className = 'host'; host.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(player)}; document.body.append(host) }, 2000)</script>`,
    '.host vitrine-player button',
  ],
  'a cart button and a drawer': [
    inRoot('<vitrine-cart-button></vitrine-cart-button><vitrine-cart-drawer></vitrine-cart-drawer>'),
    'x-frame vitrine-cart-button button',
  ],
};

describe('elements in open shadow roots are found', { concurrency: 3 }, () => {
  for (const [what, [body, found]] of Object.entries(pages)) {
    test(what, async () => {
      const { page, problems, close } = await site.open({ html: { head: tag, body } });
      await page.locator(found).first().waitFor({ state: 'attached' });
      assert.deepEqual(problems, []);
      await close();
    });
  }

  test('a product sheet that the page put into a shadow root is the one that opens', async () => {
    const { page, problems, close } = await site.open({
      html: { head: tag, body: inRoot(`${card}<vitrine-product-sheet></vitrine-product-sheet>`) },
    });
    await page.locator('x-frame vitrine-product-card button').first().waitFor();
    await page.evaluate(() => window.vitrine('open', 'product', { handle: 'teapot' }));
    await page.locator('vitrine-product-sheet').getByRole('heading').first().waitFor();
    assert.equal(await page.locator('vitrine-product-sheet').count(), 1);
    assert.deepEqual(problems, []);
    await close();
  });

  test('a page without components of others fetches nothing for them', async () => {
    const { page, requests, close } = await site.open({ html: { head: tag, body: player } });
    await page.locator('vitrine-player button').first().waitFor({ state: 'attached' });
    await page.evaluate(() => new Promise((done) => setTimeout(done, 1000)));
    assert.ok(!requests.some((path) => path.includes('shadow-roots')), requests.join('\n'));
    await close();
  });

  test('after vitrine("destroy") nothing is looked for any more', async () => {
    const { page, requests, close } = await site.open({ html: { head: tag, body: '<x-empty></x-empty>' } });
    await page.waitForFunction(() => window.vitrine?.version);
    await page.evaluate((content) => {
      window.vitrine('destroy');
      document.querySelector('x-empty').attachShadow({ mode: 'open' }).innerHTML = content;
    }, player);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 1500)));
    assert.ok(!requests.some((path) => path.endsWith('/player.js')), requests.join('\n'));
    await close();
  });
});
