import type { Market } from '@vitrine/core';
import type { ShopSchema } from './discovery.js';

/** `pt-BR` is Vendure's `pt_BR` where the channel has it, else `pt`, else the channel's own language. */
export function languageOf({ languages, language }: ShopSchema, { locale }: Market): string {
  const tag = locale.replace('-', '_').toLowerCase();
  const [own] = [tag, tag.split('_')[0]].flatMap(
    (wanted) => languages.find((available) => available.toLowerCase() === wanted) ?? [],
  );
  return own ?? language;
}

/** The market's currency where the channel sells in it. Vendure does not tie one to a country. */
export const currencyOf = ({ currencies, currency }: ShopSchema, market: Market): string =>
  currencies.find((available) => available === market.currency?.toUpperCase()) ?? currency;
