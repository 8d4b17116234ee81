import { moneyFromDecimal, type Market, type Money, type Picture } from '@vitrine/core';
import { absoluteUrl } from '../http/absolute-url.js';
import { present } from '../http/present.js';
import type { ShopSchema } from './discovery.js';
import type { Shapes, VendurePicture } from './schema.js';

/** What the mappers need beside an answer: the shop and the shopper's market. */
export interface MappingContext {
  readonly address: string;
  readonly market: Market;
  readonly schema: ShopSchema;
  readonly shapes: Shapes;
  /** Digits after the point in all amounts of the shop. */
  readonly precision: number;
  readonly productUrl: ((handle: string) => string) | undefined;
}

/** Vendure's amounts are whole units of 10^-precision, in every currency alike. */
export const moneyOf = (amount: number, currency: string, { precision: exponent }: MappingContext): Money => ({
  amount,
  currency,
  exponent,
});

/**
 * The amount in one currency of `"USD:29.00 VND:720000"`, a custom field that merchants write. A typing error
 * (`USD:29,00`) counts as no amount.
 */
export function amountIn(
  text: string | null | undefined,
  currency: string,
  { precision }: MappingContext,
): Money | undefined {
  const entry = text?.split(/\s+/).find((part) => part.startsWith(`${currency}:`));
  try {
    return entry === undefined ? undefined : moneyFromDecimal(entry.slice(currency.length + 1), currency, precision);
  } catch {
    return undefined;
  }
}

export function pictureOf(picture: VendurePicture | undefined, alt: string, { address }: MappingContext): Picture[] {
  const url = absoluteUrl(picture?.preview, address);
  return picture && url ? [{ url, alt, ...present({ width: picture.width, height: picture.height }) }] : [];
}

/** In the order of creation, which the rising ids tell: Vendure's answers have no order. */
export const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
