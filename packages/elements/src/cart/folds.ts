import type { Cart } from '@vitrine/core';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { wearStyles } from '../base/wear-styles.js';
import { errorText } from '../i18n/error-text.js';
import type { CartScene } from './cart-scene.js';
import type { CodesForm } from './codes-form.js';
import type * as foldParts from './fold-parts.js';
import type { NoteField } from './note-field.js';

interface Parts {
  readonly codes: CodesForm;
  readonly note: NoteField;
}

type Fold = keyof Parts;

/**
 * Codes and the note, folded away under their names. What is inside is fetched when the cart has lines; where that failed, when a fold
 * is opened, at a press on "try again", and when the drawer is opened anew.
 */
export class Folds implements ReactiveController {
  readonly #host: LitElement;
  readonly #onAct: () => void;
  readonly #load: () => Promise<typeof foldParts>;
  #parts: Parts | undefined;
  #phase: 'idle' | 'loading' | 'failed' = 'idle';
  /** As the shopper left them. */
  readonly #open = new Set<Fold>();

  /** `onAct` runs before every act. */
  constructor(host: LitElement, onAct: () => void, load = () => import('./fold-parts.js')) {
    this.#host = host;
    this.#onAct = onAct;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {}

  /** The drawer closes: a gift code does not wait in its field. */
  forget(): void {
    this.#parts?.codes.forget();
    if (this.#phase === 'failed') this.#phase = 'idle';
  }

  render(scene: CartScene, cart: Cart): TemplateResult {
    const { words, shop } = scene;
    const takesCodes = shop.can('cart.applyCode');
    const takesGifts = shop.can('giftCard.apply');
    if (cart.codes.length + cart.giftCards.length > 0 || cart.storeCredit) this.#open.add('codes');
    if (cart.note !== '') this.#open.add('note');
    return html`<div class="folds">
      ${takesCodes || takesGifts ? this.#fold(scene, cart, 'codes', takesCodes && takesGifts ? words.cartAddCode : takesCodes ? words.cartDiscountCode : words.cartGiftCode) : nothing}
      ${shop.can('cart.setNote') ? this.#fold(scene, cart, 'note', words.cartAddNote) : nothing}
    </div>`;
  }

  #fold(scene: CartScene, cart: Cart, name: Fold, summary: string): TemplateResult {
    if (this.#phase === 'idle') void this.#fetch();
    const toggled = (event: Event): void => {
      const { open } = event.target as HTMLDetailsElement;
      if (!open) return void this.#open.delete(name);
      this.#open.add(name);
      this.#retry();
    };
    return html`<details class="fold" part=${name} ?open=${this.#open.has(name)} @toggle=${toggled}>
      <summary>${summary}</summary>
      ${this.#parts ? this.#parts[name].render(scene, cart) : this.#absent(scene)}
    </details>`;
  }

  #absent({ words }: CartScene): TemplateResult {
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
      const { CodesForm, NoteField, foldPartStyles } = await this.#load();
      wearStyles(this.#host, foldPartStyles);
      this.#parts = { codes: new CodesForm(this.#host, this.#onAct), note: new NoteField(this.#host) };
    } catch (failure) {
      this.#phase = 'failed';
      console.error('[vitrine] [cart] the fields could not be fetched', failure);
    }
    this.#host.requestUpdate();
  }
}
