/** The most references in one request: addresses, the cost of a query and the length of an answer are all limited. */
export const batchSize = 100;

/** Without repeats, in lists of at most `batchSize`. */
export function batchesOf<T>(values: readonly T[]): readonly (readonly T[])[] {
  const distinct = [...new Set(values)];
  const batches: T[][] = [];
  for (let at = 0; at < distinct.length; at += batchSize) batches.push(distinct.slice(at, at + batchSize));
  return batches;
}
