import { isoExponent, moneyFromDecimal, type Market, type Money } from '@vitrine/core';
import { wrongEntry } from './errors.js';
import { field, fieldsIn, optional, textIn, wordsIn, type Entry, type Words } from './schema.js';

/** What the first file says about languages and currencies, for one market. */
export interface Place {
  readonly market: Market;
  /** ISO 4217, of amounts without a currency. */
  readonly currency: string | undefined;
  /** What the shopper pays in. */
  readonly wanted: string | undefined;
  words(entry: Entry): Words;
}

function currencyIn(entry: Entry): string {
  const code = textIn(entry).toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) throw wrongEntry(entry, 'a currency code such as USD');
  return code;
}

export function placeOf(root: Entry, market: Market): Place {
  const language = optional(root, 'locale', textIn);
  const currency = optional(root, 'currency', currencyIn);
  const ofCountry =
    market.country === null ? undefined : optional(field(root, 'countries'), market.country, currencyIn);
  return {
    market,
    currency,
    wanted: market.currency ?? ofCountry ?? currency,
    words: (entry) => wordsIn(entry, market, language),
  };
}

/** One decimal in the file's own currency, or one for each currency. */
export function pricesIn(entry: Entry, { currency }: Place): ReadonlyMap<string, Money> {
  const amount = (of: Entry, code: string): Money => {
    const { value } = of;
    if ((typeof value === 'string' || typeof value === 'number') && /^\d+(?:\.\d+)?$/.test(String(value))) {
      const digits = String(value).split('.')[1]?.length ?? 0;
      if (digits <= isoExponent(code)) return moneyFromDecimal(value, code);
    }
    throw wrongEntry(of, `a decimal with at most ${isoExponent(code)} digits after the point, in ${code}`);
  };
  if (typeof entry.value === 'object')
    return new Map(
      fieldsIn(entry).map(([code, of]) => {
        if (!/^[A-Z]{3}$/.test(code)) throw wrongEntry(of, 'named by a currency code such as USD');
        return [code, amount(of, code)];
      }),
    );
  if (currency === undefined)
    throw wrongEntry(entry, 'an amount for each currency, because the first file names no currency');
  return new Map([[currency, amount(entry, currency)]]);
}
