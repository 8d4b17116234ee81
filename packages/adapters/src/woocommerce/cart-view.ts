import { addMoney, compareMoney, type Cart, type CartLine, type Money } from '@vitrine/core';
import { moneyOf, type WooCart, type WooItem } from './answers.js';
import type { Owner } from './catalog.js';
import { companionWords } from './companion.js';
import { appliedGiftCards } from './gift-card.js';
import { decodeEntities } from '../text/plain-text.js';
import { wordsOf } from './variation.js';

export interface CartScene {
  readonly id: string;
  /** The product a variation belongs to, where it is known. */
  readonly owner: (variationId: number) => Owner | undefined;
  /** Under which the extension for gift cards speaks. */
  readonly giftCards: string;
}

/**
 * Whether this shop shows its prices with tax: nothing in an answer says so, but a price times its quantity is nearer to one of the two
 * sums. Only the comparison multiplies; what is shown is the shop's.
 */
function showsTax({ items }: WooCart): boolean {
  const taxed = items.find(({ totals: { line_subtotal_tax: tax } }) => Number(tax) > 0);
  if (!taxed) return false;
  const net = Number(taxed.totals.line_subtotal);
  const more = Number(taxed.prices.price) * taxed.quantity - net;
  return Math.abs(more - Number(taxed.totals.line_subtotal_tax)) < Math.abs(more);
}

function lineOf(item: WooItem, withTax: boolean, scene: CartScene): CartLine {
  const { minimum, maximum, multiple_of, editable } = item.quantity_limits;
  const money = (minor: string): Money => moneyOf(minor, item.prices);
  const unitPrice = money(item.prices.price);
  const regular = money(item.prices.regular_price);
  const product = scene.owner(item.id);
  const variantTitle = wordsOf(item);
  const choices = product?.choices.filter(({ of }) => of === item.id) ?? [];
  const [picture] = item.images;
  const title = decodeEntities(item.name);
  return {
    id: item.key,
    // the line says in words which way an open attribute was chosen
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
    attributes: companionWords(item.extensions).attributes,
  };
}

/** The cart as it is shown. Fees have no line of their own: they are in the total. */
export function cartView(woo: WooCart, scene: CartScene): Cart {
  const { totals, needs_shipping: ships } = woo;
  const money = (minor: string): Money => moneyOf(minor, totals);
  const withTax = showsTax(woo);
  const sum = (net: string, tax: string): Money => (withTax ? addMoney(money(net), money(tax)) : money(net));
  const lines = woo.items.map((item) => lineOf(item, withTax, scene));
  return {
    id: scene.id,
    currency: totals.currency_code.toUpperCase(),
    lines,
    count: lines.reduce((count, { quantity }) => count + quantity, 0),
    subtotal: { money: sum(totals.total_items, totals.total_items_tax), estimated: false },
    discounts: woo.coupons.map(({ code, totals: { total_discount: net, total_discount_tax: tax } }) => ({
      title: decodeEntities(code),
      code: decodeEntities(code),
      amount: sum(net, tax),
    })),
    codes: woo.coupons.map(({ code }) => ({ code: decodeEntities(code), applicable: true })),
    giftCards: appliedGiftCards(woo.extensions, scene.giftCards, money),
    total: { money: money(totals.total_price), estimated: ships },
    note: '',
    attributes: companionWords(woo.extensions).attributes,
  };
}
