// Decimals as the Storefront API writes them: at least one digit behind the point, never more than the currency has.
import { DIGITS } from './goods.mjs';

/** Whole minor units of a decimal. */
export function minor(decimal, currency) {
  const [whole, fraction = ''] = String(decimal).split('.');
  return Number(whole + fraction.padEnd(DIGITS[currency], '0').slice(0, DIGITS[currency]));
}

export function money(units, currency) {
  const digits = DIGITS[currency];
  const text = String(Math.abs(units)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits).replace(/0+$/, '') || '0';
  return { amount: `${units < 0 ? '-' : ''}${whole}.${fraction}`, currencyCode: currency };
}
