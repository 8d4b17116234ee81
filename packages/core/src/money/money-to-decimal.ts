import type { Money } from './money.js';

/** The exact decimal: `1250` minor units of KWD is `"1.250"`, `2500` VND is `"2500"`. */
export function moneyToDecimal({ amount, exponent }: Money): string {
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const point = digits.length - exponent;
  return (amount < 0 ? '-' : '') + digits.slice(0, point) + (exponent > 0 ? `.${digits.slice(point)}` : '');
}
