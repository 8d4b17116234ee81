import type { Variant } from '@vitrine/core';

/**
 * The quantities of a variant that can be ordered: its rule, and no more than is in stock. `max` is on a step; `null` =
 * no limit is known.
 */
export interface QuantityRange {
  readonly min: number;
  readonly max: number | null;
  readonly step: number;
}

export function quantityRange({ quantity: rule, stock, purchasable }: Variant): QuantityRange {
  const step = Math.max(1, Math.trunc(rule.step));
  const min = Math.max(1, Math.trunc(rule.min));
  const left = purchasable && stock.state !== 'back-order' ? stock.quantity : undefined;
  const limit = Math.min(rule.max ?? Number.POSITIVE_INFINITY, left ?? Number.POSITIVE_INFINITY);
  // If fewer than the minimum are left, the minimum is still offered, because the backend decides.
  if (!Number.isFinite(limit)) return { min, max: null, step };
  return { min, max: Math.max(min, min + Math.floor((limit - min) / step) * step), step };
}

/** The allowed quantity nearest to `wanted`. `NaN` gives the minimum. */
export function allowedQuantity({ min, max, step }: QuantityRange, wanted: number): number {
  if (!Number.isFinite(wanted)) return min;
  const onStep = min + Math.round((wanted - min) / step) * step;
  return Math.min(Math.max(onStep, min), max ?? Number.MAX_SAFE_INTEGER);
}
