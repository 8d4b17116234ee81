import { assert } from 'chai';
import { toVitrineError, VitrineError } from './vitrine-error.js';

describe('toVitrineError', () => {
  it('lets one of ours through as it is', () => {
    const error = new VitrineError('out-of-stock', { available: 2 });
    assert.equal(toVitrineError(error), error);
  });

  it('knows the error of another copy of this package: an adapter from npm in a page with the script tag', () => {
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

  it('does not believe a code that there is not', () => {
    assert.equal(
      toVitrineError(Object.assign(new Error('x'), { name: 'VitrineError', code: 'toString' })).code,
      'unknown',
    );
    assert.equal(toVitrineError(Object.assign(new Error('x'), { name: 'AbortError' })).code, 'aborted');
    assert.equal(toVitrineError(null).code, 'unknown');
  });
});
