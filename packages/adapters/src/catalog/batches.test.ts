import { assert } from 'chai';
import { batchesOf } from './batches.js';

describe('references of one request', () => {
  it('are a hundred at most, in their order, so that no address becomes too long for a server', () => {
    const values = Array.from({ length: 1050 }, (_, at) => at);
    const batches = batchesOf(values);
    assert.deepEqual(
      batches.map(({ length }) => length),
      [...Array.from({ length: 10 }, () => 100), 50],
    );
    assert.deepEqual(batches.flat(), values);
    assert.deepEqual(batchesOf([]), []);
  });
});
