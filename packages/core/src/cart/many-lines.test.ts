import { bench } from '@vitrine/testing/cart-bench';
import { assert } from 'chai';
import type { Cart, CartLine } from './cart.js';
import type { CartPort } from './cart-port.js';

const price = { amount: 100, currency: 'USD', exponent: 2 };

/** A cart whose lines count how often their variant is asked for: each comparison of lines asks. */
function countedCart(count: number, ids: string, amount: number, reads: { count: number }): Cart {
  const sum = { money: price, estimated: false };
  const none = { discounts: [], codes: [], giftCards: [], note: '', attributes: [] };
  const lines = Array.from({ length: count }, (_, at): CartLine => {
    const variantId = `variant-${at}`;
    return {
      id: `${ids}-${at}`,
      get variantId() {
        reads.count++;
        return variantId;
      },
      productId: '',
      title: '',
      variantTitle: '',
      quantity: 1,
      rule: { min: 1, max: null, step: 1 },
      unitPrice: { ...price, amount },
      total: price,
      kind: 'physical',
      attributes: [],
    };
  });
  return { id: 'cart', currency: 'USD', lines, count, subtotal: sum, total: sum, ...none };
}

/** How often each of so many lines is looked at, from the first load to a settled change. */
async function looksAt(count: number, act: (store: ReturnType<typeof bench>['store']) => unknown): Promise<number> {
  const reads = { count: 0 };
  let answers = 0;
  // Each answer has other ids and other prices: every line has to be found by what it is.
  const answer = (): Cart => countedCart(count, `answer-${++answers}`, 100 + answers, reads);
  const settled = async () => ({ cart: answer(), warnings: [] });
  const { store, clock } = bench({
    edit: (port): CartPort => ({ ...port, get: async () => answer(), add: settled, update: settled }),
  });
  void store.load();
  await clock.settle();
  act(store);
  await clock.settle();
  assert.lengthOf(store.$state.get().cart?.lines ?? [], count);
  assert.strictEqual(store.$state.get().pending, 0);
  store.dispose();
  return reads.count / count;
}

describe('a cart of thousands of lines', () => {
  const table: [act: string, (store: ReturnType<typeof bench>['store']) => unknown][] = [
    ['is read again under other ids', (store) => store.load()],
    ['gets another line', (store) => store.add([{ variantId: 'variant-7', quantity: 1 }])],
    [
      'gets hundreds of lines at once',
      (store) => store.add(Array.from({ length: 400 }, (_, at) => ({ variantId: `variant-${at}`, quantity: 1 }))),
    ],
    ['has a quantity changed', (store) => store.setQuantity('answer-1-3', 4)],
  ];
  for (const [act, run] of table)
    it(`${act}: each line is looked at a few times, not once for every other line`, async () => {
      assert.isAtMost(await looksAt(5_000, run), 30);
    });
});
