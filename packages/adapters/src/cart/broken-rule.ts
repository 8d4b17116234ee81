import type { ErrorCode, QuantityRule } from '@vitrine/core';

/** Which part of the rule a quantity breaks, with the nearest number that helps; `null` = none. */
export function brokenRule(
  { min, max, step }: QuantityRule,
  wanted: number,
  current: number,
): { readonly code: ErrorCode; readonly available: number } | null {
  if (wanted < min) return { code: 'quantity-below-minimum', available: min };
  if (max !== null && wanted > max) return { code: 'quantity-above-maximum', available: Math.max(0, max - current) };
  return wanted % step === 0 ? null : { code: 'quantity-not-a-step', available: step };
}
