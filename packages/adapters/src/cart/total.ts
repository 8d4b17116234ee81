/** Units of a cart. */
export const unitsIn = (lines: readonly { readonly quantity: number }[]): number =>
  total(lines, ({ quantity }) => quantity);

/** A sum by a plain loop: old libraries replace `Array.prototype.reduce`, and this is money. */
export function total<T>(list: readonly T[], amount: (item: T) => number): number {
  let sum = 0;
  for (const item of list) sum += amount(item);
  return sum;
}
