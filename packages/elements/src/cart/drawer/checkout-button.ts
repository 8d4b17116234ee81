import { pageAddress, safeCheckoutUrl, VitrineError, type Cart } from '@vitrine/core';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { PressGuard } from '../../base/press-guard.js';
import { leaveFor } from '../../base/leave-for.js';
import { act } from '../../base/act.js';
import { errorText } from '../../i18n/error-text.js';
import { resultSender } from '../../base/provider-events.js';
import type { CartViewModel } from './cart-view-model.js';

/** If the page is still open after this time, the shopper has stopped the navigation, and the button works again. */
const navigationTimeoutMs = 8000;

/** The total and the checkout button. A press asks for the address, checks it and follows it. */
export class CheckoutButton implements ReactiveController {
  readonly #host: LitElement;
  readonly #pressGuard = new PressGuard();
  #phase: 'idle' | 'asking' | 'leaving' = 'idle';
  #error = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('pageshow', this.reset);
  }

  hostDisconnected(): void {
    window.removeEventListener('pageshow', this.reset);
    clearTimeout(this.#timer);
  }

  /** Called when the drawer was opened, or when the shopper has come back from the checkout. */
  readonly reset = (): void => {
    clearTimeout(this.#timer);
    if (this.#error === '' && this.#phase !== 'leaving') return;
    this.#error = '';
    if (this.#phase === 'leaving') this.#phase = 'idle';
    this.#host.requestUpdate();
  };

  render(model: CartViewModel, { total }: Cart): TemplateResult {
    const { words, money, shop, state } = model;
    const busy = this.#phase !== 'idle';
    return html`<p class="total" part="total" aria-busy=${state.pending > 0}>
        <span>${words.cartTotal}</span> <strong><bdi>${money(total.money)}</bdi></strong>
      </p>
      ${total.estimated ? html`<p class="soft">${words.cartEstimate}</p>` : nothing}
      ${this.#error === '' ? nothing : html`<p class="problem">${this.#error}</p>`}
      ${
        shop.can('checkout')
          ? html`<button
              type="button"
              class="primary checkout"
              part="checkout"
              aria-busy=${busy}
              @click=${(press: Event) => void this.#press(press, model)}
            >
              ${busy ? words.cartLeaving : words.checkout}
            </button>`
          : nothing
      }`;
  }

  async #press(press: Event, model: CartViewModel): Promise<void> {
    if (!this.#pressGuard.accepts(press) || this.#phase !== 'idle') return;
    const { shop, source, words, state } = model;
    this.reset();
    // Waiting for the network would leave the page at an unexpected moment, so the press fails at once.
    if (state.offline) return this.#fail(model, words.offline);
    this.#phase = 'asking';
    this.#host.requestUpdate();
    let leaving = false;
    const outcome = await act(
      this.#host,
      'vitrine-checkout-start',
      { source },
      async () => {
        const url = safeCheckoutUrl(await shop.checkout.url(), pageAddress(), shop.checkout.origins);
        if (url === null) throw new VitrineError('unsafe-url', { where: 'checkout' });
        shop.report({ type: 'checkout-start', source, cart: shop.cart.$state.get().cart });
        leaving = true;
        leaveFor(url);
        return { url };
      },
      resultSender(shop),
    );
    this.#phase = leaving ? 'leaving' : 'idle';
    if (leaving) this.#timer = setTimeout(this.reset, navigationTimeoutMs);
    if (outcome.status === 'error') this.#fail(model, errorText(words, outcome.error.code));
    this.#host.requestUpdate();
  }

  #fail({ announce }: CartViewModel, text: string): void {
    this.#error = text;
    announce(text, 'assertive');
    this.#host.requestUpdate();
  }
}
