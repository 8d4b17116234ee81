import { safeUrl, type Picture, type Product } from '@vitrine/core';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.js';
import { pictureIcon } from './picture-icon.js';

/** The pictures of a product, then those that only a variant has. */
export function galleryPictures(product: Product): readonly Picture[] {
  const all = new Map(product.pictures.map((picture) => [picture.url, picture]));
  for (const { picture } of product.variants) if (picture && !all.has(picture.url)) all.set(picture.url, picture);
  return [...all.values()];
}

/** Pictures side by side: swiped, moved with the arrow keys or the thumbnails. Each is whole, on one neutral ground. */
export class Gallery implements ReactiveController {
  readonly #host: LitElement;
  #at = 0;
  #broken = new Set<string>();

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Another product: begin at its first picture. */
  reset(): void {
    this.#at = 0;
    this.#broken.clear();
  }

  /** Brings the picture with this address into view; nothing happens when there is none such. Call it after the render. */
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
        ${shown.map((picture, index) => html`<div class="picture" part="picture">${this.#image(words, picture, index === 0, named(index))}</div>`)}
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

  /** From one picture to the next, to the right; below zero where pictures go to the left. */
  #step(strip: HTMLElement): number {
    const [first, second] = strip.children as unknown as readonly HTMLElement[];
    return first && second ? second.offsetLeft - first.offsetLeft : 1;
  }

  #go(at: number, behavior: ScrollBehavior = 'auto'): void {
    const strip = this.#host.renderRoot.querySelector<HTMLElement>('.strip');
    // Snapping brings it to its exact place.
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
