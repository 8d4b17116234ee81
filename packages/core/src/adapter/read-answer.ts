import { VitrineError } from '../error/vitrine-error.js';
import { languageTag } from '../language/language-tag.js';

// What adapters answer is checked with these, once (`checked-adapter.ts`). A type is described as data, field by field
// (`recordOf`), and a value is read into a new object, so that no store meets a wrong type, a getter that throws or a
// later change.

/**
 * What a value is read as; `undefined`, or an error, where it cannot be read. `base` is the absolute address that
 * relative ones count from; without it they stay as they are, and count from `document.baseURI` where they are used.
 */
export type Read<T> = (value: unknown, base?: string) => T | undefined;

/**
 * How one field is read. A reader alone: the field may be absent. `[reader, value]`: that value stands for one that
 * cannot be read. `[reader]`: without it the whole object cannot be read.
 */
type Field<T, K extends keyof T> =
  object extends Pick<T, K> ? Read<Exclude<T[K], undefined>> : readonly [read: Read<T[K]>, otherwise?: T[K]];

/** All fields of `T`, so that the compiler names the one that is not read. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<T, K> };

/** Reads an object of these fields. Throws `bad-response` without a field that it must have. */
export const recordOf =
  <T>(fields: Fields<T>): ((value: unknown, base?: string) => T) =>
  (value, base) => {
    const made: [name: string, value: unknown][] = [];
    for (const [name, field] of Object.entries<Read<unknown> | readonly [Read<unknown>, unknown?]>(fields)) {
      const optional = typeof field === 'function';
      const found =
        readable(fieldOf(value, name), optional ? field : field[0], base) ?? (optional ? undefined : field[1]);
      if (found !== undefined) made.push([name, found]);
      else if (!optional) needed(found, name);
    }
    return Object.fromEntries(made) as T;
  };

/**
 * One property of anything. `undefined` for a getter that throws, and for what an old library has added to every
 * object.
 */
export function fieldOf(from: unknown, name: PropertyKey): unknown {
  try {
    const value = (from as Readonly<Record<PropertyKey, unknown>>)[name];
    return value === (Object.prototype as unknown as Readonly<Record<PropertyKey, unknown>>)[name] ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Throws `bad-response` when the value could not be read: it costs the object that it belongs to. */
export function needed<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new VitrineError('bad-response', { message: `${what} cannot be read` });
  return value;
}

/** What `read` makes of a value; `undefined` where it throws. */
export function readable<T>(value: unknown, read: (value: unknown, base?: string) => T, base?: string): T | undefined {
  try {
    return read(value, base);
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
export const listOf =
  <T>(read: Read<T>) =>
  (value: unknown, base?: string): T[] => {
    const list: T[] = [];
    for (const entry of entriesOf(value) ?? []) {
      const found = readable(entry, read, base);
      if (found !== undefined) list.push(found);
    }
    return list;
  };

/** The same, but nothing where nothing of it can be read. */
export const someOf =
  <T>(read: Read<T>): Read<T[]> =>
  (value, base) => {
    const list = listOf(read)(value, base);
    return list.length > 0 ? list : undefined;
  };

/** A number is taken for its text, because some backends send ids as numbers. */
export const textOf: Read<string> = (value) =>
  typeof value === 'string' ? value : Number.isFinite(value) ? String(value) : undefined;

/**
 * An address is a text and is made of nothing else: `42` would be a page of that name beside the shop's. An empty one is
 * none: it would be the page itself.
 */
export const addressOf: Read<string> = (value, base) =>
  typeof value !== 'string' || value.trim() === '' ? undefined : base === undefined ? value : new URL(value, base).href;

/** A language, in its canonical spelling. */
export const tagOf: Read<string> = (value) => languageTag(value, '') || undefined;

export const flagOf: Read<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export const isTrue = (value: unknown): boolean => value === true;

/** From zero. */
export const numberOf: Read<number> = (value) => {
  const number = signedOf(value);
  return number === undefined || number < 0 ? undefined : number;
};

export const signedOf: Read<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** A whole number from zero. */
export const wholeOf: Read<number> = (value) => (Number.isSafeInteger(value) ? numberOf(value) : undefined);

/** A whole number from one. */
export const countOf: Read<number> = (value) => wholeOf(value) || undefined;

export const oneOf =
  <T>(...among: readonly T[]): Read<T> =>
  (value) =>
    among.includes(value as T) ? (value as T) : undefined;
