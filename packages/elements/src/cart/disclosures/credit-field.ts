import { negateMoney, type Cart, type Money, type StoreCredit } from '@vitrine/core';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { closeIcon } from '../../theme/icons.js';
import type { CartViewModel } from '../drawer/cart-view-model.js';

/**
 * Pays with store credit: a button if there is some, then a chip with the amount that it pays. The balance is fetched
 * once per opening of the drawer.
 */
export class CreditField {
  readonly #host: LitElement;
  readonly #onAct: () => void;
  /** `undefined` = not fetched yet. */
  #credit: StoreCredit | null | undefined;
  #busy = false;

  /** `onAct` is called before every act. */
  constructor(host: LitElement, onAct: () => void) {
    this.#host = host;
    this.#onAct = onAct;
  }

  /** Called when the drawer closes, because the shopper may have signed in by the next opening. */
  forget(): void {
    this.#credit = undefined;
  }

  render(model: CartViewModel, { storeCredit, total }: Cart): TemplateResult | typeof nothing {
    const { words, shop, money } = model;
    if (!shop.can('giftCard.applyCredit')) return nothing;
    if (storeCredit) {
      const { used, remaining } = storeCredit;
      return html`<ul class="chips">
        <li class="chip" part="store-credit">
          ${words.cartCredit}
          <span class="soft"><bdi>${money(negateMoney(used))}</bdi> · ${words.cartCreditLeft(money(remaining))}</span>
          ${
            shop.can('giftCard.removeCredit')
              ? html`<button
                  type="button"
                  class="icon"
                  aria-label=${words.cartCodeRemove(words.cartCredit)}
                  aria-busy=${this.#busy}
                  @click=${() => this.#act(shop.cart.removeCredit())}
                >
                  ${closeIcon}
                </button>`
              : nothing
          }
        </li>
      </ul>`;
    }
    if (this.#credit === undefined) this.#fetch(model);
    const fits = this.#credit ? least(this.#credit.balance, total.money) : null;
    if (!fits || fits.amount <= 0) return nothing;
    return html`<button
      type="button"
      class="secondary credit"
      aria-busy=${this.#busy}
      @click=${() => this.#act(shop.cart.applyCredit(null))}
    >
      ${words.cartCreditUse(money(fits))}
    </button>`;
  }

  /** If the balance cannot be fetched, no credit is offered until the next opening. */
  #fetch({ shop }: CartViewModel): void {
    this.#credit = null;
    shop.giftCard.credit().then(
      (credit) => {
        this.#credit = credit;
        this.#host.requestUpdate();
      },
      () => {},
    );
  }

  #act(act: Promise<unknown>): void {
    this.#onAct();
    this.#busy = true;
    this.#host.requestUpdate();
    // The state of the cart has the error.
    act
      .catch(() => {})
      .finally(() => {
        this.#busy = false;
        this.#host.requestUpdate();
      });
  }
}

/** The smaller of the two amounts; `null` = credit of another currency, which pays nothing. */
function least(credit: Money, total: Money): Money | null {
  return credit.currency !== total.currency || credit.exponent !== total.exponent
    ? null
    : credit.amount < total.amount
      ? credit
      : total;
}
