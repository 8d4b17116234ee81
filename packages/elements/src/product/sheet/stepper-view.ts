import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import { minusIcon, plusIcon } from '../../theme/icons.js';
import type { QuantityRange } from './quantity.js';

/** Browsers change a focused number with the wheel. While it is read-only they scroll the page instead. */
const ignoreWheel = {
  passive: true,
  handleEvent({ currentTarget }: Event): void {
    const field = currentTarget as HTMLInputElement;
    field.readOnly = true;
    setTimeout(() => (field.readOnly = false));
  },
};

/**
 * A number field between two buttons. `set` gets the new number of a pressed button, which is always allowed; `typed`
 * gets the field, whose number may be anything.
 */
export function stepperView(
  words: Words,
  { min, max, step }: QuantityRange,
  value: number,
  act: {
    readonly part?: string;
    /** The number in the digits of the page's language, which a number field does not show. */
    readonly shown: string;
    readonly describedBy?: string;
    readonly set: (value: number) => void;
    readonly typed: (field: HTMLInputElement) => void;
  },
): TemplateResult {
  const press = (label: string, icon: unknown, over: boolean, next: number): TemplateResult =>
    html`<button
      type="button"
      class="icon"
      tabindex="-1"
      aria-label=${label}
      aria-disabled=${over}
      @click=${() => over || act.set(next)}
    >
      ${icon}
    </button>`;
  return html`<div class="stepper" part=${act.part ?? nothing}>
    ${press(words.quantityLess, minusIcon, value <= min, Math.max(min, value - step))}
    <input
      type="number"
      inputmode="numeric"
      autocomplete="off"
      aria-label=${words.quantity}
      aria-describedby=${act.describedBy ?? nothing}
      min=${min}
      max=${max ?? nothing}
      step=${step}
      .value=${String(value)}
      @wheel=${ignoreWheel}
      @change=${(event: Event) => act.typed(event.target as HTMLInputElement)}
    />
    ${act.shown === String(value) ? nothing : html`<span class="digits" aria-hidden="true">${act.shown}</span>`}
    ${press(words.quantityMore, plusIcon, max !== null && value >= max, value + step)}
  </div>`;
}
