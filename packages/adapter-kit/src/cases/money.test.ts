import { assert } from 'chai';
import type { Adapter, Market, Money } from '@vitrine/core';
import { runConformance } from '../run-conformance.js';
import type { ConformanceContext } from '../conformance.js';

const euros = (amount: number, exponent = 2): Money => ({ amount, currency: 'EUR', exponent });
const home: Market = { locale: 'de', country: 'DE', currency: 'EUR' };

/** A shop that sells one thing at 8.50 EUR; with another exponent it has the price wrong everywhere. */
function shop(exponent: number): Adapter {
  const price = euros(850, exponent);
  const cart = {
    currency: 'EUR',
    lines: [{ variantId: 'seed', quantity: 3, unitPrice: price, total: euros(2550, exponent) }],
    subtotal: { money: euros(2550, exponent), estimated: false },
  };
  return {
    name: 'seedbank',
    contract: 1,
    catalog: { products: () => Promise.resolve([{ variants: [{ id: 'seed', price }] }]) },
    cart: { add: () => Promise.resolve({ cart, warnings: [] }) },
  } as unknown as Adapter;
}

async function run(exponent: number, prices: ConformanceContext['fixtures']['prices']): Promise<[string, Market[]]> {
  const markets: Market[] = [];
  const { passed, failed, skipped } = await runConformance(
    ({ market }) => {
      markets.push(market);
      return Promise.resolve({
        adapter: shop(exponent),
        fixtures: { ...(prices ? { prices } : {}) },
      } as unknown as ConformanceContext);
    },
    { only: ['money.own-currency'] },
  );
  const verdict = passed.length > 0 ? 'passed' : failed.length > 0 ? 'failed' : `skipped: ${skipped[0]?.reason}`;
  return [verdict, markets];
}

describe('a price in the currency of the shop', () => {
  const known = [{ market: home, variantId: 'seed', price: euros(850) }];

  it('passes where it is right, in a market of that currency', async () => {
    const [verdict, markets] = await run(2, known);
    assert.equal(verdict, 'passed');
    assert.deepEqual(markets.at(-1), home);
  });

  for (const exponent of [0, 1, 3])
    it(`fails with the exponent ${exponent}`, async () => assert.equal((await run(exponent, known))[0], 'failed'));

  it('is skipped, with the reason, where no price is known', async () => {
    assert.match((await run(2, undefined))[0], /^skipped: .*fixtures\.prices/);
  });
});
