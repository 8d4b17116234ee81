import type { CartLine } from '@vitrine/core';
import type { TemplateResult } from 'lit';
import { allowedQuantity, type QuantityRange } from '../product/quantity.js';
import { stepperView } from '../product/stepper-view.js';
import type { CartViewModel } from './cart-view-model.js';

/** How many of a line, by its rule. `null` = there is nothing to choose. */
export function lineStepper(
  { words, number, announce }: CartViewModel,
  line: CartLine,
  titleId: string,
  set: (quantity: number) => void,
): TemplateResult | null {
  const min = Math.max(1, line.rule.min);
  const range: QuantityRange = { min, max: line.rule.max, step: Math.max(1, line.rule.step) };
  const { max } = range;
  const { quantity } = line;
  if (max !== null && max <= min && quantity <= min) return null;
  const typed = (field: HTMLInputElement): void => {
    const wanted = field.valueAsNumber;
    const allowed = allowedQuantity(range, wanted);
    // What the cart has is shown until it has something else: the wish may be vetoed.
    field.value = String(quantity);
    if (allowed !== wanted) announce(words.optionChosen(words.quantity, number(allowed)));
    if (allowed !== quantity) set(allowed);
  };
  return stepperView(words, range, quantity, { part: 'quantity', describedBy: titleId, set, typed });
}
