import type { ProductRef } from '../catalog/product.js';
import type { Crop, Hotspot, HotspotTrack, PathPoint, TimeRange } from './hotspot.js';
import { ratioOf, secondsOf } from './hotspot-value.js';

/**
 * A hotspot that was left out, and why: the key, the value that was read and the value that is wanted, in English.
 * `index` -1 = the whole file is meant. `id` if it could be read.
 */
export interface HotspotProblem {
  readonly index: number;
  readonly id: string | null;
  readonly reason: string;
}

export interface ParsedHotspots {
  readonly track: HotspotTrack;
  /** `[]` = everything was read. */
  readonly problems: readonly HotspotProblem[];
}

export const maxHotspots = 2_000;
export const maxPoints = 5_000;

const maxTextCharacters = 2_000;
const PRODUCT_KEYS = ['id', 'handle', 'sku', 'variantId', 'gtin'] as const;
const LANGUAGE = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;

/** Why one hotspot or one rendition is left out. Never thrown out of this file. */
class Unusable extends Error {}

/** An object of JSON; only its own properties are read. */
type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

const own = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);

function text(fields: Fields, key: string): string | undefined {
  const value = own(fields, key);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' && value.length <= maxTextCharacters ? value : undefined;
}

/** A value in a message: as JSON, in at most 60 characters. */
function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const json = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? typeof value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}

const wrong = (name: string, value: unknown, wanted: string, what = ''): Unusable =>
  new Unusable(`${what}${name} is ${shown(value)}; it has to be ${wanted}`);

function number(value: unknown, name: string, least: number, most: number): number {
  const read = typeof value === 'string' ? ratioOf(value) : value;
  if (typeof read !== 'number' || !(read >= least && read <= most))
    throw wrong(name, value, `a number from ${least} to ${most}`);
  return read;
}

function seconds(value: unknown, name: string, least = 0): number {
  const read = secondsOf(value);
  if (!(read >= least)) throw wrong(name, value, 'seconds (62.5) or a time ("1:02.5")');
  return read;
}

function ratio(value: unknown, name: string, scale: number): number {
  const read = ratioOf(value, scale);
  if (!(read >= 0 && read <= 1)) throw wrong(name, value, `a number from 0 to ${scale}, or "0%" to "100%"`);
  return read;
}

/**
 * Reads the hotspots of a video (the format of `hotspots.schema.json`; a `HotspotTrack` is accepted too). Never throws,
 * whatever the input: what cannot be used is left out and reported. Reads at most 2,000 hotspots, and 5,000 points of a
 * path.
 */
export function parseHotspots(input: unknown): ParsedHotspots {
  const problems: HotspotProblem[] = [];
  const file = fieldsOf(Array.isArray(input) ? { hotspots: input } : input);
  const list = file && own(file, 'hotspots');
  if (!file || !Array.isArray(list)) {
    return {
      track: { frame: null, hotspots: [], renditions: [] },
      problems: [
        {
          index: -1,
          id: null,
          reason: `there is no list of hotspots: ${wrong('hotspots', file && own(file, 'hotspots'), 'a list').message}`,
        },
      ],
    };
  }
  if (list.length > maxHotspots)
    problems.push({
      index: maxHotspots,
      id: null,
      reason: `only the first ${maxHotspots} of ${list.length} hotspots are read`,
    });
  const scale = own(file, 'units') === 'percent' ? 100 : 1;
  const video = fieldsOf(own(file, 'video')) ?? fieldsOf(own(file, 'frame')) ?? {};
  const frame = frameOf(video);
  const end = own(video, 'duration');
  const duration = typeof end === 'number' && end > 0 ? end : Infinity;

  const hotspots = new Map<string, Hotspot>();
  list.slice(0, maxHotspots).forEach((entry: unknown, index) => {
    const fields = fieldsOf(entry);
    const id = (fields && text(fields, 'id')) ?? null;
    try {
      if (!fields) throw wrong('it', entry, 'an object such as { "handle": "mug", "x": 0.5, "y": 0.5 }');
      const hotspot = hotspotOf(fields, id ?? `hotspot-${index + 1}`, scale, duration);
      if (hotspots.has(hotspot.id))
        throw new Unusable(`its id is taken: id is ${shown(hotspot.id)}; it has to be different for each hotspot`);
      hotspots.set(hotspot.id, hotspot);
    } catch (thrown) {
      if (!(thrown instanceof Unusable)) throw thrown;
      problems.push({ index, id, reason: thrown.message });
    }
  });
  return {
    track: {
      frame,
      hotspots: [...hotspots.values()],
      renditions: renditionsOf(own(file, 'renditions'), frame, problems),
    },
    problems,
  };
}

