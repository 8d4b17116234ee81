import { recordOf, signedOf, textOf, wholeOf, type Read } from './read-answer.js';
import type { Money } from '../money/money.js';

/** `Intl` rejects more digits, and a safe integer has no more. */
const maxExponent = 15;

const exponentOf: Read<number> = (value) => {
  const exponent = wholeOf(value);
  return exponent === undefined || exponent > maxExponent ? undefined : exponent;
};

/** Money of an adapter. Throws `bad-response` when it is none. */
export const readMoney = recordOf<Money>({
  amount: [(value) => (Number.isSafeInteger(value) ? signedOf(value) : undefined)],
  currency: [(value) => textOf(value) || undefined],
  exponent: [exponentOf],
});
