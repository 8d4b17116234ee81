import { moneyFromDecimal, type Cart, type CartLine, type Discount, type Money } from '@vitrine/core';
import type { MedusaCart, MedusaItem } from './answers.js';
import { attributesOf, recipientOf } from './gift-metadata.js';

export interface CartScene {
  /** A path of the shop's, complete. */
  readonly where: (path: string | null) => string | null;
  /** Store credit of who is signed in, before this cart; `null` = unknown. */
  readonly credit: Money | null;
}

/** The note of the cart has no field of its own. */
export const NOTE = 'vitrine_note';

/** A part may be a third of a cent; a number of more digits is one that a computer left over. */
const tidy = (decimal: number): number => Number(decimal.toFixed(6));

/** All is shown with taxes, as far as they are known: what Medusa says without them is raised by what the line's own sums differ. */
const withTax = (
  { original_subtotal: net, original_total: gross }: MedusaItem,
  amount: number,
  inclusive: boolean | null,
): number => (inclusive || !net ? amount : tidy((amount * gross) / net));

function lineOf(item: MedusaItem, money: (decimal: number) => Money, where: CartScene['where']): CartLine {
  const unitPrice = money(withTax(item, item.unit_price, item.is_tax_inclusive));
  const before =
    item.compare_at_unit_price == null
      ? unitPrice
      : money(withTax(item, item.compare_at_unit_price, item.is_tax_inclusive));
  const title = item.product_title || item.title;
  const recipient = recipientOf(item.metadata);
  const picture = where(item.thumbnail);
  const variantTitle = item.variant_title && item.variant_title !== title ? item.variant_title : '';
  return {
    id: item.id,
    variantId: item.variant_id ?? '',
    productId: item.product_id ?? '',
    title,
    variantTitle,
    quantity: item.quantity,
    rule: { min: 1, max: recipient ? 1 : null, step: 1 },
    unitPrice,
    ...(before.amount > unitPrice.amount ? { compareAtPrice: before } : {}),
    total: money(tidy(item.total)),
    ...(picture ? { picture: { url: picture, alt: title } } : {}),
    kind: item.is_giftcard ? 'gift-card' : item.requires_shipping ? 'physical' : 'digital',
    attributes: attributesOf(item.metadata),
    ...(recipient ? { recipient } : {}),
  };
}

/** The sum is rounded, not its parts. */
const sumOf = (parts: readonly { readonly amount: number }[], money: (decimal: number) => Money): Money =>
  money(tidy(parts.reduce((sum, { amount }) => sum + amount, 0)));

/** What each promotion takes off, over all lines. */
function discountsOf({ items, promotions }: MedusaCart, money: (decimal: number) => Money): Discount[] {
  return promotions.flatMap(({ code, is_automatic: automatic }) => {
    const parts = items.flatMap((item) =>
      item.adjustments.flatMap((one) =>
        one.code === code ? { amount: withTax(item, one.amount, one.is_tax_inclusive) } : [],
      ),
    );
    if (!code || parts.length === 0) return [];
    return [{ title: code, amount: sumOf(parts, money), ...(automatic ? {} : { code }) }];
  });
}

/** The cart as it is shown. */
export function cartView(medusa: MedusaCart, { where, credit }: CartScene): Cart {
  const currency = medusa.currency_code.toUpperCase();
  const money = (decimal: number): Money => moneyFromDecimal(decimal, currency);
  const lines = medusa.items.map((item) => lineOf(item, money, where));
  const usedOf = (reference: string, id?: string): Money | null => {
    const parts = medusa.credit_lines.filter(
      (line) => line.reference === reference && (!id || line.reference_id === id),
    );
    return parts[0] ? sumOf(parts, money) : null;
  };
  const less = (all: Money, used: Money): Money => ({ ...all, amount: Math.max(0, all.amount - used.amount) });
  const used = usedOf('store-credit');
  const { [NOTE]: note, ...metadata } = Object(medusa.metadata) as Readonly<Record<string, unknown>>;
  return {
    id: medusa.id,
    currency,
    lines,
    count: lines.reduce((units, { quantity }) => units + quantity, 0),
    subtotal: { money: money(tidy(medusa.original_item_total)), estimated: false },
    discounts: discountsOf(medusa, money),
    codes: medusa.promotions.flatMap(({ code, is_automatic: automatic }) =>
      code && !automatic
        ? { code, applicable: medusa.items.some(({ adjustments }) => adjustments.some((one) => one.code === code)) }
        : [],
    ),
    giftCards: medusa.gift_cards.map(({ id, code, store_credit_account: account }) => {
      const paid = usedOf('gift-card', id) ?? money(0);
      return { id, last: code.slice(-4), used: paid, remaining: less(money(account?.balance ?? 0), paid) };
    }),
    ...(used ? { storeCredit: { used, remaining: credit ? less(credit, used) : money(0) } } : {}),
    total: { money: money(tidy(medusa.total)), estimated: true },
    note: typeof note === 'string' ? note : '',
    attributes: attributesOf(metadata),
  };
}
