import { safeUrl, type GiftCardDesign } from '@vitrine/core';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { problemView } from './field-view.js';
import type { GiftViewModel } from './gift-view-model.js';
import { occasionText } from './occasion-text.js';

/** The designs as still pictures, by occasion. Choosing an occasion chooses its first design. */
export class DesignGallery implements ReactiveController {
  readonly #host: LitElement;
  #occasion: string | null = null;
  #designs: readonly GiftCardDesign[] = [];

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  hostUpdated(): void {
    for (const card of this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-design]')) {
      const design = this.#designs.find(({ id }) => id === card.dataset.design);
      if (design) card.style.setProperty('--card-paper', design.paper);
    }
  }

  render(model: GiftViewModel, retry: (() => void) | null): TemplateResult | typeof nothing {
    const { words, designs } = model;
    this.#designs = designs;
    if (designs.length === 0) {
      return retry
        ? html`<p class="soft no-designs">
            ${words.giftDesignsFailed} <button type="button" class="link" @click=${retry}>${words.retry}</button>
          </p>`
        : nothing;
    }
    const occasions = [...new Set(designs.map(({ occasion }) => occasion))];
    const occasion = occasions.length > 1 && occasions.includes(this.#occasion ?? '') ? this.#occasion : null;
    const shown =
      occasion === null
        ? designs
        : designs.filter((design) => design.occasion === occasion || design.occasion === 'any');
    return html`<fieldset part="designs">
      <legend>${words.giftDesign}</legend>
      ${
        occasions.length > 1
          ? html`<div class="occasions" part="occasions" role="group" aria-label=${words.giftOccasion}>
              ${this.#occasionButton(model, null, words.giftOccasionAll, occasion === null)}
              ${occasions.map((one) => {
                const text = occasionText(words, one, designs);
                return this.#occasionButton(model, one, text, one === occasion);
              })}
            </div>`
          : nothing
      }
      <div class="designs">${shown.map((design) => designView(model, design))}</div>
      ${problemView(model, 'design')}
    </fieldset>`;
  }

  #occasionButton(
    { designs, design, change }: GiftViewModel,
    occasion: string | null,
    text: string,
    pressed: boolean,
  ): TemplateResult {
    const choose = (): void => {
      this.#occasion = occasion;
      const first = designs.find((one) => one.occasion === occasion);
      if (first && design?.occasion !== occasion) change({ designId: first.id }, 'design');
      this.#host.requestUpdate();
    };
    return html`<button type="button" class="chip" aria-pressed=${pressed ? 'true' : 'false'} @click=${choose}>
      ${text}
    </button>`;
  }
}

function designView({ design, change }: GiftViewModel, { id, title, still }: GiftCardDesign): TemplateResult {
  const url = safeUrl(still, document.baseURI);
  return html`<label class="design" part="design">
    <input
      type="radio"
      class="visually-hidden"
      name="design"
      data-field="design"
      .checked=${id === design?.id}
      @change=${() => change({ designId: id }, 'design')}
    />
    <span class="still" data-design=${id}
      >${url === null ? nothing : html`<img src=${url} alt="" loading="lazy" decoding="async" />`}</span
    >
    <span class="design-title">${title}</span>
  </label>`;
}
