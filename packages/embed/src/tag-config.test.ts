import { assert } from 'chai';
import { readTagConfig } from './tag-config.js';

const nothing = {
  adapter: null,
  shop: null,
  token: null,
  src: null,
  locale: null,
  currency: null,
  country: null,
  checkoutOrigins: [],
  afterAdd: null,
};

describe('the attributes of the script tag', () => {
  const cases: readonly (readonly [what: string, data: Record<string, string>, read: object])[] = [
    ['none', {}, {}],
    ['white space only', { adapter: ' ', shop: '\n', locale: '', currency: '\t', checkoutOrigins: '  ' }, {}],
    ['white space around', { adapter: ' memory ', token: '\nt ' }, { adapter: 'memory', token: 't' }],
    ['codes in lower case', { currency: 'vnd', country: 'vn' }, { currency: 'VND', country: 'VN' }],
    ['the language of the page', { locale: 'auto' }, { locale: null }],
    ['a language', { locale: 'vi' }, { locale: 'vi' }],
    ['what an add shows', { afterAdd: ' drawer ' }, { afterAdd: 'drawer' }],
    [
      'origins with spaces, commas and line ends',
      { checkoutOrigins: 'https://a.example, https://b.example\n https://c.example,' },
      { checkoutOrigins: ['https://a.example', 'https://b.example', 'https://c.example'] },
    ],
  ];
  for (const [what, data, read] of cases)
    it(`are read: ${what}`, () => assert.deepEqual(readTagConfig(data), { ...nothing, ...read }));

  it('are only the own ones, whatever a page has put on Object.prototype', () => {
    const names = Object.keys(nothing);
    for (const name of names)
      Object.defineProperty(Object.prototype, name, { value: 'https://evil.example/x.js', configurable: true });
    try {
      assert.deepEqual(readTagConfig({}), nothing);
    } finally {
      for (const name of names) Reflect.deleteProperty(Object.prototype, name);
    }
  });
});
