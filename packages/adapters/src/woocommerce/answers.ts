import { moneyFromMinor, type Money } from '@vitrine/core';
import { anything, fields, flag, list, maybe, text, whole, type Read } from '../http/shape.js';

// What of the Store API's answers is read; the rest is dropped. The documents of the API: docs/backends/woocommerce.md.

/** Every object with money says what its digits mean: a shop may sell rupiah with two digits or with none. */
const currency = { currency_code: text, currency_minor_unit: whole };
const prices = fields({ ...currency, price: text, regular_price: text });
const images = maybe(list(fields({ src: text, alt: maybe(text, '') })), []);

const limits = fields({ minimum: maybe(whole, 0), maximum: maybe(whole, 0), multiple_of: maybe(whole, 0) });

export const productShape = fields({
  id: whole,
  name: text,
  slug: text,
  /** Of a variation: its product. */
  parent: maybe(whole, 0),
  type: maybe(text, 'simple'),
  permalink: maybe(text, ''),
  sku: maybe(text, ''),
  short_description: maybe(text, ''),
  description: maybe(text, ''),
  prices,
  images,
  attributes: maybe(list(fields({
    name: text,
    taxonomy: maybe(text, null),
    has_variations: flag,
    terms: list(fields({ name: text, slug: text })),
  })), []),
  variations: maybe(list(fields({
    id: whole,
    /** A `value` of `null` = any of the attribute's terms. */
    attributes: list(fields({ name: text, value: maybe(text, null) })),
  })), []),
  is_purchasable: flag,
  is_in_stock: flag,
  is_on_backorder: maybe(flag, false),
  low_stock_remaining: maybe(whole, null),
  add_to_cart: maybe(limits, limits({}, '')),
  extensions: anything,
});
export const productsShape = list(productShape);

const itemShape = fields({
  key: text,
  /** Of the variation, where there is one. */
  id: whole,
  quantity: whole,
  quantity_limits: fields({ minimum: whole, maximum: whole, multiple_of: whole, editable: flag }),
  name: text,
  permalink: maybe(text, ''),
  images,
  /** Labels, not slugs. */
  variation: list(fields({ attribute: text, value: text })),
  prices,
  totals: fields({ line_subtotal: text, line_subtotal_tax: text, line_total: text, line_total_tax: text }),
  extensions: anything,
});

export const cartShape = fields({
  items: list(itemShape),
  coupons: list(fields({ code: text, totals: fields({ total_discount: text, total_discount_tax: text }) })),
  totals: fields({ ...currency, total_items: text, total_items_tax: text, total_price: text }),
  needs_shipping: flag,
  extensions: anything,
});

export const refusalShape = fields({ code: text, message: maybe(text, ''), data: maybe(fields({ cart: anything, vitrine_coupon_error: maybe(whole, null) }), null) });

/** What one extension says beside the cart, a line or a product; PHP writes an empty object as `[]`. */
export const ofExtension = (extensions: unknown, namespace: string): unknown =>
  typeof extensions === 'object' && extensions !== null && Object.hasOwn(extensions, namespace) ? (extensions as Record<string, unknown>)[namespace] : undefined;

export type WooProduct = Read<typeof productShape>;
export type WooCart = Read<typeof cartShape>;
export type WooItem = Read<typeof itemShape>;

export const moneyOf = (minor: string, from: { readonly currency_code: string; readonly currency_minor_unit: number }): Money => moneyFromMinor(minor, from.currency_code, from.currency_minor_unit);
