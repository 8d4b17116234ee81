import type { Product, Variant } from '@vitrine/core';

/** A value that was chosen on an axis, as it is shown. */
export interface ChosenValue {
  readonly axis: string;
  readonly label: string;
}

/**
 * One value of an axis, seen from the variant that is chosen. `sold-out` and `not-made` name in `because` the smallest set of
 * the other axes' choices that rules it out; `[]` = it cannot be had whatever the others are.
 */
export interface ValueState {
  readonly value: string;
  readonly label: string;
  readonly color?: string;
  readonly chosen: boolean;
  readonly status: 'available' | 'sold-out' | 'not-made';
  readonly because: readonly ChosenValue[];
}

export interface AxisState {
  readonly name: string;
  readonly label: string;
  readonly values: readonly ValueState[];
}

export interface Choice {
  readonly variant: Variant;
  /** The other axes that had to move, with the value they moved to. */
  readonly moved: readonly ChosenValue[];
}

const valueOf = (variant: Variant, axis: string): string | undefined => variant.selectedOptions.find((option) => option.name === axis)?.value;

const has = (variant: Variant, wanted: ReadonlyMap<string, string>): boolean =>
  [...wanted].every(([axis, value]) => valueOf(variant, axis) === value);

/** Every axis with every value, and whether it can be had with what is chosen on the other axes. */
export function availability(product: Product, chosen: Variant): readonly AxisState[] {
  return product.options.map(({ name, label, values }) => ({
    name,
    label,
    values: values.map((option) => ({
      value: option.value,
      label: option.label,
      ...(option.color === undefined ? {} : { color: option.color }),
      chosen: valueOf(chosen, name) === option.value,
      ...statusOf(product, chosen, name, option.value),
    })),
  }));
}

function statusOf(product: Product, chosen: Variant, axis: string, value: string): Pick<ValueState, 'status' | 'because'> {
  const others = product.options.filter((option) => option.name !== axis);
  const exact = new Map([[axis, value]]);
  for (const other of others) {
    const kept = valueOf(chosen, other.name);
    if (kept !== undefined) exact.set(other.name, kept);
  }
  const made = product.variants.filter((variant) => has(variant, exact));
  if (made.some((variant) => variant.purchasable)) return { status: 'available', because: [] };
  const status = made.length > 0 ? 'sold-out' : 'not-made';
  const candidates = product.variants.filter((variant) => valueOf(variant, axis) === value && (status === 'not-made' || variant.purchasable));
  return { status, because: smallestBlock(product, chosen, others.map((other) => other.name), candidates) };
}

/** The fewest of the chosen values that none of the candidates has together. Axes are few: subsets are tried by size. */
function smallestBlock(product: Product, chosen: Variant, axes: readonly string[], candidates: readonly Variant[]): readonly ChosenValue[] {
  for (let size = 0; size < axes.length; size += 1) {
    for (const subset of subsets(axes, size)) {
      const wanted = new Map(subset.map((axis) => [axis, valueOf(chosen, axis) ?? '']));
      if (!candidates.some((variant) => has(variant, wanted))) return subset.map((axis) => shown(product, chosen, axis));
    }
  }
  return axes.map((axis) => shown(product, chosen, axis));
}

function* subsets(items: readonly string[], size: number, from = 0): Generator<readonly string[]> {
  if (size === 0) yield [];
  else {
    for (let at = from; at <= items.length - size; at += 1) {
      for (const rest of subsets(items, size - 1, at + 1)) yield [items[at] ?? '', ...rest];
    }
  }
}

function shown(product: Product, variant: Variant, axis: string): ChosenValue {
  const value = valueOf(variant, axis) ?? '';
  const option = product.options.find(({ name }) => name === axis);
  return { axis: option?.label ?? axis, label: option?.values.find((known) => known.value === value)?.label ?? value };
}

/**
 * The variant after a value is chosen: with the other axes as they are when that can be bought, otherwise the nearest one that
 * can: the fewest axes move, by the fewest steps along their values. Where nothing with this value can be bought, the nearest
 * that is made. `null` = no variant has this value at all: the choice stays as it was.
 */
export function choose(product: Product, chosen: Variant, axis: string, value: string): Choice | null {
  const made = product.variants.filter((variant) => valueOf(variant, axis) === value);
  const candidates = made.some((variant) => variant.purchasable) ? made.filter((variant) => variant.purchasable) : made;
  const others = product.options.filter((option) => option.name !== axis);
  let best: { readonly variant: Variant; readonly axes: number; readonly steps: number } | undefined;
  for (const variant of candidates) {
    let axes = 0;
    let steps = 0;
    for (const { name, values } of others) {
      const from = valueOf(chosen, name);
      const to = valueOf(variant, name);
      if (from === to) continue;
      axes += 1;
      steps += Math.abs(values.findIndex((known) => known.value === from) - values.findIndex((known) => known.value === to));
    }
    if (!best || axes < best.axes || (axes === best.axes && steps < best.steps)) best = { variant, axes, steps };
  }
  if (!best) return null;
  const { variant } = best;
  const moved = others.filter(({ name }) => valueOf(variant, name) !== valueOf(chosen, name)).map(({ name }) => shown(product, variant, name));
  return { variant, moved };
}
