import { offerOf, type Variant } from '@vitrine/core';
import { formatNumber } from '../i18n/format-number.js';
import type { Words } from '../i18n/words.js';

export interface StockText {
  readonly tone: 'positive' | 'caution' | 'danger';
  readonly text: string;
}

/** The stock in words; `null` = the shop does not report it, or sells the variant on the product's own page only. */
export function stockText(words: Words, lang: string, variant: Variant): StockText | null {
  const { stock } = variant;
  const offer = offerOf(variant);
  if (offer === 'shop-page') return null;
  if (offer === 'sold-out') return { tone: 'danger', text: words.soldOut };
  if (stock.state === 'in') return { tone: 'positive', text: words.stockIn };
  if (stock.state === 'low') {
    return {
      tone: 'caution',
      text: stock.quantity === undefined ? words.stockLow : words.stockLeft(formatNumber(lang, stock.quantity)),
    };
  }
  if (stock.state === 'back-order') {
    const day = dayOf(stock.availableOn);
    const shown = day && new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(day);
    return { tone: 'caution', text: shown ? words.stockBackOrderOn(shown) : words.stockBackOrder };
  }
  return null;
}

/** A calendar day has no time zone. It is read and shown in UTC, so that it is the same day everywhere. */
function dayOf(iso: string | undefined): Date | null {
  const date = iso === undefined ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(iso)?.[0];
  const day = date === undefined ? null : new Date(`${date}T00:00:00Z`);
  return day && !Number.isNaN(day.getTime()) ? day : null;
}
