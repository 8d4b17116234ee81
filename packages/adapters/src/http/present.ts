/** Only the fields with a value: `null`, `undefined`, `false`, the empty text and 0 are left out. */
export const present = <T extends object>(
  fields: T,
): { readonly [K in keyof T]?: Exclude<T[K], false | 0 | null | undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as {
    readonly [K in keyof T]?: Exclude<T[K], false | 0 | null | undefined>;
  };
