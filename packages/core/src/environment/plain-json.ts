/**
 * Text with U+FFFD for each half of a surrogate pair that stands alone. `encodeURIComponent` throws for such a half,
 * and backends reject the whole body that has one.
 */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** A value as a part of an address. */
export const encodePart = (text: string): string => encodeURIComponent(wellFormed(text));

/**
 * JSON of the value itself, with well-formed texts. Old libraries (Prototype.js) give every list and text of a page a
 * `toJSON` that makes something else of it; the holder of a value still has the value.
 */
export function plainJson(value: unknown): string {
  return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key: string): unknown {
    const own = this[key];
    return typeof own === 'string' ? wellFormed(own) : own;
  });
}
