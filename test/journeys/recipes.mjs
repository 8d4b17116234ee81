// Every piece of code of docs/recipes.md and the first of docs/feed.md, as they are written there, on a page of one's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { root } from '../../scripts/install.mjs';
import { sourceOf } from '../../scripts/workspace-sources.mjs';
import { startEmbedSite, stub, tag } from '../support/embed-page.mjs';

const codeOf = (document) =>
  [...readFileSync(join(root, document), 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, code]) => ({
    language,
    code,
  }));
const recipes = codeOf('docs/recipes.md');
const published = /https:\/\/cdn\.example\/vitrine\/[^/]+\//;
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
      "js: import { registerLocale } from '@vitrine/elements';",
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

test('another language: what is registered is shown, the rest stays English', async () => {
  const shop = `import { memoryAdapter } from '@vitrine/adapters/memory';
    import '@vitrine/elements/define/shop';
    import '@vitrine/elements/define/product-card';
    document.querySelector('vitrine-shop').adapter = memoryAdapter();`;
  const { outputFiles } = await build({
    stdin: { contents: `${recipes[4].code}${shop}`, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'workspace-sources',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^@vitrine\// }, ({ path }) => ({ path: join(root, sourceOf(path)) })),
      },
    ],
  });
  const { page, problems, close } = await site.open({
    html: {
      body: `<vitrine-shop lang="fr">${card}<vitrine-product-card handle="stoneware-mug"></vitrine-product-card></vitrine-shop><script type="module" src="/own.js"></script>`,
    },
    prepare: (tab) =>
      tab.route('**/own.js', (route) => route.fulfill({ contentType: 'text/javascript', body: outputFiles[0].text })),
  });
  await page.getByRole('button', { name: 'Ajouter au panier' }).waitFor();
  await page.getByRole('button', { name: 'Choose options' }).waitFor();
  assert.deepEqual(problems, []);
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
