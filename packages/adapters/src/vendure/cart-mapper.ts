import type { Cart, CartLine, GiftRecipient, Money } from '@vitrine/core';
import { total } from '../cart/total.js';
import { present } from '../http/present.js';
import { attributesOf } from './attributes.js';
import { amountIn, byId, moneyOf, pictureOf, type MappingContext } from './context.js';
import { kindOf, ruleOf } from './product-mapper.js';
import type { VendureLine, VendureOrder } from './schema.js';

function recipientOf({ giftCard }: VendureLine): GiftRecipient | undefined {
  if (!giftCard) return undefined;
  const { sendDate: date, sendZone: zone, sendOffset: offset, ...recipient } = giftCard;
  return { ...recipient, ...(date ? { sendOn: { date, zone: zone ?? '', offset: offset ?? 0 } } : {}) };
}

function toLine(line: VendureLine, currency: string, context: MappingContext): CartLine {
  const { productVariant: variant, quantity, customFields } = line;
  const { product } = variant;
  const recipient = recipientOf(line);
  const [picture] = pictureOf(variant.featuredAsset ?? product.featuredAsset, product.name, context);
  const url = context.productUrl?.(product.slug);
  const unitPrice = moneyOf(line.discountedUnitPriceWithTax, currency, context);
  const listed =
    line.unitPriceWithTax > unitPrice.amount
      ? moneyOf(line.unitPriceWithTax, currency, context)
      : amountIn(variant.customFields?.compareAt, currency, context);
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
    total: moneyOf(line.discountedLinePriceWithTax, currency, context),
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
 * Vendure spreads order-wide discounts over the lines in its sums; here a line shows its own price, and the discount is
 * an entry of its own. Shipping belongs to the checkout.
 */
export function toCart(order: VendureOrder, context: MappingContext): Cart {
  const { id, currencyCode: currency, customFields, promotions, appliedStoreCredit: credit } = order;
  const money = (amount: number): Money => moneyOf(amount, currency, context);
  const tender = ({ used, remaining }: { readonly used: number; readonly remaining: number }) => ({
    used: money(used),
    remaining: money(remaining),
  });
  const lines = byId(order.lines).map((line) => toLine(line, currency, context));
  const giftCards = (order.appliedGiftCards ?? []).map((card) => ({ id: card.id, last: card.last, ...tender(card) }));
  const paid = total(giftCards, ({ used }) => used.amount) + (credit?.used ?? 0);
  return {
    id,
    currency,
    lines,
    giftCards,
    count: order.totalQuantity,
    subtotal: { money: money(total(lines, (line) => line.total.amount)), estimated: false },
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
    // Taxes depend on the destination, which is not known yet.
    total: { money: money(order.subTotalWithTax - paid), estimated: lines.some(({ kind }) => kind === 'physical') },
    note: customFields?.note ?? '',
    attributes: attributesOf(customFields?.attributes),
  };
}
