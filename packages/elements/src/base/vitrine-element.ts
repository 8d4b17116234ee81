import { LitElement, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { formatMoney, type ErrorCode, type Money } from '@vitrine/core';
import { formatNumber } from '../i18n/format-number.js';
import { LocaleController } from '../i18n/locale-controller.js';
import { readoptStyles } from './adopt-styles.js';
import { submitByClick } from './submit-by-click.js';
import type { Words } from '../i18n/words.js';
import { errorText } from '../i18n/error-text.js';
import { hostStyles } from '../theme/host.styles.js';
import { tokenStyles } from '../theme/tokens.styles.js';
import { followUserTextSize } from '../theme/user-text-size.js';

/** The words and formats of an element's place in the page. */
export interface Texts {
  readonly words: Words;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly money: (money: Money) => string;
  readonly number: (value: number) => string;
}

/** Importing an element also types its events on every element and on the document. */
export type { VitrineEventMap } from './event-map.js';

/**
 * What every element of Vitrine shares: a host that page styles cannot break, the tokens, and the words and direction
 * of its place in the page. A subclass implements `view()`, which is called only when the words are loaded. Until then
 * the element shows its fallback content.
 *
 * `view()` returns one node with `class="root"`, `dir=${this.dirHere}` and `lang=${this.langHere}`.
 *
 * @cssprop [--vitrine-accent=light-dark(#1f1d1a, #f4f1ea)] - Background of the main button: the one color that is the merchant's.
 * @cssprop [--vitrine-on-accent=light-dark(#fffdf8, #191815)] - Text on the accent color.
 * @cssprop [--vitrine-ink=light-dark(#1f1d1a, #f1eee7)] - Text.
 * @cssprop [--vitrine-ink-soft=light-dark(#66615a, #aaa398)] - Secondary text.
 * @cssprop [--vitrine-paper=light-dark(#fffdfa, #1a1917)] - Background of elements.
 * @cssprop [--vitrine-ground=light-dark(#f3f0ea, #26241f)] - Background of buttons and fields.
 * @cssprop [--vitrine-picture-ground=light-dark(#f3f0ea, #e6e1d8)] - Background of pictures.
 * @cssprop [--vitrine-line=light-dark(#e2ddd3, #3a3730)] - Hairlines.
 * @cssprop [--vitrine-edge=light-dark(#8c857a, #857e72)] - Borders that carry meaning: fields, options.
 * @cssprop [--vitrine-positive=light-dark(#1d6b46, #7fd0a6)] - In stock, done.
 * @cssprop [--vitrine-caution=light-dark(#855400, #f0bd62)] - Low stock.
 * @cssprop [--vitrine-danger=light-dark(#b3261e, #ff9d92)] - Errors.
 * @cssprop [--vitrine-focus=light-dark(#1b57c7, #9cc0ff)] - The focus ring.
 * @cssprop [--vitrine-radius-s=6px] - Radius of small corners.
 * @cssprop [--vitrine-radius-m=12px] - Radius of medium corners.
 * @cssprop [--vitrine-radius-l=20px] - Radius of large corners.
 * @cssprop [--vitrine-shadow-1=0 1px 2px rgb(20 16 10 / 8%), 0 4px 12px rgb(20 16 10 / 8%)] - Shadow of what is raised a little.
 * @cssprop [--vitrine-shadow-2=0 8px 40px rgb(20 16 10 / 22%)] - Shadow of dialogs.
 * @cssprop [--vitrine-font=system-ui, ...] - Font family; a list of system fonts by default.
 * @cssprop [--vitrine-text-xs=12px] - Smallest font size.
 * @cssprop [--vitrine-text-s=14px] - Small font size.
 * @cssprop [--vitrine-text-m=16px] - Font size of running text.
 * @cssprop [--vitrine-text-l=20px] - Large font size.
 * @cssprop [--vitrine-text-xl=28px] - Largest font size.
 * @cssprop [--vitrine-selected=var(--vitrine-ink)] - Edge of a selected option, progress to free shipping.
 * @cssprop [--vitrine-button-radius=var(--vitrine-radius-m)] - Radius of buttons.
 * @cssprop [--vitrine-choice-radius=var(--vitrine-radius-s)] - Radius of options and amounts.
 * @cssprop [--vitrine-control-height=44px] - Height of buttons and fields; less than 24px is too small for a finger.
 * @cssprop [--vitrine-heading-font=var(--vitrine-font)] - Font family of headings.
 * @cssprop [--vitrine-heading-weight=600] - Font weight of headings.
 * @cssprop [--vitrine-heading-case=none] - Case of headings: any `text-transform`.
 * @cssprop [--vitrine-heading-spacing=-0.01em] - Letter spacing of headings.
 * @cssprop [--vitrine-quick=150ms] - Duration of small movements; 1ms for visitors who want none.
 * @cssprop [--vitrine-calm=280ms] - Duration of large movements; 1ms for visitors who want none.
 */
export abstract class VitrineElement extends LitElement {
  static override styles: CSSResultGroup = [tokenStyles, hostStyles];

  readonly #locale = new LocaleController(this);

  /** BCP 47 tag in force here. */
  protected get langHere(): string {
    return this.#locale.lang;
  }

  protected get dirHere(): 'ltr' | 'rtl' {
    return this.#locale.dir;
  }

  /** The words of the locale in force here. Read them only inside `view()` and after the first render. */
  protected get words(): Words {
    return this.#locale.words;
  }

  /** Whether the words are there. What runs outside of `view()` asks first. */
  protected get hasWords(): boolean {
    return this.#locale.ready;
  }

  protected money(money: Money, options?: { short?: boolean }): string {
    const text = formatMoney(money, this.langHere, options);
    return this.dirHere === 'rtl' ? inOrder(text) : text;
  }

  protected number(value: number): string {
    return formatNumber(this.langHere, value);
  }

  /** Words and formats for views outside of the class. */
  protected get texts(): Texts {
    return {
      words: this.words,
      lang: this.langHere,
      money: (money) => this.money(money),
      number: (value) => this.number(value),
    };
  }

  protected errorText(code: ErrorCode): string {
    return errorText(this.words, code);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    followUserTextSize();
    const root = super.createRenderRoot();
    root.addEventListener('click', submitByClick);
    return root;
  }

  /** In another document, a frame's for example, style sheets of this one do not hold. */
  adoptedCallback(): void {
    const { elementStyles } = this.constructor as typeof LitElement;
    readoptStyles(this, elementStyles);
  }

  protected abstract view(): unknown;

  protected override render(): unknown {
    return this.#locale.ready ? this.view() : this.fallback();
  }

  /** Rendered until the words are loaded: the author's own content. */
  protected fallback(): TemplateResult {
    return html`<slot></slot>`;
  }
}

/**
 * In a right-to-left line "19.00 US$" would be shown as "$US 19.00", so a price with Latin letters is isolated and runs
 * left to right.
 */
function inOrder(money: string): string {
  return /[A-Za-z]/.test(money) ? `\u2066${money.replace(/\u200f/g, '')}\u2069` : money;
}
