import type { CartLine } from '@vitrine/core';
import { html, type TemplateResult } from 'lit';
import { allowedQuantity, type QuantityRange } from '../product/quantity.js';
import { minusIcon, plusIcon } from '../theme/icons.js';
import type { CartScene } from './cart-scene.js';

/** How many of a line, by its rule. `null` = there is nothing to choose. */
export function lineStepper({ words, number, say }: CartScene, line: CartLine, titleId: string, set: (quantity: number) => void): TemplateResult | null {
  const min = Math.max(1, line.rule.min);
  const range: QuantityRange = { min, max: line.rule.max, step: Math.max(1, line.rule.step) };
  const { max, step } = range;
  const { quantity } = line;
  if (max !== null && max <= min && quantity <= min) return null;
  const least = quantity <= min;
  const most = max !== null && quantity >= max;
  const typed = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const wanted = input.valueAsNumber;
    const allowed = allowedQuantity(range, wanted);
    // What the cart has is shown until it has something else: the wish may be vetoed.
    input.value = String(quantity);
    if (allowed !== wanted) say(words.optionChosen(words.quantity, number(allowed)));
    if (allowed !== quantity) set(allowed);
  };
  return html`<div class="stepper" part="quantity">
    <button type="button" class="icon" tabindex="-1" aria-label=${words.quantityLess} aria-disabled=${least ? 'true' : 'false'} @click=${() => least || set(Math.max(min, quantity - step))}>${minusIcon}</button>
    <input
      type="number"
      inputmode="numeric"
      autocomplete="off"
      aria-label=${words.quantity}
      aria-describedby=${titleId}
      min=${min}
      max=${max ?? ''}
      step=${step}
      .value=${String(quantity)}
      @change=${typed}
    />
    <button type="button" class="icon" tabindex="-1" aria-label=${words.quantityMore} aria-disabled=${most ? 'true' : 'false'} @click=${() => most || set(quantity + step)}>${plusIcon}</button>
  </div>`;
}
