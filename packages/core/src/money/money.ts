import { VitrineError } from '../error/vitrine-error.js';

/**
 * An amount of money. `amount` is a safe integer of units of 10^-exponent, `currency` is ISO 4217 in upper case, and
 * `exponent` comes from the backend: `{ amount: 2500, currency: 'USD', exponent: 2 }` is $25.00. Never a float, and the
 * exponent is never taken from `Intl` (Chromium says IDR has none, ISO 4217 says two).
 */
export interface Money {
  readonly amount: number;
  readonly currency: string;
  readonly exponent: number;
}

const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Digits after the point by ISO 4217 (list one), for adapters whose backend does not say. Two for a currency not listed. */
export function isoExponent(currency: string): number {
  const code = currency.toUpperCase();
  return Object.hasOwn(EXPONENTS, code) ? (EXPONENTS[code] ?? 2) : 2;
}

function moneyOf(units: bigint, currency: string, exponent: number): Money {
  if (units > BigInt(Number.MAX_SAFE_INTEGER) || units < -BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new VitrineError('bad-response', { where: 'money', message: `${units} units do not fit a safe integer` });
  }
  return { amount: Number(units), currency: currency.toUpperCase(), exponent };
}

/** From whole minor units, as a backend sends them (`"2500"`, `2500`). Throws `bad-response` when it is not a whole number. */
export function moneyFromMinor(amount: string | number, currency: string, exponent = isoExponent(currency)): Money {
  const text = String(amount).trim();
  if (!/^[+-]?\d+$/.test(text))
    throw new VitrineError('bad-response', { where: 'money', message: `not a whole number of minor units: ${text}` });
  return moneyOf(BigInt(text), currency, exponent);
}

/**
 * From a decimal: `"1175.0"` SEK is 117500, `"1.25"` KWD is 1250. A number is turned into its shortest decimal string first.
 * Digits past the exponent round half away from zero. Throws `bad-response` for anything that is not a decimal.
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
  return moneyOf(match[1] === '-' ? -units : units, currency, exponent);
}

/** Spells out `1e-7` and `1.5e21`: a number's shortest decimal string may carry an exponent of its own. */
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

/** The exact decimal: `1250` KWD is `"1.250"`, `2500` VND is `"2500"`. */
export function moneyToDecimal({ amount, exponent }: Money): string {
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const point = digits.length - exponent;
  return (amount < 0 ? '-' : '') + digits.slice(0, point) + (exponent > 0 ? `.${digits.slice(point)}` : '');
}

/** The same money with another exponent; digits that no longer fit round half away from zero. */
export function rescaleMoney(money: Money, exponent: number): Money {
  return money.exponent === exponent ? money : moneyFromDecimal(moneyToDecimal(money), money.currency, exponent);
}

/** Throws `currency-mismatch` when the currencies differ. The finer exponent of the two is kept. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency)
    throw new VitrineError('currency-mismatch', { where: 'money', message: `${a.currency} and ${b.currency}` });
  const exponent = Math.max(a.exponent, b.exponent);
  return moneyOf(
    BigInt(rescaleMoney(a, exponent).amount) + BigInt(rescaleMoney(b, exponent).amount),
    a.currency,
    exponent,
  );
}

/** Below zero when `a` is less, zero when equal. Throws `currency-mismatch`. */
export function compareMoney(a: Money, b: Money): number {
  return addMoney(a, { ...b, amount: -b.amount }).amount;
}

export interface FormatMoneyOptions {
  /** Leaves out `.00`: for amount chips, never for totals. */
  readonly short?: boolean;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Digits after the point as the currency has them, unless that would leave out some that are not zero: Vendure keeps two of every currency. */
function digitsOf({ amount, currency, exponent }: Money): number {
  const usual = isoExponent(currency);
  return exponent <= usual || amount % 10 ** (exponent - usual) === 0 ? usual : exponent;
}

/**
 * As a shopper of `locale` writes it. Digits are always given explicitly, so that every engine prints the same; whole rupiah
 * carry none, as in daily use. A currency that `Intl` does not know is printed as number and code.
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
      locale,
      known ? { ...fraction, style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' } : fraction,
    );
    formats.set(key, format);
  }
  // A string keeps every digit (Intl.NumberFormat v3); the DOM-less library types know numbers only.
  const text = format.format(moneyToDecimal(money) as unknown as number);
  return known ? text : `${text} ${money.currency}`;
}
