import { addMoney, type Attribute, type Cart, type CartLine, type Discount } from '@vitrine/core';
import { unitsIn } from '../cart/total.js';
import { absoluteUrl } from '../http/absolute-url.js';
import { present } from '../http/present.js';
import type { Answer } from '../http/shape.js';
import { recipientOf, withoutGift } from '../shopify-shared/gift-attributes.js';
import { globalId, moneyOf, pictureOf, ruleOf, titleOf } from './product-mapper.js';
import type { CART } from './schema.js';

export type CartAnswer = Answer<typeof CART>;

/** The keys are the shop's own: `{ "Engraving": "A" }`, or `null`. */
const attributesOf = (given: unknown): Attribute[] =>
  Object.entries(Object(given) as object).flatMap(([key, value]) =>
    value == null || value === '' ? [] : { key, value: String(value) },
  );

function toLine(item: CartAnswer['items'][number], properties: unknown, currency: string, base: string): CartLine {
  const attributes = attributesOf(properties);
  const recipient = item.gift_card ? recipientOf(attributes) : null;
  return {
    id: item.key,
    variantId: globalId('ProductVariant', item.variant_id),
    productId: globalId('Product', item.product_id),
    title: item.product_title,
    variantTitle: titleOf(item.variant_title),
    quantity: item.quantity,
    unitPrice: moneyOf(item.original_price, currency),
    total: moneyOf(item.final_line_price, currency),
    kind: item.gift_card ? 'gift-card' : item.requires_shipping === false ? 'digital' : 'physical',
    attributes: recipient ? withoutGift(attributes) : attributes,
    rule: recipient ? { min: 1, max: 1, step: 1 } : ruleOf(item.quantity_rule),
    ...present({ picture: pictureOf(item.featured_image, base), url: absoluteUrl(item.url, base), recipient }),
  };
}

/** Discounts of the cart and of its lines; those of one name are one entry. */
function discountsOf({ currency, items, cart_level_discount_applications: ofCart }: CartAnswer): Discount[] {
  const sums = new Map<string, Discount>();
  const allocations = [
    ...(ofCart ?? []).map(({ title, total_allocated_amount: amount }) => ({ title, amount })),
    ...items.flatMap(
      (item) =>
        item.line_level_discount_allocations?.map(({ amount, discount_application: { title } }) => ({
          title,
          amount,
        })) ?? [],
    ),
  ];
  for (const { title, amount } of allocations) {
    const name = title ?? '';
    const money = moneyOf(amount, currency);
    sums.set(name, { title: name, amount: addMoney(sums.get(name)?.amount ?? moneyOf(0, currency), money) });
  }
  return [...sums.values()];
}

/** `generation` tells carts apart that have the same token, since Shopify keeps it when a cart is emptied. */
export function toCart(answer: CartAnswer, raw: unknown, generation: number, base: string): Cart {
  const { currency, items } = answer;
  const { attributes, items: rawItems } = raw as {
    readonly attributes?: unknown;
    readonly items: readonly { readonly properties?: unknown }[];
  };
  const codes = answer.discount_codes ?? [];
  return {
    id: `${answer.token} ${generation}`,
    currency,
    lines: items.map((item, at) => toLine(item, rawItems[at]?.properties, currency, base)),
    count: unitsIn(items),
    subtotal: { money: moneyOf(answer.items_subtotal_price, currency), estimated: true },
    discounts: discountsOf(answer).map((discount) => ({
      ...discount,
      ...present({ code: codes.find(({ code }) => code.toLowerCase() === discount.title.toLowerCase())?.code }),
    })),
    codes,
    // Gift cards are paid with in the checkout only.
    giftCards: [],
    total: { money: moneyOf(answer.total_price, currency), estimated: true },
    note: answer.note ?? '',
    attributes: attributesOf(attributes),
  };
}
