import { assert } from 'chai';
import { outcomeOf, triesAtMost, waitAfter } from './rules.js';

describe('the rules of mail', () => {
  it('tries again only what the server has certainly not taken', () => {
    assert.equal(outcomeOf(false, null), 'later');
    assert.equal(outcomeOf(true, null), 'unknown');
    for (const handedOver of [true, false]) {
      assert.equal(outcomeOf(handedOver, 451), 'later');
      assert.equal(outcomeOf(handedOver, 550), 'rejected');
    }
  });

  it('waits longer each time, and gives up after hours', () => {
    assert.equal(waitAfter(1), 30_000);
    assert.equal(waitAfter(2), 60_000);
    assert.equal(waitAfter(20), 3_600_000);
    let sum = 0;
    for (let tries = 1; tries < triesAtMost; tries += 1) sum += waitAfter(tries);
    assert.isAbove(sum, 4 * 3_600_000);
    assert.isBelow(sum, 12 * 3_600_000);
  });
});
