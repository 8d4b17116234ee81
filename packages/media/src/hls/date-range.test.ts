import { expect } from '@open-wc/testing';
import { dateRangesOf } from './date-range.js';

const range = (id: string, startTime: number, more: object = {}) => ({
  id,
  class: 'dev.vitrine.hotspot',
  startTime,
  duration: null,
  endOnNext: false,
  attr: { ID: id, 'X-VITRINE-DATA': 'e30' },
  ...more,
});

describe('dateRangesOf', () => {
  it('returns plain data by start', () => {
    const [first, second] = dateRangesOf({ dateRanges: { b: range('b', 6, { duration: 4 }), a: range('a', 2) } });
    expect(first).to.deep.equal({
      id: 'a',
      class: 'dev.vitrine.hotspot',
      start: 2,
      end: null,
      attributes: { ID: 'a', 'X-VITRINE-DATA': 'e30' },
    });
    expect(second?.end).to.equal(10);
  });

  it('ends a range with the next of its class with END-ON-NEXT', () => {
    const pins = { class: 'dev.vitrine.pin', endOnNext: true };
    const ranges = dateRangesOf({
      dateRanges: { a: range('a', 1, pins), other: range('other', 2), b: range('b', 5, pins) },
    });
    expect(ranges.map(({ id, end }) => [id, end])).to.deep.equal([
      ['a', 5],
      ['other', null],
      ['b', null],
    ]);
  });

  it('leaves out a range without a position in media time', () => {
    expect(dateRangesOf({ dateRanges: { a: range('a', NaN), gone: undefined } })).to.deep.equal([]);
  });
});
