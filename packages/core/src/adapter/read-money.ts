import { fieldOf, needed, textOf, wholeOf } from './read-answer.js';
import type { Money } from '../money/money.js';

/** `Intl` rejects more digits, and a safe integer has no more. */
const maxExponent = 15;

/** Money of an adapter. Throws `bad-response` when it is none. */
export function readMoney(value: unknown): Money {
  const exponent = needed(wholeOf(fieldOf(value, 'exponent')), 'exponent');
  return {
    amount: needed(wholeOf(fieldOf(value, 'amount'), -Infinity), 'amount'),
    currency: needed(textOf(fieldOf(value, 'currency')) || undefined, 'currency'),
    exponent: needed(exponent > maxExponent ? undefined : exponent, 'exponent'),
  };
}
