import { assert } from 'chai';
import { createMemoryStorage, eraseVitrineData, guardStorage, type KeyValueStorage } from './storage.js';

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

describe('one call that erases what is stored', () => {
  const filled = (): KeyValueStorage => {
    const browser = createMemoryStorage();
    for (const key of ['vitrine:player', 'vitrine:x:old:cart', 'theirs', 'vitrine']) browser.set(key, '1');
    return browser;
  };

  it('leaves no key of ours, and those of the page', () => {
    const browser = filled();
    eraseVitrineData(browser);
    assert.deepEqual(browser.keys?.(), ['theirs', 'vitrine']);
  });

  it('does so from a shop, which begins anew and does not take it for a clearance by the page', () => {
    const browser = filled();
    const storage = guardStorage(browser, 'vitrine:x:shop');
    storage.set('cart', 'one');
    storage.set('vitrine:x:shop:session', 'two');
    assert.include(browser.keys?.() ?? [], 'vitrine:x:shop:session', 'a key that is named in full is not named twice');
    assert.equal(storage.get('vitrine:x:shop:session'), 'two');
    storage.forget();
    assert.deepEqual(browser.keys?.(), ['theirs', 'vitrine']);
    assert.isNull(storage.get('cart'));
    storage.set('cart', 'new');
    assert.equal(storage.get('cart'), 'new');
  });

  it('removes what the page has written or read where keys cannot be listed', () => {
    const { keys: _, ...browser } = createMemoryStorage();
    const storage = guardStorage(browser, 'vitrine:x');
    storage.set('cart', 'one');
    storage.forget();
    assert.isNull(browser.get('vitrine:x:cart'));
    assert.isNull(browser.get('vitrine:x:kept'));
  });

  for (const [title, below] of faults)
    it(`never throws, and forgets, when ${title}`, () => {
      const storage = guardStorage(below, 'vitrine:forgotten');
      storage.set('cart', 'one');
      storage.forget();
      assert.isNull(storage.get('cart'));
      eraseVitrineData(below);
    });
});

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
