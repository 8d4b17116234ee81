import type { Adapter, Capability } from '@vitrine/core';
import type { ConformanceCase } from '../conformance.js';
import { CaseSkipped, ensure, ensureEqual, rejection, wanted } from '../verdict.js';
import { cartOf, unitsOf } from './shopper.js';

const reconfigureOf = (adapter: Adapter): NonNullable<Adapter['reconfigure']> =>
  wanted(adapter.reconfigure?.bind(adapter), 'reconfigure');

/** Another market while the page is open. */
export const marketCases: readonly ConformanceCase[] = [
  {
    id: 'market.filled-cart-keeps-currency',
    title: 'a cart with lines keeps its currency, and an add in another currency is rejected',
    needs: ['cart', 'catalog'],
    async run({ adapter, fixtures }) {
      const [a, b] = fixtures.variants;
      const { cart } = await cartOf(adapter).add([{ variantId: a, quantity: 2 }]);
      const other = wanted(fixtures.prices, 'fixtures.prices').find(({ price }) => price.currency !== cart.currency);
      if (!other) throw new CaseSkipped('fixtures.prices has one currency');
      await reconfigureOf(adapter)(other.market);
      const now = await cartOf(adapter).get();
      ensureEqual(
        [now?.currency, unitsOf(now, a)],
        [cart.currency, 2],
        'currency and units of the cart after the market changed',
      );
      ensureEqual(now?.subtotal.money, cart.subtotal.money, 'its subtotal');
      try {
        const result = await cartOf(adapter).add([{ variantId: b, quantity: 1 }]);
        ensureEqual(result.cart.currency, cart.currency, 'currency of the cart after an add from another market');
      } catch (error) {
        await rejection(Promise.reject(error), ['currency-mismatch'], 'an add from another market');
        ensureEqual(unitsOf(await cartOf(adapter).get(), a), 2, 'units after the rejection');
      }
    },
  },
  {
    id: 'market.capabilities-follow',
    title: 'reconfigure() switches off capabilities, the same ones again on returning to the first market',
    needs: ['catalog'],
    async run({ adapter, fixtures, disabled = [] }) {
      const reconfigure = reconfigureOf(adapter);
      const markets = wanted(fixtures.prices, 'fixtures.prices').map(({ market }) => market);
      const [home, ...others] = markets;
      if (!home || others.length === 0) throw new CaseSkipped('fixtures.prices has one market');
      const off = async (market: (typeof markets)[number]): Promise<readonly Capability[]> =>
        [...((await reconfigure(market))?.disable ?? [])].sort();
      const atHome = await off(home);
      for (const market of others) {
        for (const capability of await off(market))
          ensure(/^[a-zA-Z]+(?:\.[a-zA-Z]+)?$/.test(capability), `${String(capability)} is no capability`);
      }
      ensureEqual(await off(home), atHome, 'what is off after returning to the first market');
      for (const capability of disabled)
        ensure(
          atHome.includes(capability),
          `connect() switched ${capability} off, reconfigure() to the same kind of market did not`,
        );
    },
  },
];
