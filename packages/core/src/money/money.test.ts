import { assert } from 'chai';
import { repeatable, runs } from '@vitrine/testing/runs';
import fc from 'fast-check';
import { VitrineError } from '../error/vitrine-error.js';
import { formatMoney } from './format-money.js';
import { isoExponent } from './iso-exponent.js';
import { addMoney, compareMoney, negateMoney, rescaleMoney, subtractMoney } from './money-arithmetic.js';
import { moneyToDecimal } from './money-to-decimal.js';
import type { Money } from './money.js';
import { moneyFromDecimal, moneyFromMinor } from './parse-money.js';

/** Half away from zero, in whole numbers of any size. */
function oracle(digits: bigint, places: number, exponent: number): bigint {
  if (places <= exponent) return digits * 10n ** BigInt(exponent - places);
  const unit = 10n ** BigInt(places - exponent);
  const size = digits < 0n ? -digits : digits;
  const rounded = size / unit + ((size % unit) * 2n >= unit ? 1n : 0n);
  return digits < 0n ? -rounded : rounded;
}

function decimal(digits: bigint, places: number): string {
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  const [whole, fraction] = [text.slice(0, text.length - places), text.slice(text.length - places)];
  return (digits < 0n ? '-' : '') + whole + (places > 0 ? `.${fraction}` : '');
}

const fails = (act: () => unknown): string => {
  try {
    act();
  } catch (thrown) {
    return thrown instanceof VitrineError ? thrown.code : String(thrown);
  }
  return 'nothing';
};

