import {
  addMoney,
  compareMoney,
  subtractMoney,
  type Cart,
  type CartLine,
  type Discount,
  type Money,
} from '@vitrine/core';
import { unitsIn } from '../cart/total.js';
import { present } from '../http/present.js';
import type { Answer } from '../http/shape.js';
import { recipientOf, withoutGift } from '../shopify-shared/gift-attributes.js';
import { compareAtPrice, moneyOf, pictureOf, ruleOf, titleOf } from './product-mapper.js';
import type { CART, LINE } from './schema.js';

export type CartAnswer = Answer<typeof CART>;
type LineAnswer = Answer<typeof LINE>;

const attributesOf = (given: LineAnswer['attributes']): CartLine['attributes'] =>
  given.map(({ key, value }) => ({ key, value: value ?? '' }));
function minus(from: Money, amounts: readonly Money[]): Money {
  let rest = from;
  for (const amount of amounts) rest = subtractMoney(rest, amount);
  return rest;
}

function toLine({ id, quantity, attributes: given, cost, merchandise }: LineAnswer): CartLine {
  const { product } = merchandise;
  const unitPrice = moneyOf(cost.amountPerQuantity);
  const attributes = attributesOf(given);
  const recipient = product.isGiftCard ? recipientOf(attributes) : null;
  return {
    id,
    quantity,
    unitPrice,
    variantId: merchandise.id,
    productId: product.id,
    title: product.title,
    variantTitle: titleOf(merchandise.title),
    total: moneyOf(cost.totalAmount),
    kind: product.isGiftCard ? 'gift-card' : merchandise.requiresShipping ? 'physical' : 'digital',
    attributes: recipient ? withoutGift(attributes) : attributes,
    rule: recipient ? { min: 1, max: 1, step: 1 } : ruleOf(merchandise.quantityRule),
    ...present({
      compareAtPrice: compareAtPrice(cost.compareAtAmountPerQuantity, unitPrice),
      picture: pictureOf(merchandise.image),
      url: product.onlineStoreUrl,
      recipient,
    }),
  };
}

/** Shopify spreads a discount over lines and cart; here it is one entry. */
function discountsOf(allocations: CartAnswer['discountAllocations']): Discount[] {
  const sums = new Map<string, Discount>();
  for (const { code, title, discountedAmount } of allocations) {
    const name = code ?? title ?? '';
    const amount = moneyOf(discountedAmount);
    const sum = sums.get(name);
    sums.set(name, { title: name, amount: sum ? addMoney(sum.amount, amount) : amount, ...present({ code }) });
  }
  return [...sums.values()];
}

export function toCart(answer: CartAnswer): Cart {
  const { cost, discountAllocations } = answer;
  // A sold-out product leaves a line of no units.
  const nodes = answer.lines.nodes.filter(({ quantity }) => quantity > 0);
  const subtotal = moneyOf(cost.subtotalAmount);
  const giftCards = answer.appliedGiftCards.map(({ id, lastCharacters, balance, presentmentAmountUsed }) => ({
    id,
    last: lastCharacters.slice(-4),
    used: moneyOf(presentmentAmountUsed),
    remaining: moneyOf(balance),
  }));
  // Gift cards are payments, so Shopify's total does not include them and they are subtracted here. A total below the
  // sum of the goods has them subtracted already.
  const total = moneyOf(cost.totalAmount);
  const goods = minus(
    subtotal,
    discountAllocations.map(({ discountedAmount }) => moneyOf(discountedAmount)),
  );
  const toPay =
    compareMoney(total, goods) < 0
      ? total
      : minus(
          total,
          giftCards.map(({ used }) => used),
        );
  return {
    id: answer.id,
    currency: subtotal.currency,
    lines: nodes.map(toLine),
    count: unitsIn(nodes),
    // Taxes and shipping are not known before the checkout.
    subtotal: { money: subtotal, estimated: true },
    discounts: discountsOf([...discountAllocations, ...nodes.flatMap((line) => line.discountAllocations)]),
    codes: answer.discountCodes,
    giftCards,
    total: { money: toPay, estimated: true },
    note: answer.note ?? '',
    attributes: attributesOf(answer.attributes),
  };
}
