import { moneyFromDecimal, type Market, type Money, type Picture } from '@vitrine/core';
import { absoluteUrl } from '../http/absolute-url.js';
import { present } from '../http/present.js';
import type { Documents, VendurePicture } from './documents.js';
import type { Schema } from './schema.js';

/** Everything that an answer is seen by: the shop, the shopper, and what they agree on. */
export interface Sight {
  readonly address: string;
  readonly market: Market;
  readonly schema: Schema;
  readonly documents: Documents;
  readonly precision: number;
  readonly productUrl: ((handle: string) => string) | undefined;
}

/** `pt-BR` is Vendure's `pt_BR` where the channel has it, else `pt`, else the channel's own language. */
export function languageOf({ languages, language }: Schema, { locale }: Market): string {
  const tag = locale.replace('-', '_').toLowerCase();
  return (
    [tag, tag.split('_')[0]].flatMap((wanted) => languages.find((one) => one.toLowerCase() === wanted) ?? [])[0] ??
    language
  );
}

/** The market's currency where the channel sells in it. Vendure does not tie one to a country. */
export const currencyOf = ({ currencies, currency }: Schema, market: Market): string =>
  currencies.find((one) => one === market.currency?.toUpperCase()) ?? currency;

/** Vendure's amounts are whole units of 10^-precision, in every currency alike. */
export const moneyOf = (amount: number, currency: string, { precision: exponent }: Sight): Money => ({
  amount,
  currency,
  exponent,
});

/** `"USD:29.00 VND:720000"`: one for each currency. A merchant's slip, `USD:29,00`, says nothing. */
export function amountIn(text: string | null | undefined, currency: string, { precision }: Sight): Money | undefined {
  const entry = text?.split(/\s+/).find((part) => part.startsWith(`${currency}:`));
  try {
    return entry === undefined ? undefined : moneyFromDecimal(entry.slice(currency.length + 1), currency, precision);
  } catch {
    return undefined;
  }
}

export function pictureOf(picture: VendurePicture | undefined, alt: string, { address }: Sight): Picture[] {
  const url = absoluteUrl(picture?.preview, address);
  return picture && url ? [{ url, alt, ...present({ width: picture.width, height: picture.height }) }] : [];
}

/** Ids that count up tell the order in which things were made; Vendure's answers have none. */
export const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
