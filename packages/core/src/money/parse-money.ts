import { VitrineError } from '../error/vitrine-error.js';
import { isoExponent } from './iso-exponent.js';
import { moneyOfUnits } from './money-of-units.js';
import type { Money } from './money.js';

/** From whole minor units, as a backend sends them (`"2500"`, `2500`). Throws `bad-response` for anything else. */
export function moneyFromMinor(amount: string | number, currency: string, exponent = isoExponent(currency)): Money {
  const text = String(amount).trim();
  if (!/^[+-]?\d+$/.test(text))
    throw new VitrineError('bad-response', { where: 'money', message: `not a whole number of minor units: ${text}` });
  return moneyOfUnits(BigInt(text), currency, exponent);
}

/**
 * From a decimal: `"1175.0"` SEK is 117500, `"1.25"` KWD is 1250. A number is turned into its shortest decimal string
 * first. Digits beyond the exponent are rounded, half away from zero. Throws `bad-response` for anything that is not a
 * decimal.
 */
export function moneyFromDecimal(value: string | number, currency: string, exponent = isoExponent(currency)): Money {
  const text = plainDecimal(value);
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (!match || whole + fraction === '')
    throw new VitrineError('bad-response', { where: 'money', message: `not a decimal: ${String(value)}` });
  const digits = fraction.padEnd(exponent + 1, '0');
  let units = BigInt((whole || '0') + digits.slice(0, exponent));
  if (digits.charAt(exponent) >= '5') units += 1n;
  return moneyOfUnits(match[1] === '-' ? -units : units, currency, exponent);
}

/** Writes out `1e-7` and `1.5e21`, because the shortest decimal string of a number may have an exponent. */
function plainDecimal(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value.trim();
  const match = /^([+-]?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits + '0'.repeat(point - digits.length)
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
