import { moneyFromMinor, type Money } from '@vitrine/core';
import { ANYTHING, FLAG, maybe, NUMBER, TEXT, type Answer } from '../http/shape.js';

// The parts of the Store API's answers that are read; the rest is dropped.

/** Every object with money names its number of digits: a shop may sell rupiah with two digits or with none. */
const currency = { currency_code: TEXT, currency_minor_unit: NUMBER } as const;
const prices = { ...currency, price: TEXT, regular_price: TEXT } as const;
const images = maybe([{ src: TEXT, alt: maybe(TEXT, '') }], []);

const limits = { minimum: maybe(NUMBER, 0), maximum: maybe(NUMBER, 0), multiple_of: maybe(NUMBER, 0) } as const;

export const productShape = {
  id: NUMBER,
  name: TEXT,
  slug: TEXT,
  /** The product of a variation. */
  parent: maybe(NUMBER, 0),
  type: maybe(TEXT, 'simple'),
  permalink: maybe(TEXT, ''),
  sku: maybe(TEXT, ''),
  short_description: maybe(TEXT, ''),
  description: maybe(TEXT, ''),
  prices,
  images,
  attributes: maybe(
    [
      {
        name: TEXT,
        taxonomy: maybe(TEXT),
        has_variations: FLAG,
        terms: [{ name: TEXT, slug: TEXT }],
      },
    ],
    [],
  ),
  variations: maybe(
    [
      {
        id: NUMBER,
        /** `null` = any of the attribute's terms. */
        attributes: [{ name: TEXT, value: maybe(TEXT) }],
      },
    ],
    [],
  ),
  is_purchasable: FLAG,
  is_in_stock: FLAG,
  is_on_backorder: maybe(FLAG),
  low_stock_remaining: maybe(NUMBER),
  add_to_cart: maybe(limits, { minimum: 0, maximum: 0, multiple_of: 0 }),
  extensions: ANYTHING,
} as const;
export const productsShape = [productShape] as const;

const itemShape = {
  key: TEXT,
  /** The id of the variation, where there is one. */
  id: NUMBER,
  quantity: NUMBER,
  quantity_limits: { minimum: NUMBER, maximum: NUMBER, multiple_of: NUMBER, editable: FLAG },
  name: TEXT,
  permalink: maybe(TEXT, ''),
  images,
  /** Labels, not slugs. */
  variation: [{ attribute: TEXT, value: TEXT }],
  prices,
  totals: { line_subtotal: TEXT, line_subtotal_tax: TEXT, line_total: TEXT, line_total_tax: TEXT },
  extensions: ANYTHING,
} as const;

export const cartShape = {
  items: [itemShape],
  coupons: [{ code: TEXT, totals: { total_discount: TEXT, total_discount_tax: TEXT } }],
  totals: { ...currency, total_items: TEXT, total_items_tax: TEXT, total_price: TEXT },
  needs_shipping: FLAG,
  extensions: ANYTHING,
} as const;

export const errorShape = {
  code: TEXT,
  message: maybe(TEXT, ''),
  data: maybe({ cart: ANYTHING, vitrine_coupon_error: maybe(NUMBER) }),
} as const;

/** What one extension adds to the cart, a line or a product. PHP writes an empty object as `[]`. */
export const ofExtension = (extensions: unknown, namespace: string): unknown =>
  typeof extensions === 'object' && extensions !== null && Object.hasOwn(extensions, namespace)
    ? (extensions as Record<string, unknown>)[namespace]
    : undefined;

export type WooProduct = Answer<typeof productShape>;
export type WooCart = Answer<typeof cartShape>;
export type WooItem = Answer<typeof itemShape>;

export const moneyOf = (
  minor: string,
  from: { readonly currency_code: string; readonly currency_minor_unit: number },
): Money => moneyFromMinor(minor, from.currency_code, from.currency_minor_unit);
