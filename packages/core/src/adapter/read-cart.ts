import type {
  AppliedGiftCard,
  Attribute,
  Cart,
  CartLine,
  CartResult,
  CartWarning,
  Discount,
  DiscountCode,
  Estimate,
} from '../cart/cart.js';
import { readKind, readPicture, readQuantityRule } from '../catalog/read-product.js';
import type { GiftRecipient, SendDate } from '../gift-card/gift-card.js';
import type { Money } from '../money/money.js';
import { readMoney } from './read-money.js';
import {
  addressOf,
  entriesOf,
  fieldOf,
  listOf,
  needed,
  numberOf,
  objectOf,
  readable,
  textOf,
  wholeOf,
} from './read-answer.js';

const warningCodes: readonly unknown[] = [
  'quantity-capped',
  'price-changed',
  'code-removed',
  'line-removed',
  'added-twice',
  'changed-elsewhere',
] satisfies CartWarning['code'][];

export const readCartResult = (answer: unknown): CartResult => ({
  cart: readCart(fieldOf(answer, 'cart')),
  warnings: listOf(fieldOf(answer, 'warnings'), readWarning),
});

/**
 * Throws `bad-response` when its lines, their quantities or its money cannot be read. A cart with a line left out is
 * worse than none: the line would count as lost, and be added once more.
 */
export function readCart(value: unknown): Cart {
  const lines = needed(entriesOf(fieldOf(value, 'lines')), 'lines').map(readLine);
  const total = readEstimate(fieldOf(value, 'total'));
  return objectOf<Cart>({
    id: needed(textOf(fieldOf(value, 'id')), 'id'),
    currency: textOf(fieldOf(value, 'currency')) || total.money.currency,
    lines,
    count: wholeOf(fieldOf(value, 'count')) ?? unitsIn(lines),
    subtotal: readEstimate(fieldOf(value, 'subtotal')),
    discounts: listOf(fieldOf(value, 'discounts'), readDiscount),
    codes: listOf(fieldOf(value, 'codes'), readCode),
    giftCards: listOf(fieldOf(value, 'giftCards'), readAppliedCard),
    storeCredit: readable(fieldOf(value, 'storeCredit'), (credit) => moneyOf(credit, 'used', 'remaining')),
    total,
    freeShipping: readable(fieldOf(value, 'freeShipping'), (rule) => moneyOf(rule, 'threshold', 'remaining')),
    note: textOf(fieldOf(value, 'note')) ?? '',
    attributes: listOf(fieldOf(value, 'attributes'), readAttribute),
  });
}

function unitsIn(lines: readonly CartLine[]): number {
  let units = 0;
  for (const { quantity } of lines) units += quantity;
  return units;
}

const moneyOf = <A extends string, B extends string>(value: unknown, a: A, b: B): Record<A | B, Money> =>
  ({ [a]: readMoney(fieldOf(value, a)), [b]: readMoney(fieldOf(value, b)) }) as Record<A | B, Money>;

const readLine = (value: unknown): CartLine =>
  objectOf<CartLine>({
    id: needed(textOf(fieldOf(value, 'id')), 'id of a line'),
    variantId: needed(textOf(fieldOf(value, 'variantId')), 'variantId of a line'),
    productId: textOf(fieldOf(value, 'productId')) ?? '',
    title: textOf(fieldOf(value, 'title')) ?? '',
    variantTitle: textOf(fieldOf(value, 'variantTitle')) ?? '',
    quantity: needed(wholeOf(fieldOf(value, 'quantity')), 'quantity of a line'),
    rule: readQuantityRule(fieldOf(value, 'rule')),
    unitPrice: readMoney(fieldOf(value, 'unitPrice')),
    compareAtPrice: readable(fieldOf(value, 'compareAtPrice'), readMoney),
    total: readMoney(fieldOf(value, 'total')),
    picture: readable(fieldOf(value, 'picture'), readPicture),
    url: addressOf(fieldOf(value, 'url')),
    kind: readKind(fieldOf(value, 'kind')),
    attributes: listOf(fieldOf(value, 'attributes'), readAttribute),
    recipient: readable(fieldOf(value, 'recipient'), readRecipient),
    status: undefined,
  });

const readEstimate = (value: unknown): Estimate => ({
  money: readMoney(fieldOf(value, 'money')),
  estimated: fieldOf(value, 'estimated') === true,
});

const readAttribute = (value: unknown): Attribute => ({
  key: needed(textOf(fieldOf(value, 'key')), 'key'),
  value: textOf(fieldOf(value, 'value')) ?? '',
});

const readDiscount = (value: unknown): Discount =>
  objectOf<Discount>({
    title: textOf(fieldOf(value, 'title')) ?? '',
    amount: readMoney(fieldOf(value, 'amount')),
    code: textOf(fieldOf(value, 'code')),
  });

const readCode = (value: unknown): DiscountCode => ({
  code: needed(textOf(fieldOf(value, 'code')), 'code'),
  applicable: fieldOf(value, 'applicable') === true,
});

const readAppliedCard = (value: unknown): AppliedGiftCard => ({
  id: needed(textOf(fieldOf(value, 'id')), 'id'),
  last: textOf(fieldOf(value, 'last')) ?? '',
  ...moneyOf(value, 'used', 'remaining'),
});

function readRecipient(value: unknown): GiftRecipient {
  return objectOf<GiftRecipient>({
    name: textOf(fieldOf(value, 'name')) ?? '',
    email: needed(textOf(fieldOf(value, 'email')), 'email'),
    sender: textOf(fieldOf(value, 'sender')) ?? '',
    message: textOf(fieldOf(value, 'message')) ?? '',
    designId: textOf(fieldOf(value, 'designId')) ?? '',
    sendOn: readable(fieldOf(value, 'sendOn'), readSendDate),
  });
}

const readSendDate = (value: unknown): SendDate => ({
  date: needed(textOf(fieldOf(value, 'date')), 'date'),
  zone: textOf(fieldOf(value, 'zone')) ?? '',
  offset: numberOf(fieldOf(value, 'offset'), -Infinity) ?? 0,
});

function readWarning(value: unknown): CartWarning {
  const code = fieldOf(value, 'code');
  const attributes = fieldOf(value, 'attributes');
  return objectOf<CartWarning>({
    code: needed(warningCodes.includes(code) ? (code as CartWarning['code']) : undefined, 'code'),
    lineId: textOf(fieldOf(value, 'lineId')),
    title: textOf(fieldOf(value, 'title')),
    quantity: wholeOf(fieldOf(value, 'quantity')),
    expected: wholeOf(fieldOf(value, 'expected')),
    variantId: textOf(fieldOf(value, 'variantId')),
    attributes: attributes === undefined ? undefined : listOf(attributes, readAttribute),
  });
}
