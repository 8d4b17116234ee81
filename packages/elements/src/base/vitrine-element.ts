import { LitElement, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { formatMoney, type ErrorCode, type Money } from '@vitrine/core';
import { LocaleController } from '../i18n/locale-controller.js';
import type { Words } from '../i18n/words.js';
import { errorText } from '../i18n/error-text.js';
import { hostStyles } from '../theme/host.styles.js';
import { tokenStyles } from '../theme/tokens.styles.js';

/** Whoever imports an element has its events typed on every element and on the document. */
export type { VitrineEventMap } from './event-map.js';

/**
 * What every element of Vitrine shares: the hardened host, the tokens, the words and the direction of its place in the page.
 * A subclass implements `view()`; it is asked only when the words are there. Until then the element shows its fallback content.
 *
 * `view()` returns one node with `class="root"`, `dir=${this.dirHere}` and `lang=${this.langHere}`.
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

  /** The words of the locale in force here. Only inside `view()` and after the first render. */
  protected get words(): Words {
    return this.#locale.words;
  }

  protected money(money: Money, options?: { short?: boolean }): string {
    const text = formatMoney(money, this.langHere, options);
    return this.dirHere === 'rtl' ? inOrder(text) : text;
  }

  protected number(value: number, options?: Intl.NumberFormatOptions): string {
    return new Intl.NumberFormat(this.langHere, options).format(value);
  }

  protected errorText(code: ErrorCode): string {
    return errorText(this.words, code);
  }

  protected abstract view(): unknown;

  protected override render(): unknown {
    return this.#locale.ready ? this.view() : this.fallback();
  }

  /** Before the words are there: the author's own content. */
  protected fallback(): TemplateResult {
    return html`<slot></slot>`;
  }
}

/** In a right-to-left line "19.00 US$" would be shown as "$US 19.00": what has Latin letters is isolated, left to right. */
function inOrder(money: string): string {
  return /[A-Za-z]/.test(money) ? `\u2066${money.replace(/\u200f/g, '')}\u2069` : money;
}
