import type { CartLine } from '@vitrine/core';
import type { TemplateResult } from 'lit';
import { allowedQuantity, type QuantityRange } from '../../product/sheet/quantity.js';
import { stepperView } from '../../product/sheet/stepper-view.js';
import type { CartViewModel } from './cart-view-model.js';

/**
 * The quantity stepper of a line, within its quantity rule and, where the backend has reported it, its stock.
 * `null` = there is nothing to choose.
 */
export function lineStepper(
  { words, number, announce }: CartViewModel,
  line: CartLine,
  isAllInStock: boolean,
  titleId: string,
  set: (quantity: number) => void,
): TemplateResult | null {
  const min = Math.max(1, line.rule.min);
  const { quantity } = line;
  const max = isAllInStock ? quantity : line.rule.max;
  const range: QuantityRange = { min, max, step: Math.max(1, line.rule.step) };
  if (!isAllInStock && max !== null && max <= min && quantity <= min) return null;
  const typed = (field: HTMLInputElement): void => {
    const wanted = field.valueAsNumber;
    const allowed = allowedQuantity(range, wanted);
    // The field shows the quantity of the cart until the cart changes, because the page may veto the change.
    field.value = String(quantity);
    if (allowed !== wanted) announce(words.optionChosen(words.quantity, number(allowed)));
    if (allowed !== quantity) set(allowed);
  };
  return stepperView(words, range, quantity, {
    part: 'quantity',
    shown: number(quantity),
    describedBy: titleId,
    set,
    typed,
  });
}
