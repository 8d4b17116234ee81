import {
  addMoney,
  compareMoney,
  subtractMoney,
  type Cart,
  type CartLine,
  type Discount,
  type Money,
} from '@vitrine/core';
import type { CART, LINE } from './documents.js';
import { recipientOf, withoutGift } from '../storefront/gift-attributes.js';
import { present } from '../storefront/present.js';
import { moneyOf, pictureOf, reducedFrom, ruleOf, titleOf } from './product.js';
import type { Answer } from '../http/shape.js';

export type CartAnswer = Answer<typeof CART>;
type LineAnswer = Answer<typeof LINE>;

const attributesOf = (given: LineAnswer['attributes']): CartLine['attributes'] =>
  given.map(({ key, value }) => ({ key, value: value ?? '' }));
const less = (from: Money, some: readonly Money[]): Money => some.reduce(subtractMoney, from);

function lineOf({ id, quantity, attributes: given, cost, merchandise }: LineAnswer): CartLine {
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
      compareAtPrice: reducedFrom(cost.compareAtAmountPerQuantity, unitPrice),
      picture: pictureOf(merchandise.image),
      url: product.onlineStoreUrl,
      recipient,
    }),
  };
}

/** A discount is spread over lines and cart: shown as one. */
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

export function cartOf(answer: CartAnswer): Cart {
  const { cost, discountAllocations } = answer;
  // Of something sold out, a line of no units is left.
  const nodes = answer.lines.nodes.filter(({ quantity }) => quantity > 0);
  const subtotal = moneyOf(cost.subtotalAmount);
  const giftCards = answer.appliedGiftCards.map(({ id, lastCharacters, balance, presentmentAmountUsed }) => ({
    id,
    last: lastCharacters.slice(-4),
    used: moneyOf(presentmentAmountUsed),
    remaining: moneyOf(balance),
  }));
  // A gift card is a payment: the total does not know of it. Where it does, being less than the goods come to, it is not taken off a second time.
  const total = moneyOf(cost.totalAmount);
  const goods = less(
    subtotal,
    discountAllocations.map(({ discountedAmount }) => moneyOf(discountedAmount)),
  );
  return {
    id: answer.id,
    currency: subtotal.currency,
    lines: nodes.map(lineOf),
    count: nodes.reduce((sum, { quantity }) => sum + quantity, 0),
    // Taxes and shipping are the checkout's.
    subtotal: { money: subtotal, estimated: true },
    discounts: discountsOf([...discountAllocations, ...nodes.flatMap((line) => line.discountAllocations)]),
    codes: answer.discountCodes,
    giftCards,
    total: {
      money:
        compareMoney(total, goods) < 0
          ? total
          : less(
              total,
              giftCards.map(({ used }) => used),
            ),
      estimated: true,
    },
    note: answer.note ?? '',
    attributes: attributesOf(answer.attributes),
  };
}
