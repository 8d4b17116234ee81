// Random shoppers of a real Vendure on a failing network: 200 schedules, 0 lost, 0 doubled without a report, and what is shown is what
// Vendure has.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { vendureAdapter } from '@vitrine/adapters/vendure';
import { assertTroubled, startFaultProxy } from './support/fault-proxy.mjs';
import { playSchedules } from './support/schedules.mjs';
import { startVendure } from './support/vendure.mjs';

let engine;
let proxy;
before(
  async () => {
    engine = await startVendure();
    proxy = await startFaultProxy(engine.url);
  },
  { timeout: 600_000 },
);
after(async () => {
  await proxy?.close();
  await engine?.stop();
});

const count = Number(process.env.SCHEDULES ?? 200);

test(`${count} schedules lose nothing and double nothing without a report`, { timeout: 1_800_000 }, async (t) => {
  const { products } = await engine.admin(
    '{ products(options: { filter: { slug: { eq: "stoneware-mug" } } }) { items { variants { id sku } } } }',
  );
  const mugs = products.items[0].variants.filter(({ sku }) => !sku.endsWith('RUST')).map(({ id }) => id);
  const makeShopper = () => ({
    adapter: () => vendureAdapter({ api: `${proxy.url}/shop-api` }),
    market: { locale: 'en', country: 'US', currency: 'USD' },
    variants: [...mugs, engine.fixtures.variants[1]],
    code: 'WELCOME10',
    async inspect(stored) {
      const [, token] = stored.find(([key]) => key.endsWith(':session')) ?? [];
      const { activeOrder } = token ? await engine.shop('{ activeOrder { id } }', {}, token) : {};
      if (!activeOrder) return null;
      const { order } = await engine.admin(
        'query ($id: ID!) { order(id: $id) { lines { quantity productVariant { id } } } }',
        { id: activeOrder.id },
      );
      return order.lines.map(({ quantity, productVariant }) => ({ variantId: productVariant.id, quantity }));
    },
  });
  const { seed, failures } = await playSchedules(makeShopper, proxy, { count, parallel: 6, speed: 6 });
  t.diagnostic(`seed ${seed}, ${JSON.stringify(proxy.counts)}`);
  assert.deepEqual(failures, []);
  assertTroubled(proxy, count);
});
