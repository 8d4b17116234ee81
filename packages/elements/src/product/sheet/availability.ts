import { offerOf, type Product, type Variant } from '@vitrine/core';

/** A chosen value of an option (an axis of choice), as it is shown. */
export interface ChosenValue {
  readonly axis: string;
  readonly label: string;
}

/**
 * One value of an axis, seen from the chosen variant. For `sold-out` and `not-made`, `because` is the smallest set of
 * choices on the other axes that rules the value out; `[]` = it is unavailable whatever the other choices are.
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
  /** The other axes that had to change, with their new value. */
  readonly moved: readonly ChosenValue[];
}

const valueOf = (variant: Variant, axis: string): string | undefined =>
  variant.selectedOptions.find((option) => option.name === axis)?.value;

/** In the cart, or on the shop's own page. */
const isOffered = (variant: Variant): boolean => offerOf(variant) !== 'sold-out';

const agrees = (variant: Variant, chosen: Variant, axes: readonly string[]): boolean =>
  axes.every((axis) => valueOf(variant, axis) === valueOf(chosen, axis));

/** Every axis with every value, and whether the value is available with the choices on the other axes. */
export function availability(product: Product, chosen: Variant): readonly AxisState[] {
  return product.options.map(({ name, label, values }) => {
    const others = product.options.map((option) => option.name).filter((other) => other !== name);
    // Once for all values: a product may have thousands of variants.
    const madeOf = new Map<string | undefined, Variant[]>(values.map(({ value }) => [value, []]));
    for (const variant of product.variants) madeOf.get(valueOf(variant, name))?.push(variant);
    return {
      name,
      label,
      values: values.map((option) => {
        const made = madeOf.get(option.value) ?? [];
        const exact = made.filter((variant) => agrees(variant, chosen, others));
        const status = exact.some(isOffered) ? 'available' : exact[0] ? 'sold-out' : 'not-made';
        const because =
          status === 'available' ? [] : block(chosen, others, status === 'not-made' ? made : made.filter(isOffered));
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

/** The smallest set of axes whose chosen values no candidate has together. */
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
 * The variant after a value was chosen. The other axes stay as they are if that variant can be bought. Otherwise it is
 * the nearest variant that can be bought: the fewest axes change, by the fewest steps along their values. If no variant
 * with this value can be bought, it is the nearest one that exists. `null` = no variant has this value, and the choice
 * stays as it was.
 */
export function choose(product: Product, chosen: Variant, axis: string, value: string): Choice | null {
  const made = product.variants.filter((variant) => valueOf(variant, axis) === value);
  const [candidates = made] = [made.filter(({ purchasable }) => purchasable), made.filter(isOffered)].filter(
    ({ length }) => length > 0,
  );
  const movedIn = (variant: Variant): Product['options'] =>
    product.options.filter(({ name }) => name !== axis && valueOf(variant, name) !== valueOf(chosen, name));
  const distance = (variant: Variant): number => {
    let sum = 0;
    for (const { name, values } of movedIn(variant)) {
      const at = (one: Variant): number => values.findIndex((known) => known.value === valueOf(one, name));
      // Changing one more axis counts more than any number of steps along the others.
      sum += 1e6 + Math.abs(at(variant) - at(chosen));
    }
    return sum;
  };
  const [variant] = candidates.sort((a, b) => distance(a) - distance(b));
  return variant ? { variant, moved: movedIn(variant).map(({ name }) => shown(product, variant, name)) } : null;
}
