import type { CallOptions } from '@vitrine/core';
import { request, type HttpAnswer } from '../http/request.js';
import { refuse } from '../storefront/refuse.js';
import { answerTo, FLAG, maybe, NUMBER, TEXT, type Answer, type Shape } from '../http/shape.js';
import { addressOf, type ThemePage } from './theme-page.js';

/** Whole amounts of the Ajax API have two digits behind the point in every currency, also in one that has none. */
export const DIGITS = 2;

export interface Ajax {
  /** What was asked for, and all of it as it came; `null` = there is no such thing. */
  get<S extends Shape>(path: string, shape: S, options?: CallOptions): Promise<readonly [Answer<S>, unknown] | null>;
  /** Sets the units of one line, by its key. */
  change(key: string, quantity: number, options?: CallOptions): Promise<HttpAnswer>;
}

/** The Ajax API of the page's own shop. The shopper is known by the shop's cookie. */
export function createAjax(page: ThemePage, fetchIt: () => typeof fetch): Ajax {
  const ask = (path: string, body: object | undefined, options?: CallOptions): Promise<HttpAnswer> =>
    request((url, init) => fetchIt()(url, { ...init, credentials: 'same-origin' }), {
      where: 'shopify',
      url: addressOf(page, path),
      method: body ? 'POST' : 'GET',
      body,
      changes: Boolean(body),
      signal: options?.signal,
    });
  return {
    async get(path, shape, options) {
      const { status, body } = await ask(path, undefined, options);
      if (status === 404) return null;
      if (status > 399) throw refuse('bad-response', { message: `status ${status}` });
      return [answerTo(shape, body, 'shopify'), body];
    },
    change: (key, quantity, options) => ask('cart/change.js', { id: key, quantity }, options),
  };
}

const RULE = maybe({ min: NUMBER, max: maybe(NUMBER), increment: NUMBER });
const IMAGE = maybe({
  src: maybe(TEXT),
  url: maybe(TEXT),
  alt: maybe(TEXT),
  width: maybe(NUMBER),
  height: maybe(NUMBER),
});

export const VARIANT = {
  id: NUMBER,
  title: TEXT,
  sku: maybe(TEXT),
  options: [TEXT],
  price: NUMBER,
  compare_at_price: maybe(NUMBER),
  available: FLAG,
  requires_shipping: maybe(FLAG),
  featured_image: IMAGE,
  quantity_rule: RULE,
  unit_price: maybe(NUMBER),
  unit_price_measurement: maybe({ reference_value: NUMBER, reference_unit: TEXT }),
} as const;

export const PRODUCT = {
  id: NUMBER,
  handle: TEXT,
  title: TEXT,
  description: maybe(TEXT),
  vendor: maybe(TEXT),
  url: maybe(TEXT),
  requires_selling_plan: maybe(FLAG),
  options: [{ name: TEXT, values: [TEXT] }],
  variants: [VARIANT],
  images: [TEXT],
  media: maybe([{ media_type: TEXT, alt: maybe(TEXT), src: maybe(TEXT), width: maybe(NUMBER), height: maybe(NUMBER) }]),
} as const;

export const CART = {
  token: TEXT,
  currency: TEXT,
  note: maybe(TEXT),
  items_subtotal_price: NUMBER,
  total_price: NUMBER,
  cart_level_discount_applications: maybe([{ title: maybe(TEXT), total_allocated_amount: NUMBER }]),
  discount_codes: maybe([{ code: TEXT, applicable: FLAG }]),
  items: [
    {
      key: TEXT,
      variant_id: NUMBER,
      product_id: NUMBER,
      handle: TEXT,
      quantity: NUMBER,
      product_title: TEXT,
      variant_title: maybe(TEXT),
      original_price: NUMBER,
      final_line_price: NUMBER,
      url: maybe(TEXT),
      gift_card: maybe(FLAG),
      requires_shipping: maybe(FLAG),
      featured_image: IMAGE,
      quantity_rule: RULE,
      line_level_discount_allocations: maybe([{ amount: NUMBER, discount_application: { title: maybe(TEXT) } }]),
    },
  ],
} as const;
