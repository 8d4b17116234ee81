import { FLAG, maybe, NUMBER, TEXT } from '../http/shape.js';

// The parts of the answers that are read: of the Ajax API, then of the standard storefront actions.

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

/** The actions answer no more of a cart than ids, units and totals of its lines. */
export const ACTION_CART = maybe({
  lines: [{ id: TEXT, quantity: NUMBER, cost: { totalAmount: { amount: TEXT, currencyCode: TEXT } } }],
});

const COMPLAINTS = maybe([{ code: maybe(TEXT), field: maybe([TEXT]) }]);

export const ACTION_RESULT = { userErrors: COMPLAINTS, warnings: COMPLAINTS } as const;
