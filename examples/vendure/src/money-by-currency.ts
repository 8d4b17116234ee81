/** Digits after the point that this shop keeps, of every currency: Vendure has one number for all. */
export const PRECISION = 2;

/** `"29.00"` is 2900. Digits that this shop cannot keep are an error: they are not rounded away. */
export function minorUnits(decimal: string): number {
  const [whole = '', fraction = ''] = decimal.split('.');
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(fraction) || /[1-9]/.test(fraction.slice(PRECISION)))
    throw new Error(`not an amount with ${PRECISION} digits: ${decimal}`);
  return Number(whole + fraction.slice(0, PRECISION).padEnd(PRECISION, '0'));
}

/**
 * One amount for each currency, as a merchant writes it: `"USD:29.00 VND:720000"`. `undefined` = none in this currency.
 */
export function amountIn(text: string, currency: string): number | undefined {
  const entry = text.split(/\s+/).find((part) => part.startsWith(`${currency}:`));
  return entry === undefined ? undefined : minorUnits(entry.slice(currency.length + 1));
}
