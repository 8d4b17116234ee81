import { anything, decimal, fields, flag, list, maybe, text, whole, type Read, type Shape } from '../http/shape.js';

// Every request names its fields: Medusa's defaults are many, and with the loyalty plugin they hold the codes of gift cards.

/** What a shop or an adapter has kept with a thing. */
export type Metadata = Readonly<Record<string, unknown>>;
const metadata: Shape<Metadata> = (value) => (typeof value === 'object' && value !== null ? (value as Metadata) : {});
const words = maybe(text, null);

export const regionsShape = fields({ regions: list(fields({ id: text, currency_code: text, countries: maybe(list(fields({ iso_2: text })), []) })) });
export type Region = Read<typeof regionsShape>['regions'][number];

const variantShape = fields({
  id: text,
  title: words,
  sku: words,
  thumbnail: words,
  manage_inventory: maybe(flag, false),
  allow_backorder: maybe(flag, false),
  inventory_quantity: maybe(decimal, null),
  options: maybe(list(fields({ value: text, option_id: words })), []),
  calculated_price: maybe(fields({ calculated_amount: maybe(decimal, null), original_amount: maybe(decimal, null), currency_code: text }), null),
});
const productShape = fields({
  id: text,
  handle: text,
  title: text,
  description: words,
  is_giftcard: maybe(flag, false),
  thumbnail: words,
  metadata,
  images: maybe(list(fields({ url: text })), []),
  options: maybe(list(fields({ id: text, title: text, values: maybe(list(fields({ value: text })), []) })), []),
  variants: maybe(list(variantShape), []),
});
export const productsShape = fields({ products: list(productShape) });
export type MedusaProduct = Read<typeof productShape>;
export type MedusaVariant = Read<typeof variantShape>;

/** `a,b` of `items` is `items.a,items.b`. */
const of = (name: string, list: string): string => list.replace(/\w+/g, `${name}.$&`);

export const PRODUCT_FIELDS = `id,handle,title,description,is_giftcard,thumbnail,metadata,images.url,${of('options', 'id,title')},options.values.value,${of('variants', 'id,title,sku,thumbnail,manage_inventory,allow_backorder')},${of('variants.options', 'value,option_id')},*variants.calculated_price,+variants.inventory_quantity`;

const itemShape = fields({
  id: text,
  variant_id: words,
  product_id: words,
  title: text,
  product_title: words,
  variant_title: words,
  quantity: whole,
  unit_price: decimal,
  compare_at_unit_price: maybe(decimal, null),
  total: decimal,
  thumbnail: words,
  is_giftcard: maybe(flag, false),
  requires_shipping: maybe(flag, true),
  metadata,
  adjustments: maybe(list(fields({ code: words, amount: decimal })), []),
});
const cartShape = fields({
  id: text,
  currency_code: text,
  completed_at: maybe(anything, null),
  item_subtotal: maybe(decimal, 0),
  total: decimal,
  metadata,
  items: maybe(list(itemShape), []),
  promotions: maybe(list(fields({ code: words, is_automatic: maybe(flag, false) })), []),
  credit_lines: maybe(list(fields({ reference: words, reference_id: words, amount: decimal })), []),
  gift_cards: maybe(list(fields({ id: text, code: text, store_credit_account: maybe(fields({ balance: maybe(decimal, 0) }), null) })), []),
});
export type MedusaCart = Read<typeof cartShape>;
/** Under `cart`; where a line was removed, under `parent`. */
export const cartAnswer: Shape<MedusaCart> = (value, at) => {
  const { cart, parent } = Object(value) as { cart?: unknown; parent?: unknown };
  return cartShape(parent ?? cart, `${at}.cart`);
};
export type MedusaItem = Read<typeof itemShape>;

export const CART_FIELDS = `id,currency_code,completed_at,item_subtotal,total,metadata,${of('items', 'id,variant_id,product_id,title,product_title,variant_title,quantity,unit_price,compare_at_unit_price,total,thumbnail,is_giftcard,requires_shipping,metadata')},${of('items.adjustments', 'code,amount')},${of('promotions', 'code,is_automatic')},*credit_lines`;
/** Only where the loyalty plugin is there: a field that is not known costs the request. */
export const GIFT_CARD_FIELDS = `,${of('gift_cards', 'id,code')},gift_cards.store_credit_account.balance`;
