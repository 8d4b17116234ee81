import { assert } from 'chai';
import { bench, line, type Bench } from '@vitrine/testing/cart-bench';
import type { CartPort } from './cart-port.js';
import type { Cart, CartLine, CartResult } from './cart.js';

interface Prices {
  amount: number;
  currency: string;
  exponent: number;
}

/** A shop that names its prices anew with every answer. */
function repricing(prices: Prices, edit: (cart: Cart) => Cart = (cart) => cart, warnsItself = false): Bench {
  const priced = (cart: Cart): Cart =>
    edit({
      ...cart,
      currency: prices.currency,
      lines: cart.lines.map((one): CartLine => ({
        ...one,
        unitPrice: { ...prices },
        total: { ...prices, amount: prices.amount * one.quantity },
      })),
    });
  const answer = async (result: Promise<CartResult>): Promise<CartResult> => {
    const { cart, warnings } = await result;
    return { cart: priced(cart), warnings };
  };
  return bench({
    edit: (port): CartPort => ({
      ...port,
      get: async (call) => {
        const cart = await port.get(call);
        return cart && priced(cart);
      },
      add: (lines, call) => answer(port.add(lines, call)),
      update: async (lines, call) => {
        const { cart } = await answer(port.update(lines, call));
        const [first] = cart.lines;
        return {
          cart,
          warnings: warnsItself && first ? [{ code: 'price-changed', lineId: first.id, title: first.title }] : [],
        };
      },
    }),
  });
}

const warned = ({ store }: Bench): unknown[] => store.$state.get().warnings.map(({ code, title }) => [code, title]);

/** One mug in the cart at 500 cents each, then another act at another price. */
async function after(change: Partial<Prices>, act: (b: Bench) => unknown, units = 2): Promise<unknown[]> {
  const prices = { amount: 500, currency: 'USD', exponent: 2 };
  const b = repricing(prices);
  void b.store.add([{ variantId: 'mug', quantity: units }]);
  await b.clock.settle();
  Object.assign(prices, change);
  await act(b);
  await b.clock.settle();
  return warned(b);
}

const read = ({ store }: Bench): unknown => void store.load();
const addOther = ({ store }: Bench): unknown => void store.add([{ variantId: 'jar', quantity: 1 }]);
const set =
  (quantity: number) =>
  (b: Bench): unknown =>
    void b.store.setQuantity(line(b.store).id, quantity);
const reported = [['price-changed', 'mug']];

describe('a price that has changed under the shopper is reported', () => {
  const table: [title: string, change: Partial<Prices>, act: (b: Bench) => unknown, expected: unknown[]][] = [
    ['a higher price, when the cart is read', { amount: 600 }, read, reported],
    ['a lower price, when the cart is read', { amount: 400 }, read, reported],
    ['a higher price, when something else is added', { amount: 600 }, addOther, reported],
    ['a higher price with more units', { amount: 600 }, set(5), reported],
    ['a lower price with fewer units', { amount: 400 }, set(1), reported],
    ['another currency', { currency: 'EUR' }, read, reported],
    ['another currency and price, with more units', { currency: 'EUR', amount: 600 }, set(5), reported],
    ['another currency and a price that fits the quantity', { currency: 'EUR', amount: 400 }, set(5), reported],
    ['free of charge', { amount: 0 }, read, reported],
    ['no change', {}, read, []],
    ['the same price with another exponent', { amount: 5000, exponent: 3 }, read, []],
    ['a price that falls with more units', { amount: 400 }, set(5), []],
    ['a price that rises with fewer units', { amount: 600 }, set(1), []],
  ];
  for (const [title, change, act, expected] of table)
    it(title, async () => assert.deepEqual(await after(change, act), expected));

  it('once, however often the cart is read', async () => {
    const acts = async (b: Bench): Promise<void> => {
      for (let reads = 0; reads < 3; reads++) {
        void b.store.load();
        await b.clock.settle();
      }
    };
    assert.deepEqual(await after({ amount: 600 }, acts), reported);
  });

  it('and not again where the adapter has reported it', async () => {
    const prices = { amount: 500, currency: 'USD', exponent: 2 };
    const b = repricing(prices, undefined, true);
    void b.store.add([{ variantId: 'mug', quantity: 1 }]);
    await b.clock.settle();
    prices.amount = 600;
    set(2)(b);
    await b.clock.settle();
    assert.deepEqual(warned(b), reported);
  });

  it('not where a code has changed it', async () => {
    const prices = { amount: 500, currency: 'USD', exponent: 2 };
    let codes: Cart['codes'] = [];
    const b = repricing(prices, (cart) => ({ ...cart, codes }));
    void b.store.add([{ variantId: 'mug', quantity: 1 }]);
    await b.clock.settle();
    prices.amount = 400;
    codes = [{ code: 'TEN', applicable: true }];
    void b.store.load();
    await b.clock.settle();
    assert.deepEqual(warned(b), []);
  });

  it('not by a cart that is shown for the first time', async () => {
    const b = repricing({ amount: 600, currency: 'USD', exponent: 2 });
    b.backend.put({ variantId: 'mug', quantity: 1 });
    void b.store.load();
    await b.clock.settle();
    assert.deepEqual(warned(b), []);
  });
});
