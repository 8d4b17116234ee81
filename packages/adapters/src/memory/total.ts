/** Adds up. A loop of our own: old libraries put a `reduce` of theirs on every array, and this is money. */
export function total<T>(list: readonly T[], amount: (item: T) => number): number {
  let sum = 0;
  for (const item of list) sum += amount(item);
  return sum;
}
