import { moneyFromDecimal, type Market, type Money } from '@vitrine/core';
import type { PriceRow, Seed, Words } from './seed/seed.js';

/** The shopper's market and session, and where the shop's files are: a real request has them in its headers. */
export interface Visit extends Market {
  /** Folder of pictures and videos, without a slash at the end. */
  readonly mediaBase: string;
  /** Folder of the gift-card designs, likewise. */
  readonly designsBase: string;
  /** The address of a product's own page; absent = it has none. */
  readonly productUrl?: ((handle: string) => string) | undefined;
  /** The session of the shopper who is signed in; absent = a guest. */
  readonly session?: string | undefined;
}

/** A tag that `Intl` accepts: one bad `lang` attribute must not break the shop. */
export function safeLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** The language part of the visitor's locale. */
export const languageOf = (visit: Visit): string => visit.locale.split('-')[0]?.toLowerCase() ?? 'en';

export const say = (words: Words, visit: Visit): string => words[languageOf(visit)] ?? words.en;

/** The currency asked for when the shop has it, else the country's, else the first. */
export function currencyOf(seed: Seed, visit: Visit): string {
  const asked = visit.currency?.toUpperCase();
  if (asked !== undefined && seed.currencies.includes(asked)) return asked;
  const country = visit.country?.toUpperCase() ?? '';
  return (Object.hasOwn(seed.countries, country) ? seed.countries[country] : undefined) ?? seed.currencies[0] ?? 'USD';
}

/** The amount of a row in one currency. */
export function priced(seed: Seed, row: PriceRow, currency: string): Money {
  return moneyFromDecimal(row.split(' ')[seed.currencies.indexOf(currency)] ?? '', currency);
}

/** The same money with another amount of minor units. */
export const withAmount = (money: Money, amount: number): Money => ({ ...money, amount });

/** Frozen at every depth: callers must not change the backend's data through its answers. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}
