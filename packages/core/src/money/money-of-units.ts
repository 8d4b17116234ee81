import { VitrineError } from '../error/vitrine-error.js';
import type { Money } from './money.js';

/** Makes money of whole minor units. Throws `bad-response` when they are not a safe integer, or without a currency. */
export function moneyOfUnits(units: bigint, currency: string, exponent: number): Money {
  const amount = Number(units);
  if (!Number.isSafeInteger(amount))
    throw new VitrineError('bad-response', { where: 'money', message: `${units} units do not fit a safe integer` });
  if (typeof currency !== 'string' || currency.trim() === '')
    throw new VitrineError('bad-response', { where: 'money', message: 'there is no currency' });
  return { amount, currency: currency.toUpperCase(), exponent };
}
