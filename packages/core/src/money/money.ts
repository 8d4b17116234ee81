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
