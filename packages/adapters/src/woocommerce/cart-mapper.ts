import { addMoney, compareMoney, type Cart, type CartLine, type Money } from '@vitrine/core';
import { unitsIn } from '../cart/total.js';
import { decodeEntities } from '../text/plain-text.js';
import { companionData } from './companion.js';
import type { MappingContext } from './context.js';
import { toAppliedGiftCards } from './gift-card-mapper.js';
import { moneyOf, type WooCart, type WooItem } from './schema.js';
import { variantTitleOf } from './variation.js';

/**
 * Whether the shop shows its prices with tax. No field of the answer tells, but a price times its quantity is nearer to
 * one of the two sums. The product is only compared; what is shown comes from the shop.
 */
function showsTax({ items }: WooCart): boolean {
  const taxed = items.find(({ totals: { line_subtotal_tax: tax } }) => Number(tax) > 0);
  if (!taxed) return false;
  const net = Number(taxed.totals.line_subtotal);
  const difference = Number(taxed.prices.price) * taxed.quantity - net;
  return Math.abs(difference - Number(taxed.totals.line_subtotal_tax)) < Math.abs(difference);
}

function toLine(item: WooItem, withTax: boolean, { owner }: MappingContext): CartLine {
  const { minimum, maximum, multiple_of, editable } = item.quantity_limits;
  const money = (minor: string): Money => moneyOf(minor, item.prices);
  const unitPrice = money(item.prices.price);
  const regular = money(item.prices.regular_price);
  const product = owner(item.id);
  const variantTitle = variantTitleOf(item);
  const choices = product?.choices.filter(({ variationId }) => variationId === item.id) ?? [];
  const [picture] = item.images;
  const title = decodeEntities(item.name);
  return {
    id: item.key,
    // Only the title of the line tells how an open attribute was chosen.
    variantId: choices.find((choice) => !choices[1] || choice.title === variantTitle)?.id ?? String(item.id),
    productId: String(product?.id ?? item.id),
    title,
    variantTitle,
    quantity: item.quantity,
    rule: editable
      ? { min: minimum || 1, max: maximum || null, step: multiple_of || 1 }
      : { min: item.quantity, max: item.quantity, step: 1 },
    unitPrice,
    ...(compareMoney(regular, unitPrice) > 0 ? { compareAtPrice: regular } : {}),
    total: withTax
      ? addMoney(money(item.totals.line_total), money(item.totals.line_total_tax))
      : money(item.totals.line_total),
    ...(picture ? { picture: { url: picture.src, alt: decodeEntities(picture.alt || title) } } : {}),
    ...(item.permalink ? { url: item.permalink } : {}),
    kind: 'physical',
    attributes: companionData(item.extensions).attributes,
  };
}

/** Fees have no line of their own: they are part of the total. */
export function toCart(woo: WooCart, context: MappingContext): Cart {
  const { totals, needs_shipping: ships } = woo;
  const money = (minor: string): Money => moneyOf(minor, totals);
  const withTax = showsTax(woo);
  const sum = (net: string, tax: string): Money => (withTax ? addMoney(money(net), money(tax)) : money(net));
  const lines = woo.items.map((item) => toLine(item, withTax, context));
  return {
    id: context.id,
    currency: totals.currency_code.toUpperCase(),
    lines,
    count: unitsIn(lines),
    subtotal: { money: sum(totals.total_items, totals.total_items_tax), estimated: false },
    discounts: woo.coupons.map(({ code, totals: { total_discount: net, total_discount_tax: tax } }) => ({
      title: decodeEntities(code),
      code: decodeEntities(code),
      amount: sum(net, tax),
    })),
    codes: woo.coupons.map(({ code }) => ({ code: decodeEntities(code), applicable: true })),
    giftCards: toAppliedGiftCards(woo.extensions, context.giftCards, money),
    total: { money: money(totals.total_price), estimated: ships },
    note: '',
    attributes: companionData(woo.extensions).attributes,
  };
}
