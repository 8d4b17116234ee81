import { assert } from 'chai';
import fc from 'fast-check';
import { repeatable, runs } from '../../../../test/unit/core/runs.js';
import type { Attribute, Cart, CartLine } from './cart.js';
import { foldCart } from './cart-fold.js';
import { lineKey } from './line-key.js';
import { pendingLine } from './pending-line.js';

const usd = (amount: number): CartLine['unitPrice'] => ({ amount, currency: 'USD', exponent: 2 });
const mug = { ...pendingLine('line-1', { variantId: 'mug', quantity: 2 }, null, usd(500)), total: usd(1000) };
const { status: _, ...settled } = mug;
const base: Cart = {
  id: 'c', currency: 'USD', lines: [settled], count: 2, subtotal: { money: usd(1000), estimated: false }, total: { money: usd(900), estimated: false },
  discounts: [], codes: [], giftCards: [], note: '', attributes: [],
};
const add = (variantId: string, quantity: number): { intent: { type: 'add'; lines: CartLine[] }; checking: boolean } => ({
  intent: { type: 'add', lines: [pendingLine('pending-1', { variantId, quantity }, null, usd(0))] },
  checking: false,
});

describe('lineKey', () => {
  const attribute = fc.record<Attribute>({ key: fc.string({ maxLength: 4 }), value: fc.string({ maxLength: 4 }) });

  it('does not depend on the order of attributes, nor on empty ones', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(attribute), fc.integer(), (variantId, attributes, seed) => {
        const shuffled = [...attributes].sort((a, b) => ((a.key.length * 31 + b.value.length + seed) % 3) - 1);
        assert.equal(lineKey({ variantId, attributes }), lineKey({ variantId, attributes: [...shuffled, { key: 'none', value: '' }] }));
      }),
      repeatable(runs(500, 100)),
    );
  });

  it('cannot be forged with separators', () => {
    const kept = fc.array(attribute.filter(({ value }) => value !== ''), { maxLength: 3 });
    const plain = (attributes: readonly Attribute[]): string => JSON.stringify(attributes.map(({ key, value }) => `${key.length} ${value.length} ${key}${value}`).sort());
    fc.assert(
      fc.property(fc.string(), kept, fc.string(), kept, (a, ofA, b, ofB) => {
        assert.equal(lineKey({ variantId: a, attributes: ofA }) === lineKey({ variantId: b, attributes: ofB }), a === b && plain(ofA) === plain(ofB));
      }),
      repeatable(runs(500, 100)),
    );
    assert.notEqual(lineKey({ variantId: 'a', attributes: [{ key: 'b', value: 'c' }] }), lineKey({ variantId: 'a","b', attributes: [] }));
  });

  it('keeps gifts for two people apart', () => {
    const recipient = { name: 'A', email: 'a@x.example', sender: 'B', message: '', designId: 'tet' };
    assert.notEqual(lineKey({ variantId: 'g', recipient }), lineKey({ variantId: 'g', recipient: { ...recipient, email: 'b@x.example' } }));
    assert.notEqual(lineKey({ variantId: 'g', recipient }), lineKey({ variantId: 'g' }));
  });
});

describe('foldCart', () => {
  it('is the server\'s cart itself when nothing is pending', () => {
    assert.equal(foldCart(base, []), base);
    assert.isNull(foldCart(null, []));
  });

  it('is sure of counts, leaves the money to the server, and says that it may change', () => {
    const cart = foldCart(base, [add('mug', 1), add('cup', 3)]);
    assert.equal(cart?.count, 6);
    assert.deepEqual(cart?.lines.map(({ quantity, status }) => [quantity, status]), [[3, 'pending'], [3, 'pending']]);
    assert.deepEqual(cart?.total, { money: usd(900), estimated: true });
    assert.deepEqual(cart?.lines[0]?.total, usd(1000));
  });

  it('shows what is being looked up', () => {
    assert.equal(foldCart(base, [{ ...add('mug', 1), checking: true }])?.lines[0]?.status, 'checking');
  });

  it('finds a line by what it is when the server has named it anew', () => {
    const target = { id: 'an old name', key: lineKey(mug) };
    assert.equal(foldCart(base, [{ intent: { type: 'quantity', target, quantity: 7 }, checking: false }])?.count, 7);
    assert.equal(foldCart(base, [{ intent: { type: 'remove', target }, checking: false }])?.count, 0);
    assert.equal(foldCart({ ...base, lines: [settled, { ...settled, id: 'line-2' }] }, [{ intent: { type: 'remove', target }, checking: false }])?.lines.length, 2, 'two that are alike: neither is meant');
  });

  it('lets attributes tell two lines apart', () => {
    const engraved = pendingLine('pending-1', { variantId: 'mug', quantity: 1, attributes: [{ key: 'engraving', value: 'Mai' }] }, null, usd(0));
    assert.lengthOf(foldCart(base, [{ intent: { type: 'add', lines: [engraved] }, checking: false }])?.lines ?? [], 2);
  });
});
