import type { Variant } from '@vitrine/core';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import { allowedQuantity, quantityRange, type QuantityRange } from './quantity.js';
import { stepperView } from './stepper-view.js';

/** The quantity, within the rule of the variant. A typed number moves to the nearest one that can be ordered. */
export class QuantityStepper implements ReactiveController {
  readonly #host: LitElement;
  readonly #corrected: (shown: string) => void;
  #wanted = 1;

  /** `corrected` gets the text to announce when a typed number was changed. */
  constructor(host: LitElement, corrected: (text: string) => void) {
    this.#host = host;
    this.#corrected = corrected;
    host.addController(this);
  }

  hostConnected(): void {}

  reset(): void {
    this.#wanted = 1;
  }

  /** The quantity that would be ordered of this variant. */
  value(variant: Variant): number {
    return allowedQuantity(quantityRange(variant), this.#wanted);
  }

  render(words: Words, number: (value: number) => string, variant: Variant): TemplateResult | typeof nothing {
    const range = quantityRange(variant);
    const { min, max } = range;
    if (!variant.purchasable || (max !== null && max <= min)) return nothing;
    const value = this.value(variant);
    const hint = ruleText(words, number, range, variant) || this.#limitText(words, number, range, variant, value);
    return html`<div class="quantity" part="quantity">
      ${stepperView(words, range, value, {
        shown: number(value),
        ...(hint === '' ? {} : { describedBy: 'quantity-hint' }),
        set: (wanted) => this.#set(wanted),
        typed: (field) => this.#typed(field, words, number, range, variant),
      })}
      ${hint === '' ? nothing : html`<p class="soft" id="quantity-hint">${hint}</p>`}
    </div>`;
  }

  /** At the end of the range: whether the shop sells no more in one order, or has no more. */
  #limitText(
    words: Words,
    number: (value: number) => string,
    { max, step }: QuantityRange,
    { quantity: rule }: Variant,
    value: number,
  ): string {
    if (max === null || value < max) return '';
    return rule.max !== null && max + step > rule.max ? words.quantityMost(number(max)) : words.cartNoMore;
  }

  #set(wanted: number): void {
    this.#wanted = wanted;
    this.#host.requestUpdate();
  }

  #typed(
    input: HTMLInputElement,
    words: Words,
    number: (value: number) => string,
    range: QuantityRange,
    variant: Variant,
  ): void {
    const wanted = input.valueAsNumber;
    const value = allowedQuantity(range, wanted);
    // Lit compares with the value that it wrote last, so it would not write a correction back to that value.
    input.value = String(value);
    if (value !== wanted)
      this.#corrected(
        [words.optionChosen(words.quantity, number(value)), ruleText(words, number, range, variant)]
          .filter(Boolean)
          .join('. '),
      );
    this.#set(value);
  }
}

/** The limits of the quantity in words; only those that a shopper would not expect. */
function ruleText(
  words: Words,
  number: (value: number) => string,
  { min, max, step }: QuantityRange,
  { quantity: rule }: Variant,
): string {
  return [
    min > 1 ? words.quantityLeast(number(min)) : '',
    step > 1 ? words.quantityStep(number(step)) : '',
    max !== null && rule.max !== null && max === rule.max && max < 10 ? words.quantityMost(number(max)) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
