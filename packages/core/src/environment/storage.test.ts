import { assert } from 'chai';
import { createMemoryStorage, guardStorage, type KeyValueStorage } from './storage.js';

const throwing = (): never => {
  throw new Error('denied');
};
const faults: [string, KeyValueStorage | null][] = [
  ['there is none', null],
  ['everything is denied', { get: throwing, set: throwing, remove: throwing }],
  ['it is full', { ...createMemoryStorage(), set: throwing }],
  ['it forgets what is written', { get: () => null, set: () => {}, remove: () => {} }],
  ['it returns no string', { get: () => 7 as unknown as string, set: () => {}, remove: () => {} }],
  ['it cannot remove', { ...createMemoryStorage(), remove: throwing }],
];

describe('guardStorage', () => {
  for (const [title, below] of faults) {
    it(`keeps values until the page is left when ${title}`, () => {
      const storage = guardStorage(below, 'vitrine:x');
      assert.isNull(storage.get('cart'));
      storage.set('cart', 'one');
      assert.equal(storage.get('cart'), 'one');
      storage.set('cart', 'two');
      assert.equal(storage.get('cart'), 'two');
      storage.remove('cart');
      assert.isNull(storage.get('cart'));
    });
  }

  it('keeps shops apart and sees what another tab wrote', () => {
    const browser = createMemoryStorage();
    const one = guardStorage(browser, 'vitrine:memory:one');
    const tab = guardStorage(browser, 'vitrine:memory:one');
    const two = guardStorage(browser, 'vitrine:memory:two');
    one.set('cart', 'a');
    assert.equal(tab.get('cart'), 'a');
    assert.isNull(two.get('cart'));
    tab.set('cart', 'b');
    assert.equal(one.get('cart'), 'b');
    assert.equal(browser.get('vitrine:memory:one:cart'), 'b');
    tab.remove('cart');
    assert.isNull(one.get('cart'));
  });

  it('keeps what this page had stored when the page clears everything', () => {
    const values = new Map<string, string>();
    const browser: KeyValueStorage = {
      get: (key) => values.get(key) ?? null,
      set: (key, value) => void values.set(key, value),
      remove: (key) => void values.delete(key),
    };
    const storage = guardStorage(browser, 'vitrine:x');
    storage.set('cart', 'one');
    values.clear();
    assert.equal(storage.get('cart'), 'one');
    storage.set('cart-revision', 'r');
    assert.equal(storage.get('cart'), 'one', 'also after something else was stored');
    assert.equal(storage.get('cart-revision'), 'r');
    storage.remove('cart');
    assert.isNull(storage.get('cart'));
  });
});
