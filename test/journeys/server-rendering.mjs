// The React code of docs/frameworks.md as it is written there: rendered by Node, taken over in Chromium, and used to buy.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../scripts/install.mjs';
import { sourceOf } from '../../scripts/workspace-sources.mjs';
import { launchChromium } from '../support/browser-flags.mjs';
import { serveFolder } from '../support/static-server.mjs';

// Below the repository, so that the bundler finds React and our packages.
mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
const folder = mkdtempSync(join(root, 'node_modules/.cache/server-rendering-'));
const [shop, storefront] = [
  ...readFileSync(join(root, 'docs/frameworks.md'), 'utf8').matchAll(/```jsx\n([\s\S]*?)```/g),
].map(([, code]) => code);

const sources = {
  name: 'workspace-sources',
  setup({ onResolve }) {
    onResolve({ filter: /^@vitrine\// }, ({ path }) => ({ path: join(root, sourceOf(path)) }));
  },
};

const bundle = (entry, options) =>
  build({
    entryPoints: [join(folder, entry)],
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [sources],
    outdir: join(folder, 'out'),
    logLevel: 'error',
    ...options,
  });

let server;
let browser;
before(async () => {
  writeFileSync(join(folder, 'shop.jsx'), shop);
  writeFileSync(join(folder, 'storefront.jsx'), storefront);
  writeFileSync(
    join(folder, 'on-server.jsx'),
    "import { renderToString } from 'react-dom/server';\nimport { Storefront } from './storefront.jsx';\nexport const html = renderToString(<Storefront />);",
  );
  writeFileSync(
    join(folder, 'in-browser.jsx'),
    "import { hydrateRoot } from 'react-dom/client';\nimport { Storefront } from './storefront.jsx';\nhydrateRoot(document.getElementById('app'), <Storefront />, { onRecoverableError: (error) => console.error(error) });",
  );
  await Promise.all([
    bundle('on-server.jsx', {
      platform: 'node',
      outExtension: { '.js': '.mjs' },
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    }),
    bundle('in-browser.jsx', { splitting: true }),
  ]);
  server = await serveFolder(join(folder, 'out'));
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('Node renders the tags with what stands in them, and the browser takes them over and sells', async () => {
  const { html } = await import(pathToFileURL(join(folder, 'out/on-server.mjs')));
  assert.match(html, /<vitrine-shop><vitrine-product-card handle="pour-over-set"><a href="\/products\/pour-over-set">/);

  const tab = await browser.newPage();
  tab.setDefaultTimeout(30_000);
  const problems = [];
  const printed = [];
  tab.on('pageerror', (error) => problems.push(error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.includes('/media/')) problems.push(message.text());
    if (message.type() === 'info') printed.push(message.text());
  });
  await tab.route('**/page', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>t</title><link rel="icon" href="data:,"><div id="app">${html}</div><script type="module" src="/in-browser.js"></script></html>`,
    }),
  );
  await tab.goto(`${server.url}/page`);
  await tab.locator('vitrine-product-card').getByRole('button', { name: 'Add to cart' }).click();
  while (!printed.includes('added 1')) await tab.waitForTimeout(50);
  assert.deepEqual(problems, []);
  await tab.close();
});
