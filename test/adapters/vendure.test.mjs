// What a page fetches of the Vendure adapter only when a shopper does something, and what becomes of that when the line is down.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMemoryStorage } from '@vitrine/core';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vitrine-later-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a part that cannot be fetched is an error of the network, and is fetched at the next try', async () => {
  const later = { name: 'later', setup: ({ onResolve }) => onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined)) };
  const outfile = join(folder, 'vendure.mjs');
  await build({ stdin: { contents: `export * from '@vitrine/adapters/vendure';`, resolveDir: root }, bundle: true, format: 'esm', outfile, logLevel: 'silent', plugins: [later] });
  const { vendureAdapter } = await import(pathToFileURL(outfile).href);
  const channel = { defaultLanguageCode: 'en', availableLanguageCodes: ['en'], defaultCurrencyCode: 'USD', availableCurrencyCodes: ['USD'] };
  const adapter = vendureAdapter({ api: 'https://shop.example/shop-api', schema: ['Mutation.addGiftCardsToOrder'] });
  const asked = { market: { locale: 'en', country: 'US', currency: 'USD' }, storage: createMemoryStorage(), fetch: async () => Response.json({ data: { activeChannel: channel } }) };
  const { disable } = await adapter.connect(asked);
  assert.ok(!disable.includes('giftCard') && disable.includes('giftWallet.redeem'), 'what the shop can do is known at once');
  assert.equal(await adapter.cart.get(), null);
  assert.equal(await adapter.account.current(), null);

  const add = () => adapter.cart.add([{ variantId: '1', quantity: 1 }]);
  await assert.rejects(add(), { code: 'network', ambiguous: false });
  writeFileSync(join(folder, 'later.js'), 'export const vendureLater = () => ({ cart: { add: async () => "added" } });');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  assert.equal(await add(), 'added');
});
