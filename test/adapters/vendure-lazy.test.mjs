// The lazy part of the Vendure adapter: it is fetched after products were shown, or when a shopper does something that
// needs it; and a fetch that fails is an error of the network.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMemoryStorage } from '@vitrine/core';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vitrine-lazy-'));
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');

/**
 * A connected adapter, bundled into a folder of its own without its lazy part; `provideLazyPart(code)` puts one there.
 */
async function shopIn(name) {
  const place = join(folder, name);
  mkdirSync(place);
  const keepDynamicImports = {
    name: 'keep-dynamic-imports',
    setup: ({ onResolve }) =>
      onResolve({ filter: /./ }, ({ kind, path }) =>
        kind === 'dynamic-import' ? { path, external: true } : undefined,
      ),
  };
  const outfile = join(place, 'vendure.js');
  await build({
    stdin: { contents: `export * from '@vitrine/adapters/vendure';`, resolveDir: root },
    bundle: true,
    format: 'esm',
    outfile,
    logLevel: 'silent',
    plugins: [keepDynamicImports],
  });
  const { vendureAdapter } = await import(pathToFileURL(outfile).href);
  const channel = {
    defaultLanguageCode: 'en',
    availableLanguageCodes: ['en'],
    defaultCurrencyCode: 'USD',
    availableCurrencyCodes: ['USD'],
  };
  const adapter = vendureAdapter({ api: 'https://shop.example/shop-api', schema: ['Mutation.addGiftCardsToOrder'] });
  const { disable } = await adapter.connect({
    market: { locale: 'en', country: 'US', currency: 'USD' },
    storage: createMemoryStorage(),
    fetch: async () => Response.json({ data: { activeChannel: channel } }),
  });
  return { adapter, disable, provideLazyPart: (code) => writeFileSync(join(place, 'lazy.js'), code) };
}

test('a lazy part that cannot be fetched is a network error, and is fetched again by the next call', async () => {
  const { adapter, disable, provideLazyPart } = await shopIn('unavailable');
  assert.ok(
    !disable.includes('giftCard') && disable.includes('giftWallet.redeem'),
    'the capabilities are known without it',
  );
  assert.equal(await adapter.cart.get(), null);
  assert.equal(await adapter.account.current(), null);

  const add = () => adapter.cart.add([{ variantId: '1', quantity: 1 }]);
  await assert.rejects(add(), { code: 'network', ambiguous: false });
  provideLazyPart('export const createPorts = () => ({ cart: { add: async () => "added" } });');
  assert.equal(await add(), 'added');
});

test('after products were answered it is prefetched', async () => {
  const { adapter, provideLazyPart } = await shopIn('prefetch');
  const fetched = new Promise((resolve) => (globalThis.onLazyPart = resolve));
  provideLazyPart('globalThis.onLazyPart(); export const createPorts = () => ({});');
  assert.deepEqual(await adapter.catalog.products([]), []);
  await fetched;
});
