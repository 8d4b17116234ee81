import { safeUrl, type Picture, type Product } from '@vitrine/core';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import { pictureIcon } from '../picture-icon.js';

/** The pictures of a product, then those that belong only to a variant. */
export function galleryPictures(product: Product): readonly Picture[] {
  const all = new Map(product.pictures.map((picture) => [picture.url, picture]));
  for (const { picture } of product.variants) if (picture && !all.has(picture.url)) all.set(picture.url, picture);
  return [...all.values()];
}

/**
 * Pictures side by side, moved by swiping, with the arrow keys or with the thumbnails. Each is shown whole, on one
 * neutral background.
 */
export class Gallery implements ReactiveController {
  readonly #host: LitElement;
  #at = 0;
  #broken = new Set<string>();

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Called for another product: starts at its first picture. */
  reset(): void {
    this.#at = 0;
    this.#broken.clear();
  }

  /** Scrolls to the picture with this address, if there is one. Call it after the render. */
  show(pictures: readonly Picture[], url: string | undefined, behavior: ScrollBehavior = 'auto'): void {
    const at = pictures.findIndex((picture) => picture.url === url);
    if (at >= 0) this.#go(at, behavior);
  }

  render(words: Words, number: (value: number) => string, pictures: readonly Picture[]): TemplateResult {
    const many = pictures.length > 1;
    const named = (index: number): string => words.pictureOf(number(index + 1), number(pictures.length));
    const shown = pictures.length === 0 ? [undefined] : pictures;
    return html`<div class="gallery" part="gallery">
      <div
        class="strip"
        role="group"
        aria-label=${words.pictures}
        tabindex=${many ? 0 : nothing}
        @scroll=${this.#scrolled}
        @keydown=${this.#pressed}
      >
        ${shown.map((picture, index) => {
          const image = this.#image(words, picture, index === 0, named(index));
          return html`<div class="picture" part="picture">${image}</div>`;
        })}
      </div>
      ${
        many
          ? html`<div class="thumbs">
              ${pictures.map(
                (picture, index) =>
                  html`<button
                    type="button"
                    class="thumb"
                    aria-label=${named(index)}
                    aria-current=${index === this.#at ? 'true' : nothing}
                    @click=${() => this.#go(index)}
                  >
                    ${this.#image(words, picture, false, '')}
                  </button>`,
              )}
            </div>`
          : nothing
      }
    </div>`;
  }

  #image(words: Words, picture: Picture | undefined, first: boolean, alt: string): TemplateResult {
    const url = picture && !this.#broken.has(picture.url) ? safeUrl(picture.url, document.baseURI) : null;
    if (!picture || url === null)
      return html`<span class="no-picture"
        >${pictureIcon}${alt === '' ? nothing : html`<span>${words.pictureMissing}</span>`}</span
      >`;
    return html`<img
      src=${url}
      alt=${alt === '' ? '' : (picture.alt ?? alt)}
      width=${picture.width ?? nothing}
      height=${picture.height ?? nothing}
      loading=${first ? 'eager' : 'lazy'}
      decoding="async"
      draggable="false"
      @error=${() => this.#missing(picture)}
    />`;
  }

  #missing(picture: Picture): void {
    this.#broken.add(picture.url);
    this.#host.requestUpdate();
  }

  /** Distance from one picture to the next, in px; negative in right-to-left pages. */
  #step(strip: HTMLElement): number {
    const [first, second] = strip.children as unknown as readonly HTMLElement[];
    return first && second ? second.offsetLeft - first.offsetLeft : 1;
  }

  #go(at: number, behavior: ScrollBehavior = 'auto'): void {
    const strip = this.#host.renderRoot.querySelector<HTMLElement>('.strip');
    // Scroll snapping corrects the position.
    strip?.scrollTo({ left: at * this.#step(strip), behavior });
  }

  readonly #scrolled = (event: Event): void => {
    const strip = event.currentTarget as HTMLElement;
    const at = Math.round(strip.scrollLeft / this.#step(strip));
    if (at === this.#at) return;
    this.#at = at;
    this.#host.requestUpdate();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#go(this.#at + step * Math.sign(this.#step(event.currentTarget as HTMLElement)));
  };
}
