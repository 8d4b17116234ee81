import type { Cart } from '@vitrine/core';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { adoptStyles } from '../../base/adopt-styles.js';
import { errorText } from '../../i18n/error-text.js';
import type { CartViewModel } from './cart-view-model.js';
import type { CodesForm } from '../disclosures/codes-form.js';
import type { CreditField } from '../disclosures/credit-field.js';
import type * as disclosureParts from '../disclosures/disclosure-parts.js';
import type { NoteField } from '../disclosures/note-field.js';

interface Parts {
  readonly codes: CodesForm;
  readonly note: NoteField;
  readonly credit: CreditField;
}

type DisclosureName = 'codes' | 'note';

/**
 * Store credit, which is always shown, and the two disclosures of the drawer: codes, and the note. Their contents are
 * fetched when the cart has lines. After a failure they are fetched again when a disclosure is opened, on a press on
 * "Try again", and when the drawer is opened the next time.
 */
export class Disclosures implements ReactiveController {
  readonly #host: LitElement;
  readonly #onAct: () => void;
  readonly #load: () => Promise<typeof disclosureParts>;
  #parts: Parts | undefined;
  #phase: 'idle' | 'loading' | 'failed' = 'idle';
  /** The disclosures that are open. */
  readonly #open = new Set<DisclosureName>();

  /** `onAct` is called before every act. */
  constructor(host: LitElement, onAct: () => void, load = () => import('../disclosures/disclosure-parts.js')) {
    this.#host = host;
    this.#onAct = onAct;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Called when the drawer closes, so that no gift code stays in its field. */
  forget(): void {
    this.#parts?.codes.forget();
    this.#parts?.credit.forget();
    if (this.#phase === 'failed') this.#phase = 'idle';
  }

  render(model: CartViewModel, cart: Cart): TemplateResult {
    const { words, shop } = model;
    const takesCodes = shop.can('cart.applyCode');
    const takesGifts = shop.can('giftCard.apply');
    if (cart.codes.length + cart.giftCards.length > 0) this.#open.add('codes');
    if (cart.note !== '') this.#open.add('note');
    const codesLabel =
      takesCodes && takesGifts ? words.cartAddCode : words[takesCodes ? 'cartDiscountCode' : 'cartGiftCode'];
    return html`<div class="disclosures">
      ${this.#parts?.credit.render(model, cart)}
      ${takesCodes || takesGifts ? this.#disclosure(model, cart, 'codes', codesLabel) : nothing}
      ${shop.can('cart.setNote') ? this.#disclosure(model, cart, 'note', words.cartAddNote) : nothing}
    </div>`;
  }

  #disclosure(model: CartViewModel, cart: Cart, name: DisclosureName, summary: string): TemplateResult {
    if (this.#phase === 'idle') void this.#fetch();
    const toggled = (event: Event): void => {
      const { open } = event.target as HTMLDetailsElement;
      if (!open) return void this.#open.delete(name);
      this.#open.add(name);
      this.#retry();
    };
    return html`<details class="disclosure" part=${name} ?open=${this.#open.has(name)} @toggle=${toggled}>
      <summary>${summary}</summary>
      ${this.#parts ? this.#parts[name].render(model, cart) : this.#placeholder(model)}
    </details>`;
  }

  #placeholder({ words }: CartViewModel): TemplateResult {
    if (this.#phase !== 'failed') return html`<div class="skeleton bone-field" aria-hidden="true"></div>`;
    return html`<p class="problem" role="alert">
      ${errorText(words, 'network')}
      <button type="button" class="link" @click=${() => this.#retry()}>${words.retry}</button>
    </p>`;
  }

  #retry(): void {
    if (this.#phase !== 'failed') return;
    void this.#fetch();
    this.#host.requestUpdate();
  }

  async #fetch(): Promise<void> {
    this.#phase = 'loading';
    try {
      const { CodesForm, CreditField, NoteField, disclosurePartStyles } = await this.#load();
      adoptStyles(this.#host, disclosurePartStyles);
      const [host, onAct] = [this.#host, this.#onAct];
      this.#parts = {
        codes: new CodesForm(host, onAct),
        note: new NoteField(host),
        credit: new CreditField(host, onAct),
      };
    } catch (failure) {
      this.#phase = 'failed';
      console.error('[vitrine] [cart] The fields could not be fetched.', failure);
    }
    this.#host.requestUpdate();
  }
}
