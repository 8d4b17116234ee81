import {
  negateMoney,
  type AppliedGiftCard,
  type Cart,
  type CartResult,
  type DiscountCode,
  type VitrineError,
} from '@vitrine/core';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { PressGuard } from '../../base/press-guard.js';
import { act, type ActOutcome } from '../../base/act.js';
import { errorText } from '../../i18n/error-text.js';
import { resultSender } from '../../base/provider-events.js';
import { closeIcon } from '../../theme/icons.js';
import type { CartViewModel } from '../drawer/cart-view-model.js';
import { attemptsOf, isWrongCode } from './code-attempts.js';
import { tailView } from '../drawer/totals-view.js';

type Kind = 'code' | 'gift';

/**
 * Discount codes and gift cards: a field for each with the applied ones below it. Only the field holds a gift code.
 */
export class CodesForm {
  readonly #host: LitElement;
  readonly #pressGuard = { code: new PressGuard(), gift: new PressGuard() };
  readonly #errors = new Map<Kind, VitrineError>();
  readonly #busy = new Set<string>();
  readonly #onAct: () => void;

  /** `onAct` is called before every act. */
  constructor(host: LitElement, onAct: () => void) {
    this.#host = host;
    this.#onAct = onAct;
  }

  /** Called when the drawer closes, so that no gift code stays in its field. */
  forget(): void {
    this.#errors.clear();
    const field = this.#field('gift');
    if (field) field.value = '';
  }

  render(model: CartViewModel, cart: Cart): TemplateResult {
    const { words, shop } = model;
    const { codes, giftCards } = cart;
    return html`${shop.can('cart.applyCode') ? this.#form(model, 'code', words.cartDiscountCode) : nothing}
    ${
      codes.length === 0
        ? nothing
        : html`<ul class="chips">
            ${codes.map((code) => this.#codeChip(model, code))}
          </ul>`
    }
    ${shop.can('giftCard.apply') ? this.#form(model, 'gift', words.cartGiftCode) : nothing}
    ${
      giftCards.length === 0
        ? nothing
        : html`<ul class="chips">
            ${giftCards.map((card) => this.#giftChip(model, card))}
          </ul>`
    }`;
  }

  #form(model: CartViewModel, kind: Kind, label: string): TemplateResult {
    const { words } = model;
    const error = this.#errors.get(kind);
    const problem = `${kind}-problem`;
    return html`<form
      class="code"
      novalidate
      @submit=${(event: SubmitEvent) => void this.#submitted(event, model, kind)}
    >
      <label for=${kind}>${label}</label>
      <div class="with-button">
        <input
          id=${kind}
          dir="ltr"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          enterkeyhint="go"
          aria-invalid=${Boolean(error)}
          aria-describedby=${error ? problem : nothing}
        />
        <button type="submit" class="secondary" aria-busy=${this.#busy.has(kind)}>${words.cartApply}</button>
      </div>
      ${error ? html`<p class="problem" id=${problem}>${problemOf(model, kind, error)}</p>` : nothing}
    </form>`;
  }

  #codeChip(model: CartViewModel, { code, applicable }: DiscountCode): TemplateResult {
    const { words, shop } = model;
    return html`<li class="chip" part="code" ?data-idle=${!applicable}>
      <bdi>${code}</bdi>
      ${applicable ? nothing : html`<span class="idle">${words.cartCodeIdle}</span>`}
      ${this.#removeButton(`code ${code}`, words.cartCodeRemove(code), () => shop.cart.removeCode(code))}
    </li>`;
  }

  #giftChip(model: CartViewModel, { id, last, used, remaining }: AppliedGiftCard): TemplateResult {
    const { words, shop, money } = model;
    const label = words.cartCodeRemove(`${words.cartGiftCard} ····${last}`);
    return html`<li class="chip" part="gift-card">
      ${tailView(last)}
      <span class="soft"><bdi>${money(negateMoney(used))}</bdi> · ${words.cartGiftLeft(money(remaining))}</span>
      ${this.#removeButton(`gift ${id}`, label, () => shop.cart.removeGiftCard(id))}
    </li>`;
  }

  #removeButton(key: string, label: string, remove: () => Promise<unknown>): TemplateResult {
    const press = (): void => {
      if (this.#busy.has(key)) return;
      this.#onAct();
      // The state of the cart has the error.
      void this.#during(
        key,
        remove().catch(() => {}),
      );
    };
    return html`<button type="button" class="icon" aria-label=${label} aria-busy=${this.#busy.has(key)} @click=${press}>
      ${closeIcon}
    </button>`;
  }

  async #submitted(event: SubmitEvent, model: CartViewModel, kind: Kind): Promise<void> {
    event.preventDefault();
    const field = this.#field(kind);
    if (!field || !this.#pressGuard[kind].accepts(event) || this.#busy.has(kind)) return;
    const code = field.value.trim();
    if (code === '') return field.focus();
    this.#onAct();
    this.#errors.delete(kind);
    const { shop, words, announce } = model;
    const attempts = attemptsOf(shop);
    const blocked = kind === 'gift' ? attempts.blocked() : null;
    const outcome: ActOutcome<CartResult> = blocked
      ? { status: 'error', error: blocked }
      : await this.#during(kind, this.#apply(model, kind, code));
    if (kind === 'gift' && !blocked && outcome.status !== 'vetoed')
      attempts.record(outcome.status === 'error' ? outcome.error : null);
    if (outcome.status === 'success') {
      field.value = '';
      announce(kind === 'gift' ? words.cartGiftApplied : words.cartCodeApplied(code));
    } else if (outcome.status === 'error') {
      this.#errors.set(kind, outcome.error);
      // The error is shown at its field, and not a second time for the whole cart.
      if (shop.cart.$state.get().error === outcome.error) shop.cart.dismissError();
      announce(problemOf(model, kind, outcome.error), 'assertive');
      field.focus();
    }
    this.#host.requestUpdate();
  }

  #apply({ shop, source }: CartViewModel, kind: Kind, code: string): Promise<ActOutcome<CartResult>> {
    return kind === 'gift'
      ? act(this.#host, 'vitrine-gift-card-apply', { source }, () => shop.cart.applyGiftCard(code), resultSender(shop))
      : act(
          this.#host,
          'vitrine-cart-code-apply',
          { code, source },
          () => shop.cart.applyCode(code, { source }),
          resultSender(shop),
        );
  }

  async #during<T>(key: string, work: Promise<T>): Promise<T> {
    this.#busy.add(key);
    this.#host.requestUpdate();
    try {
      return await work;
    } finally {
      this.#busy.delete(key);
      this.#host.requestUpdate();
    }
  }

  #field(kind: Kind): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>(`#${kind}`);
  }
}

/** A gift code that is unknown, used up or expired has one sentence, so that guessing teaches nothing. */
function problemOf({ words, lang }: CartViewModel, kind: Kind, error: VitrineError): string {
  const { code, retryAfter } = error;
  if (code === 'rate-limited' && retryAfter) return words.cartCodeWait(waitText(retryAfter, lang));
  return kind === 'gift' && isWrongCode(error) ? words.errorGiftCardNotFound : errorText(words, code);
}

function waitText(waitMs: number, lang: string): string {
  const seconds = Math.ceil(waitMs / 1000);
  const [unit, count] = seconds > 90 ? (['minute', Math.ceil(seconds / 60)] as const) : (['second', seconds] as const);
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
