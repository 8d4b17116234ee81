import type { Market } from '@vitrine/core';
import { wrongEntry } from './errors.js';
import { step } from './lines.js';

// The files are described in static-json.schema.json, which editors validate them with. Here they are read as that
// schema has them, and whatever differs is an error that names its place.

export interface JsonFile {
  /** Absolute; addresses in the file count from it. */
  readonly url: string;
  readonly text: string;
}

/** A value in a file, and where it stands there. */
export interface Entry {
  readonly file: JsonFile;
  /** JSON pointer; `''` = the whole file. */
  readonly at: string;
  readonly value: unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field of an object; its value is `undefined` where it is missing. */
export function field({ file, at, value }: Entry, name: string): Entry {
  const own = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return { file, at: at + step(name), value: own };
}

/** What `read` makes of a field; `undefined` where it is missing or `null`. */
export function optional<T>(of: Entry, name: string, read: (entry: Entry) => T): T | undefined {
  const entry = field(of, name);
  return entry.value == null ? undefined : read(entry);
}

/** A number is taken for its text, because many shops number their products. */
export function textIn(entry: Entry): string {
  const { value } = entry;
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string' || text.trim() === '') throw wrongEntry(entry, 'a text');
  return text;
}

export function numberIn(entry: Entry): number {
  const { value } = entry;
  if (typeof value !== 'number' || !(value >= 0)) throw wrongEntry(entry, 'a number from 0');
  return value;
}

export function flagIn(entry: Entry): boolean {
  if (typeof entry.value !== 'boolean') throw wrongEntry(entry, 'true or false');
  return entry.value;
}

export function oneOf<const T extends string>(...among: readonly T[]): (entry: Entry) => T {
  return (entry) => {
    const found = among.find((one) => one === entry.value);
    if (found === undefined) throw wrongEntry(entry, `one of ${among.join(', ')}`);
    return found;
  };
}

export function listIn(entry: Entry): readonly Entry[] {
  const { file, at, value } = entry;
  if (!Array.isArray(value)) throw wrongEntry(entry, 'a list');
  return value.map((one: unknown, index) => ({ file, at: `${at}/${index}`, value: one }));
}

export function fieldsIn(entry: Entry): readonly (readonly [name: string, entry: Entry])[] {
  if (!isObject(entry.value)) throw wrongEntry(entry, 'an object');
  return Object.keys(entry.value).map((name) => [name, field(entry, name)]);
}

export const listOr = (of: Entry, name: string): readonly Entry[] => optional(of, name, listIn) ?? [];

/** An address, which counts from the address of its own file. */
export function addressIn(entry: Entry): string {
  try {
    const url = new URL(textIn(entry), entry.file.url);
    if (/^https?:$/.test(url.protocol)) return url.href;
  } catch {
    // Thrown below.
  }
  throw wrongEntry(entry, 'the address of a page or a file');
}

export interface Words {
  readonly text: string;
  /** The language it is in, where the file tells it. */
  readonly lang: string | undefined;
}

/** One text, or one for each language: the shopper's or the nearest to it, else the file's own, else the first. */
export function wordsIn(entry: Entry, market: Market, fileLanguage: string | undefined): Words {
  if (!isObject(entry.value)) return { text: textIn(entry), lang: fileLanguage };
  const all = fieldsIn(entry);
  const inLanguage = (tag: string | undefined): (typeof all)[number] | undefined => {
    const wanted = tag?.toLowerCase();
    const primaryOf = (one: string | undefined): string | undefined => one?.toLowerCase().split('-')[0];
    return (
      all.find(([lang]) => lang.toLowerCase() === wanted) ??
      all.find(([lang]) => lang.toLowerCase() === primaryOf(wanted)) ??
      all.find(([lang]) => primaryOf(lang) === primaryOf(wanted))
    );
  };
  const [lang, text] = inLanguage(market.locale) ?? inLanguage(fileLanguage) ?? all[0] ?? [];
  if (!text) throw wrongEntry(entry, 'a text, or one for each language');
  return { text: textIn(text), lang };
}
