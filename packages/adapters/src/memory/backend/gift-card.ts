import {
  rescaleMoney,
  VitrineError,
  type CartWarning,
  type GiftCardConfig,
  type GiftCardOrder,
  type Money,
} from '@vitrine/core';
import { checkGiftOrders, cleanRecipient } from '../../gift-card/gift-orders.js';
import { giftCodeHash } from './gift-code.js';
import { newId } from './new-id.js';
import type { Seed } from './seed/seed.js';
import type { CartContext } from './state.js';
import { currencyOf, priced, type Visit } from './visit.js';
import { creditOf, findCard, payerOf } from './wallet.js';

export function giftCardConfig(seed: Seed, visit: Visit): GiftCardConfig {
  const currency = currencyOf(seed, visit);
  const money = (row: string): Money => priced(seed, row, currency);
  const { handle, chips, min, max, step, ...limits } = seed.giftCard;
  return {
    product: { handle },
    amounts: chips.map(money),
    custom: { min: money(min), max: money(max), step: money(step) },
    ...limits,
  };
}

/** One line each, never merged; all or none. */
export function addGiftCards(
  { catalog, cart }: CartContext,
  orders: readonly GiftCardOrder[],
  visit: Visit,
  now: number,
): CartWarning[] {
  const { seed } = catalog;
  const config = giftCardConfig(seed, visit);
  checkGiftOrders(orders, config, now, 'memory.giftCard.addToCart');
  const product = catalog.find(config.product);
  const variants = product ? catalog.variantsOf(product) : [];
  for (const order of orders) {
    const { amount } = rescaleMoney(order.amount, config.amounts[0]?.exponent ?? order.amount.exponent);
    // The chip's own variant when the amount is one of them, else the first: the line carries its amount anyway.
    const variant = variants[config.amounts.findIndex((chip) => chip.amount === amount)] ?? variants[0];
    if (!variant) throw new VitrineError('variant-unavailable', { where: 'memory.giftCard.addToCart' });
    cart.lines.push({
      id: newId('line'),
      variantId: variant.id,
      quantity: 1,
      attributes: [],
      recipient: cleanRecipient(order.recipient),
      amount,
    });
  }
  return [];
}

/** The errors reveal nothing: a wrong code and a card of another shop look the same. */
export function applyGiftCard({ catalog, cart, state }: CartContext, code: string): CartWarning[] {
  const where = 'memory.giftCard.apply';
  const hash = giftCodeHash(code);
  const card = findCard(catalog, state, hash, cart.currency);
  if (!card) throw new VitrineError('gift-card-not-found', { where });
  if (cart.giftCards.some((entry) => entry.hash === hash)) throw new VitrineError('code-already-applied', { where });
  if (card.left.amount <= 0) throw new VitrineError('gift-card-empty', { where });
  cart.giftCards.push({ id: newId('gift'), hash });
  return [];
}

/** One that is not there is already removed. */
export function removeGiftCard({ cart }: CartContext, appliedId: string): CartWarning[] {
  cart.giftCards = cart.giftCards.filter((entry) => entry.id !== appliedId);
  return [];
}

/** Replaces what was applied before; how much it pays is computed whenever the cart is read. */
export function applyCredit(context: CartContext, amount: Money | null, visit: Visit): CartWarning[] {
  const where = 'memory.giftCard.applyCredit';
  const { catalog, state, cart } = context;
  const email = payerOf(catalog, state, visit, where);
  const { amount: left, exponent } = creditOf(catalog, state, email, cart.currency);
  if (left <= 0) throw new VitrineError('gift-card-empty', { where });
  if (amount !== null && amount.currency !== cart.currency) throw new VitrineError('currency-mismatch', { where });
  if (amount !== null && amount.amount <= 0) throw new VitrineError('amount-out-of-range', { where });
  cart.credit = { email, amount: amount === null ? null : rescaleMoney(amount, exponent).amount };
  return [];
}

export function removeCredit({ cart }: CartContext): CartWarning[] {
  delete cart.credit;
  return [];
}
