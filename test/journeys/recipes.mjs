// Every piece of code of docs/recipes.md and the first of docs/feed.md, as they are written there, on a page of one's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/install.mjs';
import { startEmbedSite, stub, tag } from '../support/embed-page.mjs';

const codeOf = (document) =>
  [...readFileSync(join(root, document), 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, code]) => ({
    language,
    code,
  }));
const recipes = codeOf('docs/recipes.md');
const published = 'https://cdn.example/vitrine/0.1.0/';
const card =
  '<vitrine-product-card handle="pour-over-set"><a href="/products/pour-over-set">Set</a></vitrine-product-card>';
const button = '<vitrine-cart-button><a href="/cart">Cart</a></vitrine-cart-button>';

let site;
before(async () => void (site = await startEmbedSite()));
after(() => site?.close());

const add = (page) => page.locator('vitrine-product-card').getByRole('button', { name: 'Add to cart' }).click();

test('the page has the recipes that are run here, and no others', () => {
  assert.deepEqual(
    recipes.map(({ language, code }) => `${language}: ${code.split('\n')[0]}`),
    [
      'html: <a href="/cart">Cart (<span id="badge">0</span>)</a>',
      'html: <script',
      'js: // /js/seedbank.js',
      "js: vitrine('configure', 'openCart', () => location.assign('/cart'));",
    ],
  );
});

test('my own cart badge counts, also what another tab adds', async () => {
  const [{ code }] = recipes;
  const { page, context, problems, close } = await site.open({ html: { body: `${tag}${code}${card}` } });
  const badge = page.locator('#badge');
  assert.equal(await badge.textContent(), '0');
  await add(page);
  await badge.getByText('1', { exact: true }).waitFor();
  const other = await site.open({ html: { body: `${tag}${card}` }, context });
  await add(other.page);
  await badge.getByText('2', { exact: true }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('my own adapter in the tag: its module is asked, and it sells', async () => {
  const [, { code: ownTag }, { code: module }] = recipes;
  const { page, problems, close } = await site.open({
    html: { body: `${ownTag.replace(published, '/cdn/')}${card}` },
    prepare: async (tab) => {
      const script = (pattern, body) =>
        tab.route(pattern, (route) => route.fulfill({ contentType: 'text/javascript', body }));
      await script('**/js/seedbank.js', module);
      await script(
        '**/js/seedbank-adapter.js',
        `import { adapter } from '/cdn/adapters/memory.js';
        export const seedbankAdapter = (address) => {
          window.asked = address;
          return adapter({});
        };`,
      );
    },
  });
  await add(page);
  await page.locator('vitrine-cart-toast').getByText('View cart').waitFor();
  assert.equal(await page.evaluate(() => window.asked), 'https://api.seedbank.example/seeds');
  assert.deepEqual(problems, []);
  await close();
});

test('my cart page instead of the drawer', async () => {
  const { page, close } = await site.open({
    html: { body: `${stub}<script>${recipes[3].code}</script>${tag}${button}` },
    prepare: (tab) => tab.route('**/cart', (route) => route.fulfill({ contentType: 'text/html', body: 'My cart' })),
  });
  await page.locator('vitrine-cart-button').getByRole('button').click();
  await page.waitForURL('**/cart');
  await close();
});

test('a page in a language that does not ship has the words of English', async () => {
  const { page, problems, close } = await site.open({ html: { body: `${tag}<div lang="fr">${card}</div>` } });
  await page.locator('vitrine-product-card').getByRole('button', { name: 'Add to cart' }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('the feed of docs/feed.md', async () => {
  const { page, problems, close } = await site.open({ html: { body: `${tag}${codeOf('docs/feed.md')[0].code}` } });
  await page.locator('vitrine-feed').getByRole('article').first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});
