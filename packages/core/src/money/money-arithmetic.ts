import { VitrineError } from '../error/vitrine-error.js';
import { moneyOfUnits } from './money-of-units.js';
import { moneyToDecimal } from './money-to-decimal.js';
import type { Money } from './money.js';
import { moneyFromDecimal } from './parse-money.js';

/** The same money with another exponent; digits that no longer fit round half away from zero. */
export function rescaleMoney(money: Money, exponent: number): Money {
  return money.exponent === exponent ? money : moneyFromDecimal(moneyToDecimal(money), money.currency, exponent);
}

/** Throws `currency-mismatch` when the currencies differ. The finer exponent of the two is kept. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency)
    throw new VitrineError('currency-mismatch', { where: 'money', message: `${a.currency} and ${b.currency}` });
  const exponent = Math.max(a.exponent, b.exponent);
  return moneyOfUnits(
    BigInt(rescaleMoney(a, exponent).amount) + BigInt(rescaleMoney(b, exponent).amount),
    a.currency,
    exponent,
  );
}

/** Below zero when `a` is less, zero when equal. Throws `currency-mismatch`. */
export function compareMoney(a: Money, b: Money): number {
  return addMoney(a, { ...b, amount: -b.amount }).amount;
}
