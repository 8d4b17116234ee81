import { expect } from '@open-wc/testing';
import type { CartLine } from '@vitrine/core';
import { RowSlots, type CartRow } from './row-slots.js';

const money = { amount: 100, currency: 'USD', exponent: 2 };

function line(id: string, variantId = id): CartLine {
  return {
    id,
    variantId,
    productId: '',
    title: id,
    variantTitle: '',
    quantity: 1,
    rule: { min: 1, max: null, step: 1 },
    unitPrice: money,
    total: money,
    kind: 'physical',
    attributes: [],
  };
}

const shown = (rows: readonly CartRow[]): string[] =>
  rows.map((row) => (row === null ? '-' : 'line' in row ? row.line.id : `(${row.removed.id})`));

describe('rows of the list', () => {
  it('are kept while a line is removed and restored under another id', () => {
    const slots = new RowSlots();
    expect(shown(slots.rows([line('a'), line('b'), line('c')], []))).to.deep.equal(['a', 'b', 'c']);
    expect(shown(slots.rows([line('a'), line('c')], [line('b')]))).to.deep.equal(['a', '(b)', 'c']);
    expect(shown(slots.rows([line('a'), line('c')], []))).to.deep.equal(['a', '-', 'c']);
    expect(shown(slots.rows([line('a'), line('c'), line('b2', 'b')], []))).to.deep.equal(['a', 'b2', 'c']);
    expect([...slots.fresh]).to.deep.equal([]);
  });

  it('mark lines that have just been added', () => {
    const slots = new RowSlots();
    slots.rows([line('a')], []);
    slots.rows([line('n'), line('a')], []);
    expect(shown(slots.rows([line('n'), line('a')], []))).to.deep.equal(['a', 'n']);
    expect([...slots.fresh]).to.deep.equal([1]);
    slots.markFresh([line('a')]);
    expect([...slots.fresh]).to.deep.equal([0]);
    slots.reset();
    expect(shown(slots.rows([line('n'), line('a')], []))).to.deep.equal(['n', 'a']);
    expect([...slots.fresh]).to.deep.equal([]);
  });

  it('stand in the order of the cart, also where equal lines do not stand together', () => {
    const slots = new RowSlots();
    const lines = [line('g1', 'gift'), line('a'), line('g2', 'gift')];
    expect(shown(slots.rows(lines, []))).to.deep.equal(['g1', 'a', 'g2']);
    slots.markFresh([line('g2', 'gift')]);
    expect([...slots.fresh]).to.deep.equal([2]);
    expect(shown(slots.rows(lines.slice(0, 2), lines.slice(2)))).to.deep.equal(['g1', 'a', '(g2)']);
  });

  it('keep equal lines apart', () => {
    const slots = new RowSlots();
    const alike = [line('g1', 'gift'), line('g2', 'gift')];
    expect(shown(slots.rows(alike, []))).to.deep.equal(['g1', 'g2']);
    expect(shown(slots.rows([line('g2', 'gift')], [line('g1', 'gift')]))).to.deep.equal(['g2', '(g1)']);
  });
});
