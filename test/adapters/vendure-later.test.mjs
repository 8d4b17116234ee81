// What a page fetches of the Vendure adapter only after it has shown goods or when a shopper does something, and what
// becomes of that when the line is down.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMemoryStorage } from '@vitrine/core';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vitrine-later-'));
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');

/** The adapter in a folder of its own, connected; `bring(code)` puts the later part beside it. */
async function shopIn(name) {
  const place = join(folder, name);
  mkdirSync(place);
  const later = {
    name: 'later',
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
    plugins: [later],
  });
  const { vendureAdapter } = await import(pathToFileURL(outfile).href);
  const channel = {
    defaultLanguageCode: 'en',
    availableLanguageCodes: ['en'],
    defaultCurrencyCode: 'USD',
    availableCurrencyCodes: ['USD'],
  };
  const adapter = vendureAdapter({ api: 'https://shop.example/shop-api', schema: ['Mutation.addGiftCardsToOrder'] });
  const asked = {
    market: { locale: 'en', country: 'US', currency: 'USD' },
    storage: createMemoryStorage(),
    fetch: async () => Response.json({ data: { activeChannel: channel } }),
  };
  const { disable } = await adapter.connect(asked);
  return { adapter, disable, bring: (code) => writeFileSync(join(place, 'later.js'), code) };
}

test('a part that cannot be fetched is an error of the network, and is fetched at the next try', async () => {
  const { adapter, disable, bring } = await shopIn('lost');
  assert.ok(
    !disable.includes('giftCard') && disable.includes('giftWallet.redeem'),
    'what the shop can do is known at once',
  );
  assert.equal(await adapter.cart.get(), null);
  assert.equal(await adapter.account.current(), null);

  const add = () => adapter.cart.add([{ variantId: '1', quantity: 1 }]);
  await assert.rejects(add(), { code: 'network', ambiguous: false });
  bring('export const vendureLater = () => ({ cart: { add: async () => "added" } });');
  assert.equal(await add(), 'added');
});

test('goods were shown: it is fetched before anybody presses', async () => {
  const { adapter, bring } = await shopIn('ahead');
  const fetched = new Promise((resolve) => (globalThis.laterIsHere = resolve));
  bring('globalThis.laterIsHere(); export const vendureLater = () => ({});');
  assert.deepEqual(await adapter.catalog.products([]), []);
  await fetched;
});
