import { assert } from 'chai';
import fc from 'fast-check';
import { repeatable, runs } from '@vitrine/testing/runs';
import type { Attribute, Cart, CartLine, LineInput } from './cart.js';
import { lineKey } from './line-identity.js';
import { optimisticCart, pendingLine, type PendingCommand } from './optimistic-cart.js';

const usd = (amount: number): CartLine['unitPrice'] => ({ amount, currency: 'USD', exponent: 2 });
const mug = { ...pendingLine('line-1', { variantId: 'mug', quantity: 2 }, null, usd(500)), total: usd(1000) };
const { status: _, ...settled } = mug;
const base: Cart = {
  id: 'c',
  currency: 'USD',
  lines: [settled],
  count: 2,
  subtotal: { money: usd(1000), estimated: false },
  total: { money: usd(900), estimated: false },
  discounts: [],
  codes: [],
  giftCards: [],
  note: '',
  attributes: [],
};
const pending = (command: PendingCommand['command']): PendingCommand => ({ command, at: 'sent' });
const add = (line: LineInput): PendingCommand =>
  pending({ type: 'add', lines: [line], shown: [pendingLine('pending-1', line, null, usd(0))] });

describe('lineKey', () => {
  const attribute = fc.record<Attribute>({ key: fc.string({ maxLength: 4 }), value: fc.string({ maxLength: 4 }) });

  it('does not depend on the order of attributes, nor on empty ones', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(attribute), fc.integer(), (variantId, attributes, seed) => {
        const shuffled = [...attributes].sort((a, b) => ((a.key.length * 31 + b.value.length + seed) % 3) - 1);
        assert.equal(
          lineKey({ variantId, attributes }),
          lineKey({ variantId, attributes: [...shuffled, { key: 'none', value: '' }] }),
        );
      }),
      repeatable(runs(500, 100)),
    );
  });

  it('cannot be forged with separators', () => {
    const kept = fc.array(
      attribute.filter(({ value }) => value !== ''),
      { maxLength: 3 },
    );
    const plain = (attributes: readonly Attribute[]): string =>
      JSON.stringify(attributes.map(({ key, value }) => `${key.length} ${value.length} ${key}${value}`).sort());
    fc.assert(
      fc.property(fc.string(), kept, fc.string(), kept, (a, ofA, b, ofB) => {
        assert.equal(
          lineKey({ variantId: a, attributes: ofA }) === lineKey({ variantId: b, attributes: ofB }),
          a === b && plain(ofA) === plain(ofB),
        );
      }),
      repeatable(runs(500, 100)),
    );
    assert.notEqual(
      lineKey({ variantId: 'a', attributes: [{ key: 'b', value: 'c' }] }),
      lineKey({ variantId: 'a","b', attributes: [] }),
    );
  });

  it('keeps gifts for two people apart', () => {
    const recipient = { name: 'A', email: 'a@x.example', sender: 'B', message: '', designId: 'tet' };
    assert.notEqual(
      lineKey({ variantId: 'g', recipient }),
      lineKey({ variantId: 'g', recipient: { ...recipient, email: 'b@x.example' } }),
    );
    assert.notEqual(lineKey({ variantId: 'g', recipient }), lineKey({ variantId: 'g' }));
  });
});

describe('the optimistic cart', () => {
  it('is the cart of the backend itself when nothing is pending', () => {
    assert.equal(optimisticCart(base, []), base);
    assert.isNull(optimisticCart(null, []));
  });

  it('is sure of counts, leaves the money to the backend, and marks it as an estimate', () => {
    const cart = optimisticCart(base, [add({ variantId: 'mug', quantity: 1 }), add({ variantId: 'cup', quantity: 3 })]);
    assert.equal(cart?.count, 6);
    assert.deepEqual(
      cart?.lines.map(({ quantity, status }) => [quantity, status]),
      [
        [3, 'pending'],
        [3, 'pending'],
      ],
    );
    assert.deepEqual(cart?.total, { money: usd(900), estimated: true });
    assert.deepEqual(cart?.lines[0]?.total, usd(1000));
  });

  it('marks what is being checked', () => {
    assert.equal(
      optimisticCart(base, [{ ...add({ variantId: 'mug', quantity: 1 }), at: 'checking' }])?.lines[0]?.status,
      'checking',
    );
  });

  it('finds a line by its key when the backend has given it another id', () => {
    const target = { id: 'an old name', key: lineKey(mug) };
    assert.equal(optimisticCart(base, [pending({ type: 'set-quantity', target, quantity: 7 })])?.count, 7);
    assert.equal(optimisticCart(base, [pending({ type: 'remove', target })])?.count, 0);
    assert.equal(
      optimisticCart({ ...base, lines: [settled, { ...settled, id: 'line-2' }] }, [pending({ type: 'remove', target })])
        ?.lines.length,
      2,
      'two that are alike: neither is meant',
    );
  });

  it('lets attributes tell two lines apart', () => {
    const engraved = { variantId: 'mug', quantity: 1, attributes: [{ key: 'engraving', value: 'Mai' }] };
    assert.lengthOf(optimisticCart(base, [add(engraved)])?.lines ?? [], 2);
  });
});
