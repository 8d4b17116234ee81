import { assert } from 'chai';
import { formatMoney } from '../money/format-money.js';
import { languageTag } from './language-tag.js';

const tags: [given: unknown, tag: string][] = [
  ['en', 'en'],
  ['vi_VN', 'vi-VN'],
  ['ar_EG', 'ar-EG'],
  ['id_ID', 'id-ID'],
  ['VI', 'vi'],
  ['pt-br', 'pt-BR'],
  ['zh_hant_tw', 'zh-Hant-TW'],
  [' bn ', 'bn'],
  ['de_DE.UTF-8', 'de-DE'],
  ['sr_RS@latin', 'sr-RS'],
  ['en-x-shop', 'en-x-shop'],
  ['ar-u-nu-latn', 'ar-u-nu-latn'],
  ['en-', 'en'],
  ['vi--VN', 'vi'],
  ['vi-Vietnamese!', 'vi'],
  ['x-shop', 'en'],
  ['i-klingon', 'en'],
  ['C', 'en'],
  ['english', 'en'],
  ['*', 'en'],
  ['', 'en'],
  [null, 'en'],
  [7, 'en'],
  [{}, 'en'],
];

describe('a language tag', () => {
  for (const [given, tag] of tags) {
    it(`reads ${JSON.stringify(given)} as ${tag}, and prices are printed with it`, () => {
      assert.equal(languageTag(given), tag);
      assert.isNotEmpty(new Intl.NumberFormat(languageTag(given)).format(1));
      const price = { amount: 2450, currency: 'USD', exponent: 2 };
      assert.equal(formatMoney(price, given as string), formatMoney(price, tag));
    });
  }

  it('of a language that nobody has prints English prices, not those of the device', () => {
    const price = { amount: 2450, currency: 'USD', exponent: 2 };
    assert.equal(formatMoney(price, 'tlh'), formatMoney(price, 'en'));
  });
});
