import { VitrineError } from '../error/vitrine-error.js';
import type { Money } from './money.js';

/** The one place where an amount is made: it must be a safe integer. Throws `bad-response` otherwise. */
export function moneyOfUnits(units: bigint, currency: string, exponent: number): Money {
  if (units > BigInt(Number.MAX_SAFE_INTEGER) || units < -BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new VitrineError('bad-response', { where: 'money', message: `${units} units do not fit a safe integer` });
  }
  return { amount: Number(units), currency: currency.toUpperCase(), exponent };
}
