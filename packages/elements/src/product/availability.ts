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

const valueOf = (variant: Variant, axis: string): string | undefined =>
  variant.selectedOptions.find((option) => option.name === axis)?.value;

const agrees = (variant: Variant, chosen: Variant, axes: readonly string[]): boolean =>
  axes.every((axis) => valueOf(variant, axis) === valueOf(chosen, axis));

/** Every axis with every value, and whether it can be had with what is chosen on the other axes. */
export function availability(product: Product, chosen: Variant): readonly AxisState[] {
  return product.options.map(({ name, label, values }) => {
    const others = product.options.map((option) => option.name).filter((other) => other !== name);
    return {
      name,
      label,
      values: values.map((option) => {
        const made = product.variants.filter((variant) => valueOf(variant, name) === option.value);
        const exact = made.filter((variant) => agrees(variant, chosen, others));
        const status = exact.some((variant) => variant.purchasable)
          ? 'available'
          : exact.length > 0
            ? 'sold-out'
            : 'not-made';
        const because =
          status === 'available'
            ? []
            : block(chosen, others, status === 'not-made' ? made : made.filter((variant) => variant.purchasable));
        return {
          ...option,
          chosen: valueOf(chosen, name) === option.value,
          status,
          because: because.map((axis) => shown(product, chosen, axis)),
        };
      }),
    };
  });
}

/** Axes whose chosen values none of the candidates has together, and none of them can be left out. */
function block(chosen: Variant, axes: readonly string[], candidates: readonly Variant[]): readonly string[] {
  let needed = axes;
  for (const axis of axes) {
    const fewer = needed.filter((other) => other !== axis);
    if (!candidates.some((variant) => agrees(variant, chosen, fewer))) needed = fewer;
  }
  return needed;
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
  const movedIn = (variant: Variant): Product['options'] =>
    product.options.filter(({ name }) => name !== axis && valueOf(variant, name) !== valueOf(chosen, name));
  const distance = (variant: Variant): number => {
    let sum = 0;
    for (const { name, values } of movedIn(variant)) {
      const at = (one: Variant): number => values.findIndex((known) => known.value === valueOf(one, name));
      // One axis more is further than any number of steps along the others.
      sum += 1e6 + Math.abs(at(variant) - at(chosen));
    }
    return sum;
  };
  const [variant] = candidates.sort((a, b) => distance(a) - distance(b));
  return variant ? { variant, moved: movedIn(variant).map(({ name }) => shown(product, variant, name)) } : null;
}
