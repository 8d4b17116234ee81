import { assert } from 'chai';
import { toVitrineError, VitrineError } from './vitrine-error.js';

describe('toVitrineError', () => {
  it('returns a VitrineError unchanged', () => {
    const error = new VitrineError('out-of-stock', { available: 2 });
    assert.equal(toVitrineError(error), error);
  });

  it('recognizes the error of another copy of this package: an adapter from npm in a page with the script tag', () => {
    class Twin extends Error {
      override readonly name = 'VitrineError';
      readonly code = 'out-of-stock';
      readonly available = 2;
    }
    const theirs = new Twin();
    assert.notInstanceOf(theirs, VitrineError);
    assert.equal(toVitrineError(theirs, 'cart.add').code, 'out-of-stock');
    assert.equal(toVitrineError(theirs).available, 2);
  });

  it('turns an unknown code into unknown', () => {
    assert.equal(
      toVitrineError(Object.assign(new Error('x'), { name: 'VitrineError', code: 'toString' })).code,
      'unknown',
    );
    assert.equal(toVitrineError(Object.assign(new Error('x'), { name: 'AbortError' })).code, 'aborted');
    assert.equal(toVitrineError(null).code, 'unknown');
  });
});
