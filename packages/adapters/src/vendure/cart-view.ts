import type { Cart, CartLine, GiftRecipient, Money } from '@vitrine/core';
import { present } from '../http/present.js';
import { attributesOf } from './attributes.js';
import type { VendureLine, VendureOrder } from './documents.js';
import { kindOf, ruleOf } from './product.js';
import { amountIn, byId, moneyOf, pictureOf, type Sight } from './sight.js';

function recipientOf({ giftCard }: VendureLine): GiftRecipient | undefined {
  if (!giftCard) return undefined;
  const { sendDate: date, sendZone: zone, sendOffset: offset, ...recipient } = giftCard;
  return { ...recipient, ...(date ? { sendOn: { date, zone: zone ?? '', offset: offset ?? 0 } } : {}) };
}

function lineView(line: VendureLine, currency: string, sight: Sight): CartLine {
  const { productVariant: variant, quantity, customFields } = line;
  const { product } = variant;
  const recipient = recipientOf(line);
  const [picture] = pictureOf(variant.featuredAsset ?? product.featuredAsset, product.name, sight);
  const url = sight.productUrl?.(product.slug);
  const unitPrice = moneyOf(line.discountedUnitPriceWithTax, currency, sight);
  const listed =
    line.unitPriceWithTax > unitPrice.amount
      ? moneyOf(line.unitPriceWithTax, currency, sight)
      : amountIn(variant.customFields?.compareAt, currency, sight);
  return {
    id: line.id,
    variantId: variant.id,
    productId: product.id,
    title: product.name,
    variantTitle: recipient
      ? ''
      : byId(variant.options.map(({ name, group: { id } }) => ({ id, name })))
          .map(({ name }) => name)
          .join(' / '),
    quantity,
    unitPrice,
    rule: ruleOf(
      recipient ? ({ ...variant.customFields, max: 1 } as typeof variant.customFields) : variant.customFields,
    ),
    total: moneyOf(line.discountedLinePriceWithTax, currency, sight),
    kind: recipient ? 'gift-card' : kindOf(product.customFields?.kind),
    attributes: attributesOf(customFields?.attributes),
    ...present({
      picture,
      url,
      recipient,
      compareAtPrice: !recipient && listed && listed.amount > unitPrice.amount && listed,
    }),
  };
}

/**
 * Vendure's order as a cart. Order-wide discounts are spread over the lines in Vendure's sums; here a line shows its own price and the
 * discount stands by itself. Shipping is the checkout's.
 */
export function cartView(order: VendureOrder, sight: Sight): Cart {
  const { id, currencyCode: currency, customFields, promotions, appliedStoreCredit: credit } = order;
  const money = (amount: number): Money => moneyOf(amount, currency, sight);
  const tender = ({ used, remaining }: { readonly used: number; readonly remaining: number }) => ({
    used: money(used),
    remaining: money(remaining),
  });
  const lines = byId(order.lines).map((line) => lineView(line, currency, sight));
  const giftCards = (order.appliedGiftCards ?? []).map((card) => ({ id: card.id, last: card.last, ...tender(card) }));
  const paid = giftCards.reduce((sum, { used }) => sum + used.amount, credit?.used ?? 0);
  return {
    id,
    currency,
    lines,
    giftCards,
    count: order.totalQuantity,
    subtotal: { money: money(lines.reduce((sum, { total }) => sum + total.amount, 0)), estimated: false },
    discounts: order.discounts.flatMap(({ type, description: title, amountWithTax, adjustmentSource }) => {
      const code = promotions.find((promotion) => adjustmentSource === `PROMOTION:${promotion.id}`)?.couponCode;
      return type === 'DISTRIBUTED_ORDER_PROMOTION'
        ? [{ title, amount: money(-amountWithTax), ...present({ code }) }]
        : [];
    }),
    codes: order.couponCodes.map((code) => ({
      code,
      applicable: promotions.some(({ couponCode }) => couponCode === code),
    })),
    ...present({ storeCredit: credit && tender(credit) }),
    // Taxes depend on where it is sent, which nobody has said yet.
    total: { money: money(order.subTotalWithTax - paid), estimated: lines.some(({ kind }) => kind === 'physical') },
    note: customFields?.note ?? '',
    attributes: attributesOf(customFields?.attributes),
  };
}
