import type { Attribute, Cart, CartLine } from '@vitrine/core';
import { array, nullish, number, object, optional, string, type InferOutput } from 'valibot';
import { giftFields, giftShape, recipientOf } from './gift-line.js';
import { amountIn } from './market.js';
import { byId, kindOf, pictureOf, ruleOf, type Sight } from './product.js';
import type { Schema } from './schema.js';

const PICTURE = 'featuredAsset{preview width height}';
const picture = nullish(object({ preview: string(), width: nullish(number()), height: nullish(number()) }));

const lineShape = object({
  id: string(),
  quantity: number(),
  unitPriceWithTax: number(),
  discountedUnitPriceWithTax: number(),
  discountedLinePriceWithTax: number(),
  customFields: nullish(object({ lineAttributes: nullish(string()) })),
  giftCard: optional(giftShape),
  productVariant: object({
    id: string(),
    name: string(),
    options: array(object({ name: string(), group: object({ id: string() }) })),
    featuredAsset: picture,
    product: object({ id: string(), slug: string(), name: string(), featuredAsset: picture, customFields: nullish(object({ kind: nullish(string()) })) }),
    customFields: nullish(object({ min: nullish(number()), step: nullish(number()), max: nullish(number()), compareAt: nullish(string()), backOrderDays: nullish(number()), content: nullish(string()) })),
  }),
});

export const orderShape = object({
  id: string(),
  state: string(),
  currencyCode: string(),
  totalQuantity: number(),
  subTotalWithTax: number(),
  couponCodes: array(string()),
  discounts: array(object({ type: string(), description: string(), amountWithTax: number(), adjustmentSource: string() })),
  promotions: array(object({ id: string(), couponCode: nullish(string()) })),
  lines: array(lineShape),
  customFields: nullish(object({ note: nullish(string()), attributes: nullish(string()) })),
  appliedGiftCards: optional(array(object({ id: string(), last: string(), used: number(), remaining: number() }))),
  appliedStoreCredit: nullish(object({ used: number(), remaining: number() })),
});

export type VendureOrder = InferOutput<typeof orderShape>;
type VendureLine = InferOutput<typeof lineShape>;

export const orderFields = (schema: Schema): string =>
  `id state currencyCode totalQuantity subTotalWithTax couponCodes discounts{type description amountWithTax adjustmentSource} promotions{id couponCode} ${schema.select('Order')}
${schema.has('Mutation.applyGiftCardToOrder') ? 'appliedGiftCards{id last used remaining} appliedStoreCredit{used remaining}' : ''}
lines{id quantity unitPriceWithTax discountedUnitPriceWithTax discountedLinePriceWithTax ${schema.select('OrderLine')} ${schema.has('Mutation.addGiftCardsToOrder') ? giftFields : ''}
productVariant{id name options{name group{id}} ${PICTURE} ${schema.select('ProductVariant')} product{id slug name ${PICTURE} ${schema.select('Product')}}}}`;

/** As text of a custom field, in the order of the keys: two lists that say the same are one. `null` = none. */
export function attributesText(attributes: readonly Attribute[] | undefined): string | null {
  const pairs = (attributes ?? []).filter(({ value }) => value !== '').map(({ key, value }) => [key, value]).sort((a, b) => (String(a) < String(b) ? -1 : 1));
  return pairs.length > 0 ? JSON.stringify(pairs) : null;
}

/** What somebody else wrote into the field is no attribute. */
function attributesOf(text: string | null | undefined): Attribute[] {
  try {
    const pairs: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(pairs) ? pairs.flatMap((pair: unknown) => (Array.isArray(pair) ? [{ key: String(pair[0]), value: String(pair[1]) }] : [])) : [];
  } catch {
    return [];
  }
}

function lineView(line: VendureLine, currency: string, sight: Sight): CartLine {
  const { productVariant: variant } = line;
  const { product } = variant;
  const money = (amount: number): CartLine['total'] => sight.money(amount, currency);
  const recipient = recipientOf(line.giftCard);
  const asset = variant.featuredAsset ?? product.featuredAsset;
  const url = sight.productUrl?.(product.slug);
  const unitPrice = money(line.discountedUnitPriceWithTax);
  const listed = line.unitPriceWithTax > line.discountedUnitPriceWithTax ? money(line.unitPriceWithTax) : amountIn(variant.customFields?.compareAt ?? '', currency, sight.precision);
  return {
    id: line.id,
    variantId: variant.id,
    productId: product.id,
    title: product.name,
    variantTitle: recipient ? '' : [...variant.options].sort((a, b) => byIdOf(a.group, b.group)).map(({ name }) => name).join(' / '),
    quantity: line.quantity,
    rule: recipient ? { min: 1, max: 1, step: 1 } : ruleOf(variant.customFields),
    unitPrice,
    ...(listed && !recipient && listed.amount > unitPrice.amount ? { compareAtPrice: listed } : {}),
    total: money(line.discountedLinePriceWithTax),
    ...(asset ? { picture: pictureOf(asset, sight, product.name) } : {}),
    ...(url === undefined ? {} : { url }),
    kind: recipient ? 'gift-card' : kindOf(product.customFields?.kind),
    attributes: attributesOf(line.customFields?.lineAttributes),
    ...(recipient ? { recipient } : {}),
  };
}

const byIdOf = (a: { readonly id: string }, b: { readonly id: string }): number => (a === b || byId([a, b])[0] === a ? -1 : 1);

/**
 * Vendure's order as a cart. Order-wide discounts are spread over the lines in Vendure's sums; here a line shows its own price and the
 * discount stands by itself. Shipping is the checkout's.
 */
export function cartView(order: VendureOrder, sight: Sight): Cart {
  const currency = order.currencyCode;
  const money = (amount: number): CartLine['total'] => sight.money(amount, currency);
  const lines = byId(order.lines).map((line) => lineView(line, currency, sight));
  const codes = new Map(order.promotions.map(({ id, couponCode }) => [`PROMOTION:${id}`, couponCode]));
  const giftCards = (order.appliedGiftCards ?? []).map(({ id, last, used, remaining }) => ({ id, last, used: money(used), remaining: money(remaining) }));
  const credit = order.appliedStoreCredit;
  const paid = giftCards.reduce((sum, { used }) => sum + used.amount, credit?.used ?? 0);
  return {
    id: order.id,
    currency,
    lines,
    count: order.totalQuantity,
    subtotal: { money: money(lines.reduce((sum, { total }) => sum + total.amount, 0)), estimated: false },
    discounts: order.discounts.flatMap(({ type, description, amountWithTax, adjustmentSource }) => {
      const code = codes.get(adjustmentSource);
      return type === 'DISTRIBUTED_ORDER_PROMOTION' ? [{ title: description, amount: money(-amountWithTax), ...(code ? { code } : {}) }] : [];
    }),
    codes: order.couponCodes.map((code) => ({ code, applicable: order.promotions.some(({ couponCode }) => couponCode === code) })),
    giftCards,
    ...(credit ? { storeCredit: { used: money(credit.used), remaining: money(credit.remaining) } } : {}),
    // Taxes depend on where it is sent, which nobody has said yet.
    total: { money: money(order.subTotalWithTax - paid), estimated: lines.some(({ kind }) => kind === 'physical') },
    note: order.customFields?.note ?? '',
    attributes: attributesOf(order.customFields?.attributes),
  };
}
