import { assert } from 'chai';
import { ratioOf, secondsOf } from './hotspot-value.js';

describe('secondsOf', () => {
  const cases: readonly (readonly [unknown, number])[] = [
    [2, 2],
    [62.5, 62.5],
    [Infinity, Infinity],
    ['2', 2],
    [' 62.5 ', 62.5],
    ['-1', -1],
    ['0:02', 2],
    ['1:02.5', 62.5],
    ['90:00', 5400],
    ['1:00:02.25', 3602.25],
    ['01:02:03', 3723],
    ['0:0:1', 1],
    ['', NaN],
    ['1:60', NaN],
    ['1:60:00', NaN],
    ['1:2:3:4', NaN],
    ['2s', NaN],
    ['1,5', NaN],
    [':02', NaN],
    ['1e3', NaN],
    [null, NaN],
    [undefined, NaN],
    [[2], NaN],
  ];
  for (const [value, seconds] of cases)
    it(`reads ${JSON.stringify(value)} as ${seconds}`, () => {
      assert.deepEqual(secondsOf(value), seconds);
    });
});

describe('ratioOf', () => {
  const cases: readonly (readonly [unknown, number])[] = [
    [0.14, 0.14],
    ['0.14', 0.14],
    ['.5', 0.5],
    ['14%', 0.14],
    [' 0% ', 0],
    ['100%', 1],
    ['14 %', NaN],
    ['%', NaN],
    ['14px', NaN],
    ['', NaN],
    [null, NaN],
    [true, NaN],
  ];
  for (const [value, ratio] of cases)
    it(`reads ${JSON.stringify(value)} as ${ratio}`, () => {
      assert.deepEqual(ratioOf(value), ratio);
    });

  it('takes plain numbers of a file in percent for percent', () => {
    assert.deepEqual([ratioOf(50, 100), ratioOf('50', 100), ratioOf('50%', 100)], [0.5, 0.5, 0.5]);
  });
});
