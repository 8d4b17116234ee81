import { VitrineError, type LineInput } from '@vitrine/core';
import { addLines } from './cart.js';
import { toCart } from './cart-mapper.js';
import { unitsLeft, type Catalog } from './catalog.js';
import { newId } from './new-id.js';
import type { Order, OrderAddress, Quote } from './order.js';
import { creditKey, spentKey, type CartRecord, type CartContext, type State } from './state.js';
import { currencyOf, priced, withAmount, type Visit } from './visit.js';

export const emptyCart = (id: string, currency: string): CartRecord => ({
  id,
  currency,
  lines: [],
  removed: [],
  codes: [],
  giftCards: [],
  note: '',
  attributes: [],
  applied: {},
});

/**
 * Sets which cart the checkout page pays: the shopper's, or one made for a single line. Throws `cart-gone` when there
 * is nothing to pay.
 */
export function beginCheckout(
  catalog: Catalog,
  state: State,
  cartId: string | null,
  line: LineInput | undefined,
  visit: Visit,
): void {
  if (line) {
    const cart = emptyCart(newId('buy-now'), currencyOf(catalog.seed, visit));
    addLines({ catalog, state, cart }, [line], visit);
    state.carts[cart.id] = cart;
    state.checkout = cart.id;
    return;
  }
  const cart = cartId === null ? undefined : state.carts[cartId];
  if (!cart || cart.lines.length === 0)
    throw new VitrineError('cart-gone', { where: 'memory.checkout.url', message: 'there is nothing to pay' });
  state.checkout = cart.id;
}

export function quoteOf(context: CartContext, visit: Visit): Quote {
  const { seed } = context.catalog;
  const cart = toCart(context, visit);
  const free = cart.freeShipping === undefined || cart.freeShipping.remaining.amount === 0;
  const fee = priced(seed, seed.shipping, cart.currency);
  const shipping = withAmount(fee, free ? 0 : fee.amount);
  return { cart, shipping, total: withAmount(fee, cart.total.money.amount + shipping.amount) };
}

/** Takes the stock and the gift-card balance, closes the cart. A second press gets the order of the first. */
export function placeOrder(catalog: Catalog, state: State, address: OrderAddress, visit: Visit, now: number): Order {
  const where = 'memory.placeOrder';
  const id = state.checkout;
  const placed = id === null ? undefined : state.orders.find((order) => order.name === state.done[id]);
  if (placed) return placed;
  const cart = id === null ? undefined : state.carts[id];
  if (id === null || !cart || cart.lines.length === 0)
    throw new VitrineError('cart-gone', { where, message: 'there is nothing to pay' });
  const wanted = new Map<string, number>();
  for (const line of cart.lines) wanted.set(line.variantId, (wanted.get(line.variantId) ?? 0) + line.quantity);
  for (const [variantId, quantity] of wanted) {
    const variant = catalog.variants.get(variantId);
    if (!variant) continue;
    const left = unitsLeft(variant, state.sold);
    if (left !== null && left < quantity) throw new VitrineError('out-of-stock', { where, available: left });
    state.sold[variantId] = (state.sold[variantId] ?? 0) + quantity;
  }
  const quote = quoteOf({ catalog, state, cart }, visit);
  cart.giftCards.forEach(({ hash }, i) => {
    const key = spentKey(hash, cart.currency);
    state.spent[key] = (state.spent[key] ?? 0) + (quote.cart.giftCards[i]?.used.amount ?? 0);
  });
  if (cart.credit && quote.cart.storeCredit) {
    const key = creditKey(cart.credit.email, cart.currency);
    state.credit[key] = (state.credit[key] ?? 0) - quote.cart.storeCredit.used.amount;
  }
  state.serial += 1;
  const order: Order = {
    name: `KC-${state.serial}`,
    placedAt: new Date(now).toISOString(),
    address,
    currency: cart.currency,
    lines: quote.cart.lines,
    subtotal: quote.cart.subtotal.money,
    discounts: quote.cart.discounts,
    giftCards: quote.cart.giftCards,
    ...(quote.cart.storeCredit ? { storeCredit: quote.cart.storeCredit.used } : {}),
    shipping: quote.shipping,
    total: quote.total,
    note: cart.note,
  };
  state.orders.push(order);
  state.done[id] = order.name;
  delete state.carts[id];
  return order;
}
