import { ANYTHING, FLAG, maybe, NUMBER, TEXT, type Answer } from '../http/shape.js';

// Every request names its fields: Medusa's defaults are many, and with the loyalty plugin they contain gift codes.

const text = maybe(TEXT);

export const regionsShape = {
  regions: [{ id: TEXT, currency_code: TEXT, countries: maybe([{ iso_2: TEXT }], []) }],
} as const;
export type Region = Answer<typeof regionsShape>['regions'][number];

const variantShape = {
  id: TEXT,
  title: text,
  sku: text,
  thumbnail: text,
  manage_inventory: maybe(FLAG),
  allow_backorder: maybe(FLAG),
  inventory_quantity: maybe(NUMBER),
  options: maybe([{ value: TEXT, option_id: text }], []),
  calculated_price: maybe({
    calculated_amount: maybe(NUMBER),
    calculated_amount_with_tax: maybe(NUMBER),
    original_amount: maybe(NUMBER),
    original_amount_with_tax: maybe(NUMBER),
    currency_code: TEXT,
  }),
} as const;
export const productShape = {
  id: TEXT,
  handle: TEXT,
  title: TEXT,
  description: text,
  is_giftcard: maybe(FLAG),
  thumbnail: text,
  metadata: ANYTHING,
  images: maybe([{ url: TEXT }], []),
  options: maybe([{ id: TEXT, title: TEXT, values: maybe([{ value: TEXT }], []) }], []),
  variants: maybe([variantShape], []),
} as const;
export const productsShape = { products: [productShape] } as const;
export type MedusaProduct = Answer<typeof productShape>;
export type MedusaVariant = Answer<typeof variantShape>;

/** The fields `a,b` of `items` are `items.a,items.b`. */
const fieldsOf = (name: string, list: string): string => list.replace(/\w+/g, `${name}.$&`);

export const PRODUCT_FIELDS = `id,handle,title,description,is_giftcard,thumbnail,metadata,images.url,${fieldsOf('options', 'id,title')},options.values.value,${fieldsOf('variants', 'id,title,sku,thumbnail,manage_inventory,allow_backorder')},${fieldsOf('variants.options', 'value,option_id')},*variants.calculated_price,+variants.inventory_quantity`;

const itemShape = {
  id: TEXT,
  variant_id: text,
  product_id: text,
  title: TEXT,
  product_title: text,
  variant_title: text,
  quantity: NUMBER,
  unit_price: NUMBER,
  compare_at_unit_price: maybe(NUMBER),
  is_tax_inclusive: maybe(FLAG),
  original_subtotal: maybe(NUMBER, 0),
  original_total: maybe(NUMBER, 0),
  total: NUMBER,
  thumbnail: text,
  is_giftcard: maybe(FLAG),
  requires_shipping: maybe(FLAG, true),
  metadata: ANYTHING,
  adjustments: maybe([{ code: text, amount: NUMBER, is_tax_inclusive: maybe(FLAG) }], []),
} as const;
const cartShape = {
  id: TEXT,
  currency_code: TEXT,
  completed_at: maybe(ANYTHING),
  original_item_total: maybe(NUMBER, 0),
  total: NUMBER,
  metadata: ANYTHING,
  items: maybe([itemShape], []),
  promotions: maybe([{ code: text, is_automatic: maybe(FLAG) }], []),
  credit_lines: maybe([{ reference: text, reference_id: text, amount: NUMBER }], []),
  gift_cards: maybe([{ id: TEXT, code: TEXT, store_credit_account: maybe({ balance: maybe(NUMBER, 0) }) }], []),
} as const;
export type MedusaCart = Answer<typeof cartShape>;
export const cartAnswer = { cart: cartShape } as const;
/** The answer to the removal of a line has the cart as `parent`. */
export const changedAnswer = { cart: maybe(cartShape), parent: maybe(cartShape) } as const;
export type MedusaItem = Answer<typeof itemShape>;

export const CART_FIELDS = `id,currency_code,completed_at,original_item_total,total,metadata,${fieldsOf('items', 'id,variant_id,product_id,title,product_title,variant_title,quantity,unit_price,compare_at_unit_price,is_tax_inclusive,original_subtotal,original_total,total,thumbnail,is_giftcard,requires_shipping,metadata')},${fieldsOf('items.adjustments', 'code,amount,is_tax_inclusive')},${fieldsOf('promotions', 'code,is_automatic')},*credit_lines`;
/** Only with the loyalty plugin: an unknown field fails the request. */
export const GIFT_CARD_FIELDS = `,${fieldsOf('gift_cards', 'id,code')},gift_cards.store_credit_account.balance`;
