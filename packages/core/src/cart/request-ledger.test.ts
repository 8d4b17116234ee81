import { assert } from 'chai';
import { expectLate, ledgerFrom, ledgerText, watchedForMs } from './request-ledger.js';

const key = '["mug",[]]';

describe('the request ledger, stored for the next page', () => {
  const ledger = expectLate(
    new Map(),
    'request-1',
    [
      { key, plus: 2 },
      { key: 'gift a@mail.example 2500 USD', plus: 1 },
    ],
    null,
    0,
  );

  it('keeps gifts, which name a person, in this page', () => {
    assert.notInclude(ledgerText(ledger), 'mail.example');
    assert.deepEqual([...ledgerFrom(ledgerText(ledger), new Map(), 0).keys()], [key]);
    assert.deepEqual([...ledgerFrom('[]', ledger, 0).keys()], ['gift a@mail.example 2500 USD']);
  });

  it('leaves out what is long over: nobody has looked in time', () => {
    assert.equal(ledgerFrom(ledgerText(ledger), new Map(), 2 * watchedForMs).size, 1);
    assert.equal(ledgerFrom(ledgerText(ledger), new Map(), 6 * watchedForMs).size, 0);
  });

  it('does without a text that is not ours', () => {
    assert.equal(ledgerFrom('{', ledger, 0).size, 1);
    assert.equal(ledgerFrom('null', ledger, 0).size, 1);
  });
});
