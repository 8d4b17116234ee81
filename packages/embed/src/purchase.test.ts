import { assert } from 'chai';
import { readPurchase, type CheckedPurchase } from './purchase.js';

/** The purchase that was read, and the fields that the console names as wrong. */
function read(given: unknown): { readonly purchase: CheckedPurchase | null; readonly wrong: readonly string[] } {
  const { error } = console;
  const printed: string[] = [];
  console.error = (text: string) => void printed.push(text);
  try {
    const purchase = readPurchase(given);
    assert.isAtMost(printed.length, 1);
    return {
      purchase,
      wrong:
        /(?:reported without (.*?)\. Money|it has no (\w+)\.)/
          .exec(printed[0] ?? '')
          ?.slice(1)
          .find(Boolean)
          ?.split(', ') ?? [],
    };
  } finally {
    console.error = error;
  }
}

const usd = { amount: 2400, currency: 'USD', exponent: 2 };
const mug = { productId: 'p1', variantId: 'v1', title: 'Mug', variantTitle: 'Sand', quantity: 2 };

describe('a purchase that the page reports', () => {
  it('takes money in minor units, and a decimal as text', () => {
    const values = [
      usd,
      { amount: '24.00', currency: 'USD' },
      { amount: '24', currency: 'usd' },
      { amount: '24.000', currency: 'USD', exponent: 2 },
    ];
    for (const value of values)
      assert.deepEqual(read({ transactionId: '1', value }), {
        purchase: { transactionId: '1', value: usd, items: [] },
        wrong: [],
      });
    assert.deepEqual(read({ transactionId: '1', value: { amount: '590000', currency: 'VND' } }).purchase?.value, {
      amount: 590_000,
      currency: 'VND',
      exponent: 0,
    });
    assert.deepEqual(read({ transactionId: '1', value: { amount: '1.25', currency: 'KWD' } }).purchase?.value, {
      amount: 1250,
      currency: 'KWD',
      exponent: 3,
    });
  });

  it('says of anything else that it is no money, and never makes 0 of it', () => {
    const others = [
      24,
      '24.00',
      null,
      [],
      true,
      { amount: 24, currency: 'USD' },
      { amount: 24.5, currency: 'USD', exponent: 2 },
      { amount: '24,00', currency: 'USD' },
      { amount: '', currency: 'USD' },
      { amount: '24.00 USD', currency: 'USD' },
      { amount: '24.00' },
      { amount: '24.00', currency: '$' },
      { amount: NaN, currency: 'USD', exponent: 2 },
      { amount: 2400, currency: 'USD', exponent: '2' },
      { amount: 2400, currency: 'USD', exponent: -2 },
      { amount: '99999999999999999999', currency: 'USD' },
    ];
    for (const value of others)
      assert.deepEqual(
        read({ transactionId: '1', value }),
        { purchase: { transactionId: '1', items: [] }, wrong: ['value'] },
        JSON.stringify(value),
      );
    assert.deepEqual(read({ transactionId: '1' }).wrong, []);
  });

  it('reads the items alike: a price that is none is left out, an item without a product too', () => {
    const items = [
      { ...mug, price: { amount: '12.00', currency: 'USD' }, code: 'SECRET' },
      { productId: 7, price: usd, title: 'Hook' },
      { ...mug, price: 12 },
      { ...mug, quantity: 1.5 },
      { ...mug, quantity: '2' },
      { title: 'nothing' },
      null,
      'mug',
      { productId: 'p3' },
    ];
    const { purchase, wrong } = read({ transactionId: '1', items });
    assert.deepEqual(purchase?.items, [
      { ...mug, price: { ...usd, amount: 1200 } },
      { productId: '7', title: 'Hook', price: usd },
      mug,
      { productId: 'p1', variantId: 'v1', title: 'Mug', variantTitle: 'Sand' },
      { productId: 'p1', variantId: 'v1', title: 'Mug', variantTitle: 'Sand' },
      { productId: 'p3', title: '' },
    ]);
    assert.deepEqual(wrong, [
      'items[2].price',
      'items[3].quantity',
      'items[4].quantity',
      'items[5]',
      'items[6]',
      'items[7]',
    ]);
    assert.deepEqual(read({ transactionId: '1', items: { 0: mug } }), {
      purchase: { transactionId: '1', items: [] },
      wrong: ['items'],
    });
  });

  it('wants the number of the order: without it each reload would be another order', () => {
    assert.equal(read({ transactionId: 1042 }).purchase?.transactionId, '1042');
    for (const purchase of [{}, { transactionId: '' }, { transactionId: null }, undefined, 'KC-1'])
      assert.deepEqual(read(purchase), { purchase: null, wrong: ['transactionId'] });
  });
});
