import { expect } from '@open-wc/testing';
import type { Variant } from '@vitrine/core';
import fc from 'fast-check';
import { allowedQuantity, quantityRange } from './quantity.js';

const money = { amount: 100, currency: 'USD', exponent: 2 };
const variantOf = (min: number, max: number | null, step: number, left?: number): Variant => ({
  id: 'v',
  title: '',
  selectedOptions: [],
  price: money,
  purchasable: true,
  quantity: { min, max, step },
  stock: { state: 'in', ...(left === undefined ? {} : { quantity: left }) },
});

describe('allowedQuantity', () => {
  it('returns the nearest quantity that keeps the rule', () => {
    const request = fc.record({
      min: fc.integer({ min: 1, max: 20 }),
      max: fc.option(fc.integer({ min: 1, max: 200 })),
      step: fc.integer({ min: 1, max: 12 }),
      left: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
      wanted: fc.integer({ min: -50, max: 400 }),
    });
    fc.assert(
      fc.property(request, ({ min, max, step, left, wanted }) => {
        const range = quantityRange(variantOf(min, max, step, left));
        const value = allowedQuantity(range, wanted);
        expect((value - min) % step).to.equal(0);
        expect(value).to.be.at.least(min);
        if (range.max !== null) expect(value).to.be.at.most(range.max);
        if (value > min && value < (range.max ?? Infinity)) expect(Math.abs(value - wanted)).to.be.at.most(step / 2);
      }),
      { verbose: 1 },
    );
  });

  it('offers no more than is in stock', () => {
    expect(quantityRange(variantOf(1, 10, 1, 3)).max).to.equal(3);
    expect(quantityRange(variantOf(3, 24, 3, 8)).max).to.equal(6);
  });

  it('falls back to the minimum when the typed text is not a number', () => {
    expect(allowedQuantity(quantityRange(variantOf(3, 24, 3)), Number.NaN)).to.equal(3);
  });
});
