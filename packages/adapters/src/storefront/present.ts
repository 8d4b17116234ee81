/** The fields that are there: not `null`, an empty text or nought. */
export const present = <T extends object>(fields: T): { readonly [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as { readonly [K in keyof T]?: NonNullable<T[K]> };