describe('money', () => {
  it('agrees with whole numbers of any size, over very many random operations', function (this:
    { timeout?: (milliseconds: number) => void } | undefined) {
    this?.timeout?.(120_000);
    let state = 0x2545f491;
    const next = (below: number): number => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % below;
    };
    const count = runs(1_000_000, 100_000);
    for (let run = 0; run < count; run++) {
      const exponent = next(5);
      const places = next(7);
      const digits = BigInt(next(2_000_000_000) - 1_000_000_000) * BigInt(next(100) + 1);
      const money = moneyFromDecimal(decimal(digits, places), 'usd', exponent);
      const units = oracle(digits, places, exponent);
      if (BigInt(money.amount) !== units)
        assert.fail(`${decimal(digits, places)} at ${exponent}: ${money.amount}, not ${units}`);
      const other = { amount: next(2_000_000) - 1_000_000, currency: 'USD', exponent: next(5) };
      const finer = Math.max(exponent, other.exponent);
      const sum = oracle(units, exponent, finer) + oracle(BigInt(other.amount), other.exponent, finer);
      if (BigInt(addMoney(money, other).amount) !== sum)
        assert.fail(`the sum of ${moneyToDecimal(money)} and ${moneyToDecimal(other)}`);
      const difference = oracle(units, exponent, finer) - oracle(BigInt(other.amount), other.exponent, finer);
      if (BigInt(subtractMoney(money, other).amount) !== difference)
        assert.fail(`${moneyToDecimal(money)} less ${moneyToDecimal(other)}`);
      if (Math.sign(compareMoney(money, other)) !== Math.sign(Number(difference)))
        assert.fail('the order of two amounts');
      if (moneyToDecimal(money) !== decimal(units, exponent))
        assert.fail(`${money.amount} at ${exponent} as a decimal`);
      const coarser = next(5);
      if (BigInt(rescaleMoney(money, coarser).amount) !== oracle(units, exponent, coarser))
        assert.fail('another exponent');
    }
  });

  it('reads a number as its shortest decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (cents) => {
        assert.equal(moneyFromDecimal(cents / 100, 'USD').amount, cents);
      }),
      repeatable(runs(2000, 300)),
    );
    assert.equal(moneyFromDecimal(1e-7, 'USD').amount, 0);
    assert.equal(moneyFromDecimal(1.5e3, 'VND').amount, 1500);
    assert.equal(moneyFromDecimal(1.005, 'USD').amount, 101);
    assert.equal(moneyFromDecimal('1175.0', 'SEK').amount, 117500);
    assert.equal(moneyFromDecimal('.5', 'USD').amount, 50);
  });

  it('rejects what is no amount, and what does not fit a safe integer', () => {
    for (const value of ['', ' ', '.', '1,5', '1.2.3', 'NaN', '0x10', '१२', '1 000', '--1', '$5'])
      assert.equal(
        fails(() => moneyFromDecimal(value, 'USD')),
        'bad-response',
      );
    for (const value of [NaN, Infinity, -Infinity])
      assert.equal(
        fails(() => moneyFromDecimal(value, 'USD')),
        'bad-response',
      );
    for (const value of ['1.5', '', '1e3', 'x', 1.5])
      assert.equal(
        fails(() => moneyFromMinor(value, 'USD')),
        'bad-response',
      );
    assert.equal(
      fails(() => moneyFromMinor('9007199254740992', 'USD')),
      'bad-response',
    );
    assert.equal(moneyFromMinor('9007199254740991', 'USD').amount, Number.MAX_SAFE_INTEGER);
    assert.equal(
      fails(() =>
        addMoney(
          { amount: Number.MAX_SAFE_INTEGER, currency: 'USD', exponent: 2 },
          { amount: 1, currency: 'USD', exponent: 2 },
        ),
      ),
      'bad-response',
    );
    assert.equal(
      fails(() => addMoney(moneyFromMinor(1, 'USD'), moneyFromMinor(1, 'EUR'))),
      'currency-mismatch',
    );
  });

  it('changes the sign, and zero has none', () => {
    assert.deepEqual(negateMoney(moneyFromMinor(250, 'KWD')), { amount: -250, currency: 'KWD', exponent: 3 });
    assert.isTrue(Object.is(negateMoney(moneyFromMinor(0, 'USD')).amount, 0));
    assert.equal(
      fails(() => subtractMoney(moneyFromMinor(1, 'USD'), moneyFromMinor(1, 'EUR'))),
      'currency-mismatch',
    );
  });

  it('takes the digits of a currency from ISO 4217, not from the browser', () => {
    assert.deepEqual(
      ['USD', 'vnd', 'IDR', 'BDT', 'KWD', 'JPY', 'CLF', 'constructor'].map((code) => isoExponent(code)),
      [2, 0, 2, 2, 3, 0, 4, 2],
    );
  });

  it('is formatted for the language of the shopper', () => {
    const written = (money: Money, locale: string, short = false): string =>
      formatMoney(money, locale, { short }).replace(/[\u00a0\u202f]/g, ' ');
    assert.equal(written(moneyFromMinor(2500, 'USD'), 'en'), '$25.00');
    assert.equal(written(moneyFromMinor(2500, 'USD'), 'en', true), '$25');
    assert.equal(written(moneyFromMinor(2550, 'USD'), 'en', true), '$25.50');
    assert.equal(written(moneyFromMinor(1234567, 'VND'), 'vi'), '1.234.567 ₫');
    assert.equal(written(moneyFromMinor(1000000, 'IDR'), 'id'), 'Rp 10.000');
    assert.match(written(moneyFromMinor(1234, 'KWD'), 'en'), /1\.234/);
    // A backend may keep two digits of every currency: the currency's own are shown, unless that would hide some.
    assert.equal(written({ amount: 59_000_000, currency: 'VND', exponent: 2 }, 'vi'), '590.000 ₫');
    assert.equal(written({ amount: 59_000_050, currency: 'VND', exponent: 2 }, 'vi'), '590.000,50 ₫');
    assert.match(written({ amount: 725, currency: 'KWD', exponent: 2 }, 'en'), /7\.250/);
    assert.match(written({ amount: 5, currency: 'USDC', exponent: 6 }, 'en'), /0\.000005 USDC/);
    assert.match(
      written({ amount: Number.MAX_SAFE_INTEGER, currency: 'USD', exponent: 2 }, 'en'),
      /90,071,992,547,409\.91/,
    );
  });
});

describe('money without a currency', () => {
  for (const currency of ['', ' ']) {
    it(`is rejected (${JSON.stringify(currency)})`, () => {
      assert.throws(() => moneyFromDecimal('5', currency), /bad-response/);
      assert.throws(() => moneyFromMinor('5', currency), /bad-response/);
    });
  }
});
