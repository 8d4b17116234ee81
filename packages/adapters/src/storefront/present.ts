/** The fields that are there: not `null`, `false`, an empty text or nought. */
export const present = <T extends object>(
  fields: T,
): { readonly [K in keyof T]?: Exclude<T[K], false | 0 | null | undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as {
    readonly [K in keyof T]?: Exclude<T[K], false | 0 | null | undefined>;
  };
