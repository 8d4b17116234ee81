import { safeCheckoutUrl, VitrineError, type Cart } from '@vitrine/core';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { PressGuard } from '../base/press-guard.js';
import { act } from '../base/act.js';
import { errorText } from '../i18n/error-text.js';
import { resultSender } from '../shop/provider-events.js';
import type { CartViewModel } from './cart-view-model.js';

/** A page that is still here after this did not leave (the shopper stopped it): the button works again. */
const LEFT_BY_NOW = 8000;

/** The total and the way out. The address is asked for at the press, checked there, and followed. */
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

  /** A new beginning: the drawer was opened, or the page has come back from the checkout. */
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
    return html`<p class="total" part="total" aria-busy=${state.pending > 0 ? 'true' : 'false'}>
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
              aria-busy=${busy ? 'true' : 'false'}
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
    // Nothing can be asked now; a press that waited for the network would leave the page at some later moment.
    if (state.offline) return this.#fail(model, words.offline);
    this.#phase = 'asking';
    this.#host.requestUpdate();
    let leaving = false;
    const outcome = await act(
      this.#host,
      'vitrine-checkout-start',
      { source },
      async () => {
        const url = safeCheckoutUrl(await shop.checkout.url(), location.href, shop.checkout.origins);
        if (url === null) throw new VitrineError('unsafe-url', { where: 'checkout' });
        shop.report({ type: 'checkout-start', source, cart: shop.cart.$state.get().cart });
        leaving = true;
        location.assign(url);
        return { url };
      },
      resultSender(shop),
    );
    this.#phase = leaving ? 'leaving' : 'idle';
    if (leaving) this.#timer = setTimeout(this.reset, LEFT_BY_NOW);
    if (outcome.status === 'error') this.#fail(model, errorText(words, outcome.error.code));
    this.#host.requestUpdate();
  }

  #fail({ announce }: CartViewModel, text: string): void {
    this.#error = text;
    announce(text, 'assertive');
    this.#host.requestUpdate();
  }
}
