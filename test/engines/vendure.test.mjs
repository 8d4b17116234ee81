// The Vendure adapter against Vendure itself, with PostgreSQL, on the demo's own shop (examples/vendure).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { formatReport, runConformance } from '@vitrine/adapter-kit';
import { openSecondShop, vendureShoppers } from './support/vendure-shopper.mjs';
import { startVendure } from './support/vendure.mjs';

const ALLOWED = 'https://magazine.example';
let engine;

before(async () => {
  engine = await startVendure({ storefronts: [ALLOWED] });
}, { timeout: 600_000 });

after(() => engine?.stop());

test('keeps the contract', { timeout: 900_000 }, async () => {
  const endpoint = { url: engine.shopApi, method: 'POST', headers: ['content-type', 'authorization', 'vendure-token'], exposed: ['vendure-auth-token'] };
  const shoppers = vendureShoppers(engine, {
    secondShop: await openSecondShop(engine),
    fixtures: { crossOrigin: { endpoints: [endpoint], allowed: ALLOWED, foreign: 'https://other.example' } },
  });
  // A call takes tens of milliseconds here, seconds on a busy machine.
  const report = await runConformance(shoppers, { patience: 20_000, ...(process.env.ONLY ? { only: process.env.ONLY.split(',') } : {}) });
  console.log(formatReport(report));
  assert.deepEqual(report.failed.map(({ id }) => id), [], formatReport(report));
});
