import { addMoney, compareMoney, type Cart, type CartLine, type Money } from '@vitrine/core';
import { moneyOf, type WooCart, type WooItem, type WooProduct } from './answers.js';
import { companionCart, companionLine } from './companion.js';
import type { GiftCardWords } from './gift-card-words.js';
import { decodeEntities } from './plain-text.js';
import { variantIdOfItem } from './variation.js';

export interface CartScene {
  readonly id: string;
  /** The product a variation belongs to, where it is known. */
  readonly owner: (variationId: number) => WooProduct | undefined;
  readonly giftCards: GiftCardWords;
}

/**
 * Whether this shop shows its prices with tax: nothing in an answer says so, but a price times its quantity is nearer to one of the two
 * sums. Only the comparison multiplies; what is shown is the shop's.
 */
function showsTax({ items, totals }: WooCart): boolean {
  const taxed = items.find(({ totals: { line_subtotal_tax: tax } }) => Number(tax) > 0);
  if (!taxed) return Number(totals.total_items_tax) > 0;
  const { line_subtotal, line_subtotal_tax } = taxed.totals;
  const shown = Number(taxed.prices.price) * taxed.quantity;
  return Math.abs(shown - Number(line_subtotal) - Number(line_subtotal_tax)) < Math.abs(shown - Number(line_subtotal));
}

function lineOf(item: WooItem, withTax: boolean, scene: CartScene): CartLine {
  const { minimum, maximum, multiple_of, editable } = item.quantity_limits;
  const money = (minor: string): Money => moneyOf(minor, item.prices);
  const unitPrice = money(item.prices.price);
  const regular = money(item.prices.regular_price);
  const product = scene.owner(item.id);
  const [picture] = item.images ?? [];
  const title = decodeEntities(item.name);
  return {
    id: item.key,
    variantId: variantIdOfItem(item, product),
    productId: String(product?.id ?? item.id),
    title,
    variantTitle: item.variation.map(({ value }) => decodeEntities(value)).join(' / '),
    quantity: item.quantity,
    rule: editable ? { min: minimum || 1, max: maximum || null, step: multiple_of || 1 } : { min: item.quantity, max: item.quantity, step: 1 },
    unitPrice,
    ...(compareMoney(regular, unitPrice) > 0 ? { compareAtPrice: regular } : {}),
    total: withTax ? addMoney(money(item.totals.line_total), money(item.totals.line_total_tax)) : money(item.totals.line_total),
    ...(picture ? { picture: { url: picture.src, alt: decodeEntities(picture.alt || title) } } : {}),
    ...(item.permalink ? { url: item.permalink } : {}),
    kind: 'physical',
    attributes: companionLine(item.extensions),
  };
}

/** The cart as it is shown. Fees have no line of their own: they are in the total. */
export function cartView(woo: WooCart, scene: CartScene): Cart {
  const { totals, needs_shipping: ships } = woo;
  const money = (minor: string): Money => moneyOf(minor, totals);
  const withTax = showsTax(woo);
  const sum = (net: string, tax: string): Money => (withTax ? addMoney(money(net), money(tax)) : money(net));
  const lines = woo.items.map((item) => lineOf(item, withTax, scene));
  const codes = woo.coupons.map(({ code }) => decodeEntities(code));
  return {
    id: scene.id,
    currency: totals.currency_code.toUpperCase(),
    lines,
    count: lines.reduce((count, { quantity }) => count + quantity, 0),
    subtotal: { money: sum(totals.total_items, totals.total_items_tax), estimated: false },
    discounts: woo.coupons.map((coupon, at) => ({ title: codes[at] ?? '', amount: sum(coupon.totals.total_discount, coupon.totals.total_discount_tax), code: codes[at] ?? '' })),
    codes: codes.map((code) => ({ code, applicable: true })),
    giftCards: scene.giftCards.applied(woo.extensions, money),
    total: { money: money(totals.total_price), estimated: ships },
    note: '',
    attributes: companionCart(woo.extensions).attributes,
  };
}
