import { languageTag } from '../language/language-tag.js';
import { isoExponent } from './iso-exponent.js';
import { moneyToDecimal } from './money-to-decimal.js';
import type { Money } from './money.js';

export interface FormatMoneyOptions {
  /** Leaves out `.00`. For amounts to choose from, never for totals. */
  readonly short?: boolean;
}

const formats = new Map<string, Intl.NumberFormat>();

/**
 * The usual number of digits of the currency, or more where those would hide digits that are not zero: Vendure keeps
 * two digits for every currency.
 */
function digitsOf({ amount, currency, exponent }: Money): number {
  const usual = isoExponent(currency);
  return exponent <= usual || amount % 10 ** (exponent - usual) === 0 ? usual : exponent;
}

/**
 * Formats money for a shopper of `locale`. The number of digits is always given, so that all browsers print the same;
 * whole rupiah have none, as in daily use. A currency that `Intl` does not know is printed as number and code.
 */
export function formatMoney(money: Money, locale: string, options: FormatMoneyOptions = {}): string {
  const whole = money.amount % 10 ** money.exponent === 0;
  const digits = whole && (options.short === true || money.currency === 'IDR') ? 0 : digitsOf(money);
  const key = `${locale}|${money.currency}|${digits}`;
  let format = formats.get(key);
  const known = /^[A-Z]{3}$/.test(money.currency);
  if (!format) {
    const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    format = new Intl.NumberFormat(
      // English for a language that the browser does not know, because the words of the page are English then, too.
      // Without it, the browser would take the language of the device.
      [languageTag(locale), 'en'],
      known ? { ...fraction, style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' } : fraction,
    );
    formats.set(key, format);
  }
  // A string keeps every digit (Intl.NumberFormat v3); the DOM-less library types know numbers only.
  const text = format.format(moneyToDecimal(money) as unknown as number);
  return known ? text : `${text} ${money.currency}`;
}
