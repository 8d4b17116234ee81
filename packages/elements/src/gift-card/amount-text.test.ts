import { expect } from '@open-wc/testing';
import { formatMoney, moneyFromDecimal } from '@vitrine/core';
import { parseAmount } from './amount-text.js';

const USD = { currency: 'USD', exponent: 2 };
const VND = { currency: 'VND', exponent: 0 };
const IDR = { currency: 'IDR', exponent: 2 };
const KWD = { currency: 'KWD', exponent: 3 };

describe('parseAmount', () => {
  const cases: readonly (readonly [string, string, typeof USD, number | null, number?])[] = [
    ['25', 'en', USD, 2500],
    [' $25.50 ', 'en', USD, 2550],
    ['25 USD', 'en', USD, 2500],
    ['us$25', 'ar', USD, 2500],
    ['25,50', 'en', USD, 2550],
    ['25,50', 'vi', USD, 2550],
    ['1,000', 'en', USD, 100000],
    ['1.000', 'vi', USD, 100000],
    ['1,000.25', 'en', USD, 100025],
    ['1.000,25', 'id', USD, 100025],
    ['1\u202f000,25', 'fr', USD, 100025],
    ['25.505', 'en', USD, 25505, 3],
    ['٢٥', 'ar', USD, 2500],
    ['٢٥٫٥٠', 'ar-EG', USD, 2550],
    ['١٬٠٠٠', 'ar-EG', USD, 100000],
    ['۲۵', 'ar', USD, 2500],
    ['২৫.৫০', 'bn', USD, 2550],
    ['১২,৩৪,৫৬৭', 'bn', USD, 123456700],
    ['250.000 ₫', 'vi', VND, 250000],
    ['250.000', 'en', VND, 250000],
    ['250,000', 'en', VND, 250000],
    ['Rp 150.000', 'id', IDR, 15000000],
    ['1.250', 'en', KWD, 1250],
    ['1,250', 'ar', KWD, 1250000],
    ['١٫٢٥٠ د.ك.', 'ar-EG', KWD, 1250],
    ['8 د.ك.\u200f', 'ar', KWD, 8000],
    ['', 'en', USD, null],
    ['-25', 'en', USD, null],
    ['2 5e3', 'en', USD, null],
    ['1e3', 'en', USD, null],
    ['0x19', 'en', USD, null],
    ['Infinity', 'en', USD, null],
    ['1,0,0', 'en', USD, null],
    ['1.2.3', 'en', USD, null],
    ['.', 'en', USD, null],
    ['99999999999999999999999', 'en', USD, null],
    ['<img src=x onerror=alert(1)>', 'en', USD, null],
  ];
  for (const [text, lang, like, amount, exponent = like.exponent] of cases) {
    it(`reads ${JSON.stringify(text)} in ${lang} as ${amount ?? 'nothing'} ${like.currency}`, () => {
      expect(parseAmount(text, lang, like)).to.deep.equal(
        amount === null ? null : { amount, currency: like.currency, exponent },
      );
    });
  }

  it('reads amounts as they are formatted in every supported language', () => {
    for (const lang of ['en', 'bn', 'ar', 'ar-EG', 'ar-KW', 'id', 'vi', 'fr', 'de-CH', 'en-IN']) {
      for (const [decimal, { currency, exponent }] of [
        ['25', USD],
        ['1234.56', USD],
        ['12500000', VND],
        ['8000000', IDR],
        ['149.500', KWD],
      ] as const) {
        const money = moneyFromDecimal(decimal, currency, exponent);
        const shown = formatMoney(money, lang);
        expect(parseAmount(shown, lang, money), `${shown} in ${lang}`).to.deep.include({ amount: money.amount });
      }
    }
  });
});