function frameOf(video: Fields): HotspotTrack['frame'] {
  const width = own(video, 'width');
  const height = own(video, 'height');
  return typeof width === 'number' &&
    typeof height === 'number' &&
    width > 0 &&
    height > 0 &&
    Number.isFinite(width * height)
    ? { width, height }
    : null;
}

function hotspotOf(fields: Fields, id: string, scale: number, duration: number): Hotspot {
  const product = productOf(fields);
  const href = hrefOf(fields);
  if (Object.keys(product).length === 0 && href === null)
    throw new Unusable(
      `it has neither a product nor a link: product is ${shown(own(fields, 'product'))}; ` +
        'it has to have a handle, a sku or a product id of the shop, or href',
    );
  const ranges = rangesOf(fields, duration);
  const priority = own(fields, 'priority') ?? 0;
  return {
    id,
    product,
    ranges,
    href,
    path: pathOf(fields, ranges[0]?.start ?? 0, scale),
    shape: shapeOf(own(fields, 'shape'), scale),
    label: labelOf(own(fields, 'label')),
    priority: number(priority, 'priority', -1e9, 1e9),
  };
}

function productOf(fields: Fields): ProductRef {
  const given = own(fields, 'product');
  const ref: { -readonly [K in keyof ProductRef]: ProductRef[K] } = {};
  const from = fieldsOf(given) ?? {};
  for (const key of PRODUCT_KEYS) {
    const value = text(from, key) ?? (key === 'id' ? undefined : text(fields, key));
    if (value !== undefined) ref[key] = value;
  }
  const id = ref.id ?? (typeof given === 'string' ? text(fields, 'product') : undefined) ?? text(fields, 'productId');
  return id === undefined ? ref : { ...ref, id };
}

function hrefOf(fields: Fields): string | null {
  const href = own(fields, 'href');
  if (href === undefined || href === null || href === '') return null;
  try {
    if (
      typeof href === 'string' &&
      href.length <= maxTextCharacters &&
      /^https?:$/.test(new URL(href, 'https://page.invalid').protocol)
    )
      return href;
  } catch {
    // Reported below.
  }
  throw wrong('href', href, 'an address that begins with https: or /', 'its link is not a web address: ');
}

function rangesOf(fields: Fields, duration: number): TimeRange[] {
  const given = own(fields, 'ranges');
  const list: readonly unknown[] = Array.isArray(given)
    ? given.slice(0, maxPoints)
    : [[own(fields, 'start') ?? 0, own(fields, 'end') ?? duration]];
  const ranges = list.map((entry): TimeRange => {
    const [start, end] = Array.isArray(entry)
      ? entry
      : [own(fieldsOf(entry) ?? {}, 'start'), own(fieldsOf(entry) ?? {}, 'end')];
    const range = {
      start: seconds(start, 'start'),
      end: seconds(end ?? duration, 'end'),
    };
    if (range.start >= range.end)
      throw wrong(
        'end',
        end ?? duration,
        `more than start, which is ${shown(start)}`,
        'its end is not after its start: ',
      );
    return range;
  });
  ranges.sort((a, b) => a.start - b.start);
  const merged: TimeRange[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else merged.push(range);
  }
  if (merged.length === 0) throw wrong('ranges', given, 'a list such as [[1, 4]]', 'it has no time: ');
  return merged;
}

