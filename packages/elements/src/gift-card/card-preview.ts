import { safeUrl, type GiftCardDesign } from '@vitrine/core';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { pauseIcon, playIcon } from '../theme/icons.js';
import type { GiftViewModel } from './gift-view-model.js';

/** Text sizes, from the designed one to the smallest that can be read. Below that the message is cut. */
const scales = [1, 0.92, 0.84, 0.76, 0.7, 0.64, 0.58, 0.52];

/** The card as the recipient will see it, while it is written. Its animation can be paused. */
export class CardPreview implements ReactiveController {
  readonly #host: LitElement;
  #paused = false;
  #design: GiftCardDesign | undefined;
  #size: ResizeObserver | undefined;
  #watched: Element | null = null;
  /** Notices when the card has stuck to the top of the window. */
  #stuck: IntersectionObserver | undefined;
  /** Where it sticks, in px from the top. */
  #stuckAt = NaN;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#size = new ResizeObserver(() => {
      this.#fit();
      this.#followScroll();
    });
  }

  hostDisconnected(): void {
    this.#size?.disconnect();
    this.#stuck?.disconnect();
    this.#watched = null;
    this.#stuckAt = NaN;
  }

  hostUpdated(): void {
    const card = this.#host.renderRoot.querySelector<HTMLElement>('.card');
    if (card !== this.#watched) {
      this.#size?.disconnect();
      this.#stuckAt = NaN;
      if (card) this.#size?.observe(card);
      this.#watched = card;
    }
    if (card) dress(card, this.#design);
    this.#fit();
  }

  /** `name` is the name of the recipient whose card is shown. */
  render({ words, config, design, draft, amount, money }: GiftViewModel, name: string): TemplateResult {
    this.#design = design;
    const sender = draft.sender.trim();
    // Laying out what cannot be sent would hold the page up.
    const message = firstCharacters(draft.message.trim(), config.messageMaxLength);
    return html`<span class="edge"></span>
      <figure class="preview" part="preview" aria-label=${words.giftPreview}>
        <div class="card" part="card">
          ${design ? this.#picture(design) : nothing}
          <div class="area">
            <p class="on-card amount"><bdi>${amount ? money(amount) : ''}</bdi></p>
            ${name === '' ? nothing : html`<p class="on-card name">${around(words.cartGiftFor, name)}</p>`}
            ${message === '' ? nothing : html`<p class="on-card message" dir="auto">${message}</p>`}
            ${sender === '' ? nothing : html`<p class="on-card name">${around(words.giftFrom, sender)}</p>`}
          </div>
        </div>
        ${
          design
            ? html`<button
                type="button"
                class="icon motion"
                part="motion"
                aria-label=${this.#paused ? words.giftMove : words.giftHold}
                @click=${this.#toggle}
              >
                ${this.#paused ? playIcon : pauseIcon}
              </button>`
            : nothing
        }
      </figure>`;
  }

  #picture({ image, still }: GiftCardDesign): TemplateResult | typeof nothing {
    const moving = safeUrl(image, document.baseURI);
    const resting = safeUrl(still, document.baseURI);
    const shown = this.#paused ? (resting ?? moving) : (moving ?? resting);
    if (shown === null) return nothing;
    return html`<picture>
      ${resting === null ? nothing : html`<source media="(prefers-reduced-motion: reduce)" srcset=${resting} />`}
      <img src=${shown} alt="" />
    </picture>`;
  }

  readonly #toggle = (): void => {
    this.#paused = !this.#paused;
    this.#host.requestUpdate();
  };

  /** In one column the style sheet makes the card small where it has stuck to the top. */
  #followScroll(): void {
    const root = this.#host.renderRoot;
    const preview = root.querySelector<HTMLElement>('.preview');
    const edge = root.querySelector('.edge');
    if (!preview || !edge) return;
    const stuckAt = Number.parseFloat(getComputedStyle(preview).insetBlockStart);
    if (stuckAt === this.#stuckAt || Number.isNaN(stuckAt)) return;
    this.#stuckAt = stuckAt;
    this.#stuck?.disconnect();
    this.#stuck = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        preview.toggleAttribute('data-stuck', !entry.isIntersecting && entry.boundingClientRect.top < stuckAt);
      },
      { rootMargin: `${-Math.ceil(stuckAt)}px 0px 0px` },
    );
    this.#stuck.observe(edge);
  }

  #fit(): void {
    const area = this.#host.renderRoot.querySelector<HTMLElement>('.area');
    if (!area || area.clientHeight === 0) return;
    area.style.removeProperty('--lines');
    for (const scale of scales) {
      area.style.setProperty('--fit', String(scale));
      if (excess(area) <= 0) return;
    }
    cutMessage(area);
  }
}

/** As many characters as a reader counts, never half of one. */
const firstCharacters = (text: string, count: number): string => [...text.slice(0, 2 * count)].slice(0, count).join('');

/**
 * How far the content exceeds the area, in px of a card that is not made small. `scrollHeight` is not used, because
 * centred content exceeds the area at both ends and `scrollHeight` counts only one of them.
 */
function excess(area: HTMLElement): number {
  const parts = [...area.children].map((part) => part.getBoundingClientRect());
  const scale = area.getBoundingClientRect().height / area.clientHeight;
  return ((parts.at(-1)?.bottom ?? 0) - (parts[0]?.top ?? 0)) / scale - area.clientHeight;
}

/** Cuts the message to whole lines that end in an ellipsis. Amount and names stay. */
function cutMessage(area: HTMLElement): void {
  const message = area.querySelector<HTMLElement>('.message');
  if (!message) return;
  const line = Number.parseFloat(getComputedStyle(message).lineHeight);
  area.style.setProperty('--lines', String(Math.max(1, Math.floor((message.clientHeight - excess(area)) / line))));
}

function dress(card: HTMLElement, design: GiftCardDesign | undefined): void {
  // An empty value removes the property.
  card.style.setProperty('--card-ink', design?.ink ?? '');
  card.style.setProperty('--card-paper', design?.paper ?? '');
  for (const side of ['x', 'y', 'w', 'h'] as const)
    card.style.setProperty(`--${side}`, design ? `${design.textArea[side] * 100}%` : '');
}

/** Puts a name into its sentence and isolates its direction from that of the sentence. */
function around(sentence: (name: string) => string, name: string): TemplateResult {
  const [before = '', after = ''] = sentence('\u0000').split('\u0000');
  return html`${before}<bdi>${name}</bdi>${after}`;
}
