/** The most references in one request: addresses, the cost of a query and the length of an answer are all limited. */
export const batchSize = 100;

/** In lists of at most `batchSize`. */
export const batchesOf = <T>(values: readonly T[]): readonly (readonly T[])[] =>
  values[0] === undefined ? [] : [values.slice(0, batchSize), ...batchesOf(values.slice(batchSize))];
