import { moneyFromDecimal, type AnalyticsItem, type Money } from '@vitrine/core';

/** As `Money`, or as a page usually has it: a decimal as text, with its currency. */
export type PageMoney = Money | { readonly amount: string; readonly currency: string };

/** For the thank-you page. */
export interface Purchase {
  /** The order's number. */
  readonly transactionId: string;
  readonly value?: PageMoney;
  readonly items?: readonly PurchaseItem[];
}

export interface PurchaseItem extends Omit<AnalyticsItem, 'price'> {
  readonly price?: PageMoney;
}

/** As it goes to the shop. */
export interface CheckedPurchase {
  readonly transactionId: string;
  readonly value?: Money;
  readonly items: readonly AnalyticsItem[];
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (given: unknown): Fields => (typeof given === 'object' && given !== null ? (given as Fields) : {});
/** Numbers of orders and products are often numbers. */
const nameOf = (given: unknown): string =>
  typeof given === 'string' || typeof given === 'number' ? String(given) : '';

function moneyOf(given: unknown): Money | undefined {
  const { amount, currency, exponent } = fieldsOf(given);
  if (typeof currency !== 'string' || !/^[a-z]{3}$/i.test(currency)) return undefined;
  if (exponent !== undefined && !(Number.isInteger(exponent) && (exponent as number) >= 0)) return undefined;
  try {
    // A number without its exponent may be cents or whole units.
    if (typeof amount === 'string') return moneyFromDecimal(amount, currency, exponent as number | undefined);
  } catch {
    return undefined;
  }
  return Number.isSafeInteger(amount) && exponent !== undefined
    ? { amount: amount as number, currency: currency.toUpperCase(), exponent: exponent as number }
    : undefined;
}

/**
 * Checks what a page passes to `vitrine('track', 'purchase', …)`, because nothing else stands between the page and its
 * reports. A field that cannot be read is left out and named in one error. `null` for a purchase without the order's
 * number: each reload of the page would count it again.
 */
export function readPurchase(given: unknown): CheckedPurchase | null {
  const { transactionId, value, items } = fieldsOf(given);
  const wrong: string[] = [];
  const name = nameOf(transactionId);
  if (name === '') {
    console.error('[vitrine] a purchase is not reported: it has no transactionId. See docs/analytics.md');
    return null;
  }

  /** `undefined` where the field is absent, and where it is wrong. */
  function read<T>(field: string, given: unknown, understood: T | undefined): T | undefined {
    if (given !== undefined && understood === undefined) wrong.push(field);
    return understood;
  }
  function itemOf(given: unknown, at: number): AnalyticsItem[] {
    const { productId, variantId, title, variantTitle, price, quantity } = fieldsOf(given);
    const product = read(`items[${at}]`, given ?? null, nameOf(productId) || undefined);
    if (product === undefined) return [];
    const cost = read(`items[${at}].price`, price, moneyOf(price));
    const units = read(
      `items[${at}].quantity`,
      quantity,
      Number.isSafeInteger(quantity) && (quantity as number) > 0 ? (quantity as number) : undefined,
    );
    return [
      {
        productId: product,
        title: nameOf(title),
        ...(nameOf(variantId) === '' ? {} : { variantId: nameOf(variantId) }),
        ...(nameOf(variantTitle) === '' ? {} : { variantTitle: nameOf(variantTitle) }),
        ...(cost ? { price: cost } : {}),
        ...(units ? { quantity: units } : {}),
      },
    ];
  }

  const total = read('value', value, moneyOf(value));
  const list = read('items', items, Array.isArray(items) ? (items as readonly unknown[]) : undefined) ?? [];
  const purchase = { transactionId: name, items: list.flatMap(itemOf), ...(total ? { value: total } : {}) };
  if (wrong[0])
    console.error(
      `[vitrine] the purchase ${name} is reported without ${wrong.join(', ')}. Money is { amount: '24.00', currency: 'USD' } or { amount: 2400, currency: 'USD', exponent: 2 }. See docs/analytics.md`,
    );
  return purchase;
}
