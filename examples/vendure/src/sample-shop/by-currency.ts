import {
  LanguageCode,
  PromotionCondition,
  PromotionOrderAction,
  ShippingCalculator,
  type Order,
  type OrderLine,
} from '@vendure/core';
import { amountIn } from '../money-by-currency';

const inEnglish = (value: string): [{ languageCode: LanguageCode; value: string }] => [
  { languageCode: LanguageCode.en, value },
];

const kindOf = (line: OrderLine): string =>
  (line.productVariant.product?.customFields as { vitrineKind?: string } | undefined)?.vitrineKind ?? 'physical';
const isGift = (line: OrderLine): boolean => (line.customFields as { vitrineGift?: string | null }).vitrineGift != null;

/** What may be reduced: a gift card is money, and money is not cheaper than money. */
const goodsOf = (order: Order): number =>
  order.lines.reduce((sum, line) => sum + (isGift(line) ? 0 : line.proratedLinePriceWithTax), 0);

/** Vendure's own conditions and actions hold one number for every currency; these hold one for each. */
export const minimumByCurrency = new PromotionCondition({
  code: 'minimum_by_currency',
  description: inEnglish('If there are goods for at least { minimum }'),
  args: { minimum: { type: 'string', label: inEnglish('Minimum, "USD:40 VND:1000000"; empty = any goods') } },
  check(_ctx, order, args) {
    const goods = goodsOf(order);
    return goods > 0 && goods >= (args.minimum ? (amountIn(args.minimum, order.currencyCode) ?? Infinity) : 0);
  },
});

export const percentOffGoods = new PromotionOrderAction({
  code: 'percent_off_goods',
  description: inEnglish('{ percent } % off everything but gift cards'),
  args: { percent: { type: 'int' } },
  execute: (_ctx, order, args) => -Math.round((goodsOf(order) * args.percent) / 100),
});

export const fixedOffGoods = new PromotionOrderAction({
  code: 'fixed_off_goods',
  description: inEnglish('{ amount } off everything but gift cards'),
  args: { amount: { type: 'string', label: inEnglish('Amount, "USD:5 VND:120000"') } },
  execute: (_ctx, order, args) => -Math.min(goodsOf(order), amountIn(args.amount, order.currencyCode) ?? 0),
});

export const rateByCurrency = new ShippingCalculator({
  code: 'rate_by_currency',
  description: inEnglish('One rate for each currency, free from an amount, nothing for what is not shipped'),
  args: {
    rate: { type: 'string', label: inEnglish('Rate, "USD:6.50 VND:45000"') },
    freeFrom: { type: 'string', label: inEnglish('Free from, "USD:75 VND:1900000"') },
  },
  calculate(_ctx, order, args) {
    const shipped = order.lines.filter((line) => kindOf(line) === 'physical');
    const goods = shipped.reduce((sum, line) => sum + line.linePriceWithTax, 0);
    const free = shipped.length === 0 || goods >= (amountIn(args.freeFrom, order.currencyCode) ?? Infinity);
    return { price: free ? 0 : (amountIn(args.rate, order.currencyCode) ?? 0), priceIncludesTax: true, taxRate: 0 };
  },
});
