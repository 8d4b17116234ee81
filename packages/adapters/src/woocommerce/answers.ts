import { moneyFromMinor, type Money } from '@vitrine/core';
import { array, boolean, nullish, number, object, optional, string, unknown, type InferOutput } from 'valibot';

// What of the Store API's answers is read; the rest is dropped. The documents of the API: docs/backends/woocommerce.md.

/** Every object with money says what its digits mean: a shop may sell rupiah with two digits or with none. */
const currency = { currency_code: string(), currency_minor_unit: number() };
const prices = object({ ...currency, price: string(), regular_price: string() });
const images = nullish(array(object({ src: string(), alt: nullish(string()) })), []);

export const productShape = object({
  id: number(),
  name: string(),
  slug: string(),
  /** Of a variation: its product. */
  parent: nullish(number(), 0),
  type: nullish(string(), 'simple'),
  permalink: nullish(string()),
  sku: nullish(string(), ''),
  short_description: nullish(string(), ''),
  description: nullish(string(), ''),
  prices,
  images,
  attributes: nullish(array(object({
    name: string(),
    taxonomy: nullish(string()),
    has_variations: boolean(),
    terms: array(object({ name: string(), slug: string() })),
  })), []),
  variations: nullish(array(object({
    id: number(),
    /** A `value` of `null` = any of the attribute's terms. */
    attributes: array(object({ name: string(), value: nullish(string()) })),
  })), []),
  is_purchasable: boolean(),
  is_in_stock: boolean(),
  is_on_backorder: nullish(boolean(), false),
  low_stock_remaining: nullish(number()),
  sold_individually: nullish(boolean(), false),
  add_to_cart: nullish(object({ minimum: nullish(number()), maximum: nullish(number()), multiple_of: nullish(number()) })),
  extensions: optional(unknown()),
});
export const productsShape = array(productShape);

const itemShape = object({
  key: string(),
  /** Of the variation, where there is one. */
  id: number(),
  quantity: number(),
  quantity_limits: object({ minimum: number(), maximum: number(), multiple_of: number(), editable: boolean() }),
  name: string(),
  permalink: nullish(string()),
  images,
  /** Labels, not slugs. */
  variation: array(object({ attribute: string(), value: string() })),
  prices,
  totals: object({ line_subtotal: string(), line_subtotal_tax: string(), line_total: string(), line_total_tax: string() }),
  extensions: optional(unknown()),
});

export const cartShape = object({
  items: array(itemShape),
  coupons: array(object({ code: string(), totals: object({ total_discount: string(), total_discount_tax: string() }) })),
  totals: object({ ...currency, total_items: string(), total_items_tax: string(), total_price: string() }),
  needs_shipping: boolean(),
  extensions: optional(unknown()),
});

export const refusalShape = object({ code: string(), message: nullish(string(), ''), data: nullish(object({ cart: optional(unknown()), vitrine_coupon_error: nullish(number()) })) });

/** What one extension says beside the cart, a line or a product; PHP writes an empty object as `[]`. */
export const ofExtension = (extensions: unknown, namespace: string): unknown =>
  typeof extensions === 'object' && extensions !== null && Object.hasOwn(extensions, namespace) ? (extensions as Record<string, unknown>)[namespace] : undefined;

export type WooProduct = InferOutput<typeof productShape>;
export type WooCart = InferOutput<typeof cartShape>;
export type WooItem = InferOutput<typeof itemShape>;
export type WooRefusal = InferOutput<typeof refusalShape>;

export const moneyOf = (minor: string, from: { readonly currency_code: string; readonly currency_minor_unit: number }): Money => moneyFromMinor(minor, from.currency_code, from.currency_minor_unit);
