import { moneyFromDecimal, moneyFromMinor, type Market, type Money } from '@vitrine/core';
import type { Schema } from './schema.js';

/** `pt-BR` is Vendure's `pt_BR` where the channel has it, else `pt`, else the channel's own language. */
export function languageOf({ languages, language }: Schema, { locale }: Market): string {
  const tag = locale.replace('-', '_').toLowerCase();
  const find = (wanted: string | undefined): string | undefined => languages.find((one) => one.toLowerCase() === wanted);
  return find(tag) ?? find(tag.split('_')[0]) ?? language;
}

/** The market's currency where the channel sells in it. Vendure does not tie one to a country. */
export function currencyOf({ currencies, currency }: Schema, market: Market): string {
  const asked = market.currency?.toUpperCase() ?? '';
  return currencies.includes(asked) ? asked : currency;
}

export type ToMoney = (amount: number, currency: string) => Money;

/** Whole units of 10^-precision, in every currency alike. */
export const toMoney = (precision: number): ToMoney => (amount, currency) => moneyFromMinor(amount, currency, precision);

/** `"USD:29.00 VND:720000"`: one for each currency. */
export function amountIn(text: string, currency: string, precision: number): Money | undefined {
  const entry = text.split(/\s+/).find((part) => part.startsWith(`${currency}:`));
  return entry === undefined ? undefined : moneyFromDecimal(entry.slice(currency.length + 1), currency, precision);
}
