import { negateMoney, type Cart, type Money } from '@vitrine/core';
import { html, nothing, type TemplateResult } from 'lit';
import { checkIcon } from '../../theme/icons.js';
import type { CartViewModel } from './cart-view-model.js';

/** Subtotal, discounts and gift cards; nothing if the cart has only a total. */
export function totalsView({ words, money, state }: CartViewModel, cart: Cart): TemplateResult | typeof nothing {
  if (cart.discounts.length + cart.giftCards.length === 0 && !cart.storeCredit) return nothing;
  const row = (name: unknown, amount: Money, tone = ''): TemplateResult =>
    html`<div>
      <dt>${name}</dt>
      <dd data-tone=${tone}><bdi>${money(amount)}</bdi></dd>
    </div>`;
  const giftCardName = (last: string): TemplateResult => html`${words.cartGiftCard} ${tailView(last)}`;
  return html`<dl class="totals" part="totals" aria-busy=${state.pending > 0}>
    ${row(words.cartSubtotal, cart.subtotal.money)}
    ${cart.discounts.map(({ title, code, amount }) => row(title || code, negateMoney(amount), 'positive'))}
    ${cart.giftCards.map(({ last, used }) => row(giftCardName(last), negateMoney(used), 'positive'))}
    ${cart.storeCredit ? row(words.cartCredit, negateMoney(cart.storeCredit.used), 'positive') : nothing}
  </dl>`;
}

/** The last characters of a gift card; the others are not known. */
export const tailView = (last: string): TemplateResult => html`<bdi dir="ltr">····${last}</bdi>`;

/** How much is missing for free shipping, in words and as a bar. */
export function freeShippingView(
  { words, money }: CartViewModel,
  { freeShipping }: Cart,
): TemplateResult | typeof nothing {
  if (!freeShipping || freeShipping.threshold.amount <= 0) return nothing;
  const { threshold, remaining } = freeShipping;
  const reached = remaining.amount <= 0;
  return html`<div class="shipping" part="free-shipping" ?data-reached=${reached}>
    <p id="shipping">
      ${reached ? checkIcon : nothing}${reached ? words.cartShippingFree : words.cartShippingLeft(money(remaining))}
    </p>
    <progress
      max=${threshold.amount}
      value=${Math.max(0, threshold.amount - remaining.amount)}
      aria-labelledby="shipping"
    ></progress>
  </div>`;
}
