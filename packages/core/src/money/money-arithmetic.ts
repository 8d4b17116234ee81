import { VitrineError } from '../error/vitrine-error.js';
import { moneyOfUnits } from './money-of-units.js';
import type { Money } from './money.js';

/** The same money with another exponent. Digits that no longer fit are rounded, half away from zero. */
export function rescaleMoney(money: Money, exponent: number): Money {
  if (money.exponent === exponent) return money;
  return moneyOfUnits(
    exponent > money.exponent ? unitsAt(money, exponent) : roundedUnitsAt(money, exponent),
    money.currency,
    exponent,
  );
}

/** Units of the same amount at an exponent that is as fine or finer. */
function unitsAt({ amount, exponent }: Money, finer: number): bigint {
  return BigInt(amount) * 10n ** BigInt(finer - exponent);
}

function roundedUnitsAt(money: Money, coarser: number): bigint {
  const amount = BigInt(money.amount);
  const scale = 10n ** BigInt(money.exponent - coarser);
  // The division of whole numbers rounds toward zero.
  return (amount + (amount < 0n ? -scale : scale) / 2n) / scale;
}

/** Throws `currency-mismatch` when the currencies differ. The finer exponent of the two is kept. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency)
    throw new VitrineError('currency-mismatch', { where: 'money', message: `${a.currency} and ${b.currency}` });
  const exponent = Math.max(a.exponent, b.exponent);
  return moneyOfUnits(unitsAt(a, exponent) + unitsAt(b, exponent), a.currency, exponent);
}

/** The same amount with the opposite sign. Zero stays `0`, never `-0`. */
export function negateMoney(money: Money): Money {
  return { ...money, amount: 0 - money.amount };
}

/** `a` less `b`. Throws `currency-mismatch`. The finer exponent of the two is kept. */
export function subtractMoney(a: Money, b: Money): Money {
  return addMoney(a, negateMoney(b));
}

/** Below zero when `a` is less, zero when equal. Throws `currency-mismatch`. */
export function compareMoney(a: Money, b: Money): number {
  return subtractMoney(a, b).amount;
}
