import { toVitrineError, type Cart, type VitrineError } from '@vitrine/core';
import { html, type LitElement, type TemplateResult } from 'lit';
import { errorText } from '../../i18n/error-text.js';
import type { CartViewModel } from '../drawer/cart-view-model.js';

/** The note of the cart. It is saved when its field loses focus; the typed text stays until the shop has it. */
export class NoteField {
  readonly #host: LitElement;
  /** The text that was typed and is not saved yet. */
  #draft: string | null = null;
  #phase: 'idle' | 'saving' | 'saved' = 'idle';
  #error: VitrineError | null = null;

  constructor(host: LitElement) {
    this.#host = host;
  }

  render(model: CartViewModel, { note }: Cart): TemplateResult {
    const { words } = model;
    const status = this.#phase === 'saving' ? words.cartNoteSaving : this.#phase === 'saved' ? words.cartNoteSaved : '';
    return html`<label for="note">${words.cartNote}</label>
      <textarea
        id="note"
        rows="2"
        dir="auto"
        .value=${this.#draft ?? note}
        aria-invalid=${Boolean(this.#error)}
        aria-describedby="note-status"
        @input=${(event: Event) => this.#typed(event.target as HTMLTextAreaElement)}
        @change=${() => void this.#save(model)}
      ></textarea>
      <p class=${this.#error ? 'problem' : 'soft'} id="note-status" role="status">
        ${this.#error ? errorText(words, this.#error.code) : status}
      </p>`;
  }

  #typed({ value }: HTMLTextAreaElement): void {
    this.#draft = value;
    this.#phase = 'idle';
    this.#error = null;
    this.#host.requestUpdate();
  }

  async #save({ shop }: CartViewModel): Promise<void> {
    const note = this.#draft;
    if (note === null) return;
    this.#phase = 'saving';
    this.#host.requestUpdate();
    try {
      await shop.cart.setNote(note);
      // A text that was changed meanwhile is saved when the field loses focus the next time.
      if (this.#draft === note) {
        this.#draft = null;
        this.#phase = 'saved';
      }
    } catch (thrown) {
      const error = toVitrineError(thrown);
      if (shop.cart.$state.get().error === error) shop.cart.dismissError();
      this.#error = error;
      this.#phase = 'idle';
    }
    this.#host.requestUpdate();
  }
}
