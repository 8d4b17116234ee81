// The catalogue of the demonstration shop and the pictures that were rendered for it name the same files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

async function shop() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { createMemoryBackend, demoSeed } from './packages/adapters/src/memory/index.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    alias: {
      '@vitrine/core': `${root}packages/core/src/index.ts`,
      '@vitrine/core/hotspots': `${root}packages/core/src/hotspots/index.ts`,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

test('every picture of the catalogue is in the manifest of rendered pictures, and the other way round', async () => {
  const { createMemoryBackend, demoSeed } = await shop();
  const manifest = JSON.parse(readFileSync(`${root}examples/demo/media/products/manifest.json`, 'utf8'));
  const visit = { locale: 'en', country: 'US', currency: 'USD', mediaBase: '', designsBase: '/designs' };
  const products = createMemoryBackend().products(
    demoSeed.products.map(({ handle }) => ({ handle })),
    visit,
  );
  const named = new Set(
    products
      .flatMap(({ pictures }) => pictures)
      .map(({ url }) => url)
      .filter((url) => url.startsWith('/products/'))
      .map((url) => url.slice('/products/'.length)),
  );
  const rendered = new Set(
    Object.values(manifest).flatMap(({ hero, colors, more }) => [hero, ...Object.values(colors), ...more]),
  );
  assert.deepEqual([...named].sort(), [...rendered].sort());
});

test('the gift card is shown by a design that ships', async () => {
  const { createMemoryBackend } = await shop();
  const [card] = createMemoryBackend().products([{ handle: 'gift-card' }], {
    locale: 'en',
    country: null,
    currency: null,
    mediaBase: '',
    designsBase: `${root}packages/elements/gift-designs`,
  });
  assert.ok(readFileSync(card.pictures[0].url, 'utf8').includes('<svg'));
});
