import { VitrineError } from '../error/vitrine-error.js';

// What adapters answer is checked with these, once (`checked-adapter.ts`). A value is read field by field
// into a new object, so that no store meets a wrong type, a getter that throws or a later change.

/**
 * One property of anything. `undefined` for a getter that throws, and for what an old library has added to every object.
 */
export function fieldOf(from: unknown, name: PropertyKey): unknown {
  try {
    const value = (from as Readonly<Record<PropertyKey, unknown>>)[name];
    return value === (Object.prototype as unknown as Readonly<Record<PropertyKey, unknown>>)[name] ? undefined : value;
  } catch {
    return undefined;
  }
}

/** All fields of `T`, so that the compiler names the one that is not read. Those that may be absent may be `undefined`. */
type FieldsOf<T> = { [K in keyof T]-?: T[K] | (object extends Pick<T, K> ? undefined : never) };

/** An object of these fields, without those that are `undefined`. */
export const objectOf = <T>(fields: FieldsOf<T>): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** Throws `bad-response` when the value could not be read: it costs the object that it belongs to. */
export function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new VitrineError('bad-response', { message: `${what} cannot be read` });
  return value;
}

/** What `read` makes of a value; `undefined` where it throws. */
export function readable<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  try {
    return read(value);
  } catch {
    return undefined;
  }
}

/** The entries of a list, or `undefined` where there is none. */
export function entriesOf(value: unknown): unknown[] | undefined {
  if (readable(value, Array.isArray) !== true) return undefined;
  const length = wholeOf(fieldOf(value, 'length')) ?? 0;
  return Array.from({ length }, (_, at) => fieldOf(value, at));
}

/** What can be read of a list; `[]` where there is none. */
export function listOf<T>(value: unknown, read: (entry: unknown) => T): T[] {
  const list: T[] = [];
  for (const entry of entriesOf(value) ?? []) {
    const found = readable(entry, read);
    if (found !== undefined) list.push(found);
  }
  return list;
}

/** A number is taken for its text, because some backends send ids as numbers. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : Number.isFinite(value) ? String(value) : undefined;

/** An address is a text and is made of nothing else: `42` would be a page of that name beside the shop's. */
export const addressOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const numberOf = (value: unknown, least = 0): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= least ? value : undefined;

export const wholeOf = (value: unknown, least = 0): number | undefined =>
  Number.isSafeInteger(value) ? numberOf(value, least) : undefined;

export const oneOf = <T>(value: unknown, among: readonly T[], otherwise: T): T =>
  among.includes(value as T) ? (value as T) : otherwise;
