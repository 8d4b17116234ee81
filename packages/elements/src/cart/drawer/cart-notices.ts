import type { Cart, CartLine, CartWarning } from '@vitrine/core';
import { html, nothing, type TemplateResult } from 'lit';
import { errorText } from '../../i18n/error-text.js';
import { acceptMarket, dismissMarket } from '../../shop/market-request.js';
import { closeIcon } from '../../theme/icons.js';
import type { CartViewModel } from './cart-view-model.js';

/** Says what the backend applied differently from what was asked for. */
export function warningText(
  { words, number }: CartViewModel,
  { code, title: known, quantity = 0, expected = quantity }: CartWarning,
): string {
  const title = known || words.cartItem;
  switch (code) {
    case 'quantity-capped':
      return words.cartCapped(title, number(quantity));
    case 'price-changed':
      return words.cartPriceChanged(title);
    case 'code-removed':
      return words.cartCodeDropped;
    case 'line-removed':
      return words.cartLineDropped(title);
    case 'added-twice':
      return words.cartTwice(title, number(quantity), number(expected));
    case 'changed-elsewhere':
      return words.cartChangedLate(title, number(quantity), number(expected));
  }
}

/** The change that one press makes to a line that a late request has changed. */
export interface Correction {
  /** `undefined` = the line is gone and is added again. */
  readonly line: CartLine | undefined;
  readonly quantity: number;
}

/**
 * The correction that a warning offers; `null` = none. It restores the difference between the found and the expected
 * quantity, because the shopper may have changed the line since.
 */
export function correctionOf(cart: Cart | null, warning: CartWarning): Correction | null {
  const { lineId, variantId, quantity = 0, expected = quantity } = warning;
  const line = cart?.lines.find(({ id }) => id === lineId);
  const target = Math.max(0, (line?.quantity ?? 0) + expected - quantity);
  if (expected === quantity || (!line && (target === 0 || variantId === undefined))) return null;
  return { line, quantity: target };
}

/** Notices for the whole cart: no network, an error, warnings, and a market that needs a new cart. */
export function noticesView(
  model: CartViewModel,
  marketRejected: boolean,
  correct: (warning: CartWarning, correction: Correction) => void,
): TemplateResult {
  const { words, shop, state } = model;
  const { offline, error, warnings, cart, phase } = state;
  return html`
    ${offline ? html`<p class="notice" role="status" data-tone="caution">${words.offline}</p>` : nothing}
    ${
      error && phase === 'ready'
        ? html`<div class="notice" role="alert" data-tone="danger">
            <p>${errorText(words, error.code)}</p>
            ${dismissView(model, () => shop.cart.dismissError())}
          </div>`
        : nothing
    }
    ${
      warnings.length > 0
        ? html`<div class="notice" part="notices" data-tone="caution">
            <ul>
              ${warnings.map((warning) => {
                const correction = correctionOf(cart, warning);
                return html`<li>
                  ${warningText(model, warning)}
                  ${
                    correction
                      ? html`<button
                          type="button"
                          class="quiet correct"
                          part="correct"
                          @click=${() => correct(warning, correction)}
                        >
                          ${words.cartSetTo(model.number(correction.quantity))}
                        </button>`
                      : nothing
                  }
                </li>`;
              })}
            </ul>
            ${dismissView(model, () => shop.cart.dismissWarnings())}
          </div>`
        : nothing
    }
    ${
      marketRejected && cart
        ? html`<div class="notice" role="alert">
            <p>${words.cartOtherCurrency(cart.currency)}</p>
            <div class="choices">
              <button
                type="button"
                class="secondary"
                @click=${() => void acceptMarket(shop).catch(() => model.announce(words.errorUnknown, 'assertive'))}
              >
                ${words.cartStartNew}
              </button>
              <button type="button" class="quiet" @click=${() => dismissMarket(shop)}>${words.cartKeep}</button>
            </div>
          </div>`
        : nothing
    }
  `;
}

function dismissView({ words }: CartViewModel, dismiss: () => void): TemplateResult {
  return html`<button type="button" class="icon" aria-label=${words.cartDismiss} @click=${dismiss}>
    ${closeIcon}
  </button>`;
}
