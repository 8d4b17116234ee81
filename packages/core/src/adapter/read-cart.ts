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
import { kindOf, readPicture, readQuantityRule } from '../catalog/read-product.js';
import type { GiftRecipient, SendDate } from '../gift-card/gift-card.js';
import { addressOf, entriesOf, isTrue, listOf, oneOf, recordOf, signedOf, textOf, wholeOf } from './read-answer.js';
import { readMoney } from './read-money.js';

const attributesOf = listOf(recordOf<Attribute>({ key: [textOf], value: [textOf, ''] }));

const readEstimate = recordOf<Estimate>({ money: [readMoney], estimated: [isTrue] });

const readLine = recordOf<CartLine>({
  id: [textOf],
  variantId: [textOf],
  productId: [textOf, ''],
  title: [textOf, ''],
  variantTitle: [textOf, ''],
  quantity: [wholeOf],
  rule: [readQuantityRule],
  unitPrice: [readMoney],
  compareAtPrice: readMoney,
  total: [readMoney],
  picture: readPicture,
  url: addressOf,
  kind: [kindOf, 'physical'],
  attributes: [attributesOf],
  recipient: recordOf<GiftRecipient>({
    name: [textOf, ''],
    email: [textOf],
    sender: [textOf, ''],
    message: [textOf, ''],
    designId: [textOf, ''],
    sendOn: recordOf<SendDate>({ date: [textOf], zone: [textOf, ''], offset: [signedOf, 0] }),
  }),
  // The store's own.
  status: () => undefined,
});

const readFields = recordOf<Omit<Cart, 'count'> & { readonly count?: number }>({
  id: [textOf],
  currency: [textOf, ''],
  lines: [(value, base) => entriesOf(value)?.map((line) => readLine(line, base))],
  count: wholeOf,
  subtotal: [readEstimate],
  discounts: [listOf(recordOf<Discount>({ title: [textOf, ''], amount: [readMoney], code: textOf }))],
  codes: [listOf(recordOf<DiscountCode>({ code: [textOf], applicable: [isTrue] }))],
  giftCards: [
    listOf(recordOf<AppliedGiftCard>({ id: [textOf], last: [textOf, ''], used: [readMoney], remaining: [readMoney] })),
  ],
  storeCredit: recordOf<NonNullable<Cart['storeCredit']>>({ used: [readMoney], remaining: [readMoney] }),
  total: [readEstimate],
  freeShipping: recordOf<NonNullable<Cart['freeShipping']>>({ threshold: [readMoney], remaining: [readMoney] }),
  note: [textOf, ''],
  attributes: [attributesOf],
});

/**
 * Throws `bad-response` when its lines, their quantities or its money cannot be read. A cart with a line left out is
 * worse than none: the line would count as lost, and be added once more.
 */
export function readCart(value: unknown, base?: string): Cart {
  const cart = readFields(value, base);
  let count = 0;
  for (const { quantity } of cart.lines) count += quantity;
  return { ...cart, currency: cart.currency || cart.total.money.currency, count: cart.count ?? count };
}

const readWarning = recordOf<CartWarning>({
  code: [
    oneOf<CartWarning['code']>(
      'quantity-capped',
      'price-changed',
      'code-removed',
      'line-removed',
      'added-twice',
      'changed-elsewhere',
    ),
  ],
  lineId: textOf,
  title: textOf,
  quantity: wholeOf,
  expected: wholeOf,
  variantId: textOf,
  attributes: (value) => (value === undefined ? undefined : attributesOf(value)),
});

export const readCartResult = recordOf<CartResult>({ cart: [readCart], warnings: [listOf(readWarning)] });
