// Random shoppers of a real Medusa on a failing network: 200 schedules, 0 lost, 0 doubled without a report, and what is shown is what
// Medusa has.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { medusaAdapter } from '@vitrine/adapters/medusa';
import { assertTroubled, startFaultProxy } from './support/fault-proxy.mjs';
import { startMedusa } from './support/medusa.mjs';
import { playSchedules } from './support/schedules.mjs';

let shop;
let proxy;
before(async () => {
  shop = await startMedusa();
  proxy = await startFaultProxy(shop.url);
});
after(async () => {
  await proxy?.close();
  await shop?.stop();
});

const count = Number(process.env.SCHEDULES ?? 200);

test(`${count} schedules lose nothing and double nothing without a report`, { timeout: 1_800_000 }, async (t) => {
  const skus = ['SAND', 'MOSS', 'INK'].map((colour) => `variants[sku][]=KC-STONEWARE-MUG-${colour}`).join('&');
  const {
    products: [mug],
  } = await shop.store(`/store/products?${skus}&fields=id,variants.id,variants.sku`);
  const variants = [
    ...mug.variants.filter(({ sku }) => !sku.endsWith('RUST')).map(({ id }) => id),
    shop.fixtures.variants[1],
  ];
  const makeShopper = async () => ({
    adapter: () => medusaAdapter({ url: proxy.url, publishableKey: shop.publishableKey }),
    market: { locale: 'en', country: 'US', currency: 'USD' },
    variants,
    code: 'WELCOME10',
    async inspect(stored) {
      const [, id] = stored.find(([key]) => key.endsWith(':cart')) ?? [];
      return id ? shop.cart(id) : null;
    },
  });
  const { seed, failures } = await playSchedules(makeShopper, proxy, { count, parallel: 6, speed: 6 });
  t.diagnostic(`seed ${seed}, ${JSON.stringify(proxy.counts)}`);
  assert.deepEqual(failures, []);
  assertTroubled(proxy, count);
});
