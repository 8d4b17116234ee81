import { assert } from 'chai';
import { good, SimulatedBackend } from '@vitrine/testing/simulated-backend';
import { TestClock } from '@vitrine/testing/test-clock';
import type { AnalyticsEvent } from '../analytics/analytics-port.js';
import type { Cart, CartLine } from '../cart/cart.js';
import { createMemoryStorage } from '../environment/storage.js';
import { createShop } from './create-shop.js';

const price = { amount: 2500, currency: 'USD', exponent: 2 };
const ann = { name: 'Ann', email: 'ann@x.example', sender: 'Bo', message: 'For you', designId: 'plain' };
const giftLine: CartLine = {
  id: 'line-1',
  variantId: 'card-25',
  productId: 'card',
  title: 'Gift card',
  variantTitle: '',
  quantity: 1,
  rule: { min: 1, max: 1, step: 1 },
  unitPrice: price,
  total: price,
  kind: 'gift-card',
  attributes: [],
  recipient: ann,
};
const cartOf = (...lines: CartLine[]): Cart => ({
  id: 'cart',
  currency: 'USD',
  lines,
  count: lines.length,
  subtotal: { money: price, estimated: false },
  discounts: [],
  codes: [],
  giftCards: [],
  total: { money: price, estimated: false },
  note: '',
  attributes: [],
});

describe('reportToAnalytics', () => {
  const removedFrom = async (before: Cart, after: Cart): Promise<readonly AnalyticsEvent[]> => {
    const clock = new TestClock();
    const events: AnalyticsEvent[] = [];
    const shop = createShop(
      {
        name: 'test',
        contract: 1,
        cart: new SimulatedBackend(clock, 'key').port('tab', good),
        analytics: { track: (sent) => void events.push(...sent) },
      },
      { clock, storage: createMemoryStorage(), tabs: false },
    );
    shop.consent.set({ analytics: true });
    const result = { cart: after, warnings: [] };
    shop.report({ type: 'line-removed', source: null, lineId: 'line-1', before, result });
    await clock.settle();
    shop.dispose();
    return events;
  };

  it('reports a gift that was removed', async () => {
    const events = await removedFrom(cartOf(giftLine), cartOf());
    assert.deepEqual(
      events.map(({ name, items }) => [name, items[0]?.quantity]),
      [['remove_from_cart', 1]],
    );
  });

  it('finds a gift again that the backend gave another id, variant and message', async () => {
    const renamed = { ...giftLine, id: 'line-9', variantId: 'card-any', recipient: { ...ann, message: 'For  you' } };
    assert.deepEqual(await removedFrom(cartOf(giftLine), cartOf(renamed)), []);
  });
});