function pathOf(fields: Fields, start: number, scale: number): PathPoint[] {
  const given = own(fields, 'path');
  const list: readonly unknown[] = Array.isArray(given)
    ? given
    : [{ t: start, x: own(fields, 'x'), y: own(fields, 'y') }];
  if (list.length === 0) throw wrong('path', given, 'a list of points, or give it x and y', 'it has no place: ');
  if (list.length > maxPoints)
    throw new Unusable(`its path has more than ${maxPoints} points: path has ${list.length}; it has to have fewer`);
  let before = -Infinity;
  return list.map((entry): PathPoint => {
    const point = fieldsOf(entry) ?? {};
    const t = seconds(own(point, 't') ?? (list.length === 1 ? start : undefined), 't', -1e9);
    if (t < before)
      throw wrong('t', t, `at least ${before}, the t of the point before`, 'its path is not sorted by time: ');
    before = t;
    const place = { t, x: ratio(own(point, 'x'), 'x', scale), y: ratio(own(point, 'y'), 'y', scale) };
    return own(point, 'hold') === true ? { ...place, hold: true } : place;
  });
}

function shapeOf(given: unknown, scale: number): Hotspot['shape'] {
  const shape = fieldsOf(given);
  const type = shape ? own(shape, 'type') : 'point';
  if (given === undefined || given === null || type === 'point') return { type: 'point' };
  if (!shape || type !== 'rect')
    throw wrong(
      'shape',
      given,
      '{ "type": "rect", "w": 0.2, "h": 0.1 } or left out',
      'its shape is neither a point nor a rect: ',
    );
  const w = ratio(own(shape, 'w'), 'w', scale);
  const h = ratio(own(shape, 'h'), 'h', scale);
  if (w === 0 || h === 0) throw wrong('shape', given, 'of w and h above 0', 'its rect is empty: ');
  return { type: 'rect', w, h };
}

function labelOf(given: unknown): Hotspot['label'] {
  if (typeof given === 'string') return given === '' ? null : given.slice(0, maxTextCharacters);
  const words = fieldsOf(given);
  if (!words) return null;
  const labels = Object.entries(words).flatMap(([lang, word]) =>
    LANGUAGE.test(lang) && typeof word === 'string' && word !== ''
      ? [[lang, word.slice(0, maxTextCharacters)] as const]
      : [],
  );
  return labels.length === 0 ? null : Object.fromEntries(labels);
}

function renditionsOf(
  given: unknown,
  frame: HotspotTrack['frame'],
  problems: HotspotProblem[],
): HotspotTrack['renditions'] {
  if (!Array.isArray(given)) return [];
  return given.slice(0, 20).flatMap((entry: unknown, at) => {
    const fields = fieldsOf(entry) ?? {};
    try {
      const crop = cropOf(fieldsOf(own(fields, 'crop')) ?? {});
      const aspect = own(fields, 'aspect') ?? (frame ? (crop.w * frame.width) / (crop.h * frame.height) : undefined);
      return [{ id: text(fields, 'id') ?? `rendition-${at + 1}`, aspect: number(aspect, 'aspect', 0.01, 100), crop }];
    } catch (thrown) {
      if (!(thrown instanceof Unusable)) throw thrown;
      problems.push({ index: -1, id: text(fields, 'id') ?? null, reason: `rendition ${at}: ${thrown.message}` });
      return [];
    }
  });
}

function cropOf(fields: Fields): Crop {
  const crop = {
    x: ratio(own(fields, 'x'), 'x', 1),
    y: ratio(own(fields, 'y'), 'y', 1),
    w: ratio(own(fields, 'w'), 'w', 1),
    h: ratio(own(fields, 'h'), 'h', 1),
  };
  // Allows for rounding at the edge.
  if (crop.w === 0 || crop.h === 0 || crop.x + crop.w > 1.001 || crop.y + crop.h > 1.001)
    throw wrong(
      'crop',
      fields,
      'x + w and y + h of at most 1, w and h above 0',
      'its crop does not lie in the frame: ',
    );
  return crop;
}
