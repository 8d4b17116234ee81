import { moneyFromDecimal, type Cart, type CartLine, type Discount, type Money } from '@vitrine/core';
import { total, unitsIn } from '../cart/total.js';
import { attributesOf, recipientOf } from './attributes.js';
import type { MappingContext } from './context.js';
import type { MedusaCart, MedusaItem } from './schema.js';

/** The metadata key of the note, which has no field of its own. */
export const noteKey = 'vitrine_note';

/** Parts may be a third of a cent; digits after the sixth are rounding errors of floating point. */
const rounded = (decimal: number): number => Number(decimal.toFixed(6));

/** Everything is shown with known taxes: an amount without them is scaled by the line's own sums with and without. */
const withTax = (
  { original_subtotal: net, original_total: gross }: MedusaItem,
  amount: number,
  inclusive: boolean | null,
): number => (inclusive || !net ? amount : rounded((amount * gross) / net));

function toLine(item: MedusaItem, money: (decimal: number) => Money, url: MappingContext['url']): CartLine {
  const unitPrice = money(withTax(item, item.unit_price, item.is_tax_inclusive));
  const before =
    item.compare_at_unit_price == null
      ? unitPrice
      : money(withTax(item, item.compare_at_unit_price, item.is_tax_inclusive));
  const title = item.product_title || item.title;
  const recipient = recipientOf(item.metadata);
  const picture = url(item.thumbnail);
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
    total: money(rounded(item.total)),
    ...(picture ? { picture: { url: picture, alt: title } } : {}),
    kind: item.is_giftcard ? 'gift-card' : item.requires_shipping ? 'physical' : 'digital',
    attributes: attributesOf(item.metadata),
    ...(recipient ? { recipient } : {}),
  };
}

/** The sum is rounded, not its parts. */
const sumOf = (parts: readonly { readonly amount: number }[], money: (decimal: number) => Money): Money =>
  money(rounded(total(parts, ({ amount }) => amount)));

/** The reduction of each promotion, over all lines. */
function discountsOf({ items, promotions }: MedusaCart, money: (decimal: number) => Money): Discount[] {
  return promotions.flatMap(({ code, is_automatic: automatic }) => {
    const parts = items.flatMap((item) =>
      item.adjustments.flatMap((adjustment) =>
        adjustment.code === code ? { amount: withTax(item, adjustment.amount, adjustment.is_tax_inclusive) } : [],
      ),
    );
    if (!code || parts.length === 0) return [];
    return [{ title: code, amount: sumOf(parts, money), ...(automatic ? {} : { code }) }];
  });
}

export function toCart(medusa: MedusaCart, { url, credit }: MappingContext): Cart {
  const currency = medusa.currency_code.toUpperCase();
  const money = (decimal: number): Money => moneyFromDecimal(decimal, currency);
  const lines = medusa.items.map((item) => toLine(item, money, url));
  const usedOf = (reference: string, id?: string): Money | null => {
    const parts = medusa.credit_lines.filter(
      (line) => line.reference === reference && (!id || line.reference_id === id),
    );
    return parts[0] ? sumOf(parts, money) : null;
  };
  const minus = (all: Money, used: Money): Money => ({ ...all, amount: Math.max(0, all.amount - used.amount) });
  const used = usedOf('store-credit');
  const { [noteKey]: note, ...metadata } = Object(medusa.metadata) as Readonly<Record<string, unknown>>;
  return {
    id: medusa.id,
    currency,
    lines,
    count: unitsIn(lines),
    subtotal: { money: money(rounded(medusa.original_item_total)), estimated: false },
    discounts: discountsOf(medusa, money),
    codes: medusa.promotions.flatMap(({ code, is_automatic: automatic }) =>
      code && !automatic
        ? {
            code,
            applicable: medusa.items.some(({ adjustments }) =>
              adjustments.some((adjustment) => adjustment.code === code),
            ),
          }
        : [],
    ),
    giftCards: medusa.gift_cards.map(({ id, code, store_credit_account: account }) => {
      const paid = usedOf('gift-card', id) ?? money(0);
      return { id, last: code.slice(-4), used: paid, remaining: minus(money(account?.balance ?? 0), paid) };
    }),
    ...(used ? { storeCredit: { used, remaining: credit ? minus(credit, used) : money(0) } } : {}),
    total: { money: money(rounded(medusa.total)), estimated: true },
    note: typeof note === 'string' ? note : '',
    attributes: attributesOf(metadata),
  };
}
