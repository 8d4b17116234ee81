import type { ProductRef } from '@vitrine/core';
import { parseHotspots, type HotspotTrack } from '@vitrine/core/hotspots';
import { Problem } from '../http/problem.js';
import type { FeedRule, ListQuery, SavedVideo, VideoContent, VideoToSave } from './schemas.js';
import type { TagKind } from './tables.js';

// What a video is, without a database.

/** The hotspots of a video as they are kept. Throws `validation` where one of them cannot be read. */
export function trackOf(given: unknown): HotspotTrack | undefined {
  if (given === undefined || given === null) return undefined;
  const { track, problems } = parseHotspots(given);
  if (problems.length === 0) return track;
  throw new Problem('validation', {
    message: 'Some hotspots cannot be read.',
    fields: problems.slice(0, 20).map(({ index, reason }) => ({
      field: index < 0 ? 'track' : `track.hotspots.${index}`,
      message: reason.slice(0, 200),
    })),
  });
}

/** What is kept of what was sent: without the day, and with hotspots in their one form. */
export function contentOf({ publishAt: _, track: given, ...rest }: VideoToSave): VideoContent {
  const track = trackOf(given);
  return { ...rest, hashtags: [...new Set(rest.hashtags)], ...(track ? { track } : {}) };
}

/** The day that is kept. Saved again with `now`, a video that is out keeps the day it came out. */
export function publishAtOf(wanted: VideoToSave['publishAt'], before: Date | null, now: Date): Date | null {
  if (wanted === null) return null;
  if (wanted !== 'now') return new Date(wanted);
  return before && before <= now ? before : now;
}

export interface Tag {
  readonly kind: TagKind;
  readonly value: string;
}

const namesOf = ({ id, handle, sku, variantId, gtin }: ProductRef): string[] =>
  [id, handle, sku, variantId, gtin].filter((name) => name !== undefined);

/** The lists that a video is in, each once. */
export function tagsOf(content: VideoContent): readonly Tag[] {
  const { hotspots = [] } = (content.track ?? {}) as Partial<HotspotTrack>;
  const products = [...content.products, ...hotspots.flatMap(({ product }) => namesOf(product))];
  const of = (kind: TagKind, values: readonly string[]): Tag[] =>
    [...new Set(values)].map((value) => ({ kind, value }));
  return [
    // An id may be as long as its backend likes; what is longer than an index can hold is no product.
    ...of(
      'product',
      products.filter((name) => name.length <= 500),
    ),
    ...of('collection', content.collections),
    ...of('creator', content.creator ? [content.creator.id] : []),
    ...of('hashtag', content.hashtags),
  ];
}

/** One saved row. */
export interface VideoRow {
  readonly id: string;
  readonly version: number;
  readonly content: VideoContent;
  readonly publishAt: Date | null;
}

export function toSavedVideo({ id, version, content, publishAt }: VideoRow, now: Date): SavedVideo {
  return {
    ...content,
    id,
    version,
    state: publishAt === null ? 'draft' : publishAt <= now ? 'published' : 'scheduled',
    ...(publishAt ? { publishedAt: publishAt.toISOString() } : {}),
  };
}

/** Whether saving changes nothing: an answer that was lost, and the request sent again. */
export const isSame = (a: VideoContent, b: VideoContent): boolean => plain(a) === plain(b);

/** The same text for the same value, whatever the order of its fields: the database keeps its own. */
export function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${plain(field)}`)
    .join()}}`;
}

/** Where a page begins: after a video of a list by day, or at a place of a list that somebody put together. */
export type Cursor = { readonly at: Date; readonly id: string } | { readonly place: number };

export const cursorText = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify('place' in cursor ? [cursor.place] : [cursor.at.getTime(), cursor.id])).toString(
    'base64url',
  );

/** Throws `validation` for what is no cursor of this kind of list. */
export function readCursor(text: string | undefined, kind: 'place' | 'day'): Cursor | null {
  if (text === undefined) return null;
  try {
    const [first, id, ...more] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (more.length > 0 || typeof first !== 'number') throw new TypeError('no cursor');
    if (kind === 'place' && id === undefined && Number.isInteger(first) && first >= 0 && first <= 500)
      return { place: first };
    const at = new Date(first);
    if (kind === 'day' && typeof id === 'string' && /^[\w.-]{1,100}$/.test(id) && isStorable(at)) return { at, id };
    throw new TypeError('no cursor');
  } catch {
    throw new Problem('validation', { fields: [{ field: 'query.cursor', message: 'It is not of this list' }] });
  }
}

/** Years that PostgreSQL and a `Date` write the same way. */
const isStorable = (day: Date): boolean => day.getUTCFullYear() >= 1 && day.getUTCFullYear() <= 9999;

/** What the videos of a list by day have in common; `null` = there is no such list. */
export function tagsWanted({ by, id }: Pick<ListQuery, 'by' | 'id'>, rule: FeedRule | null): readonly Tag[] | null {
  if (by === 'hashtag') return [{ kind: by, value: id.trim().replace(/^#+/, '').toLowerCase() }];
  if (by !== 'feed') return [{ kind: by, value: id }];
  // The main feed has all videos as long as nobody has given it a rule.
  if (!rule) return id === '' || id === 'main' ? [] : null;
  return (['product', 'collection', 'creator', 'hashtag'] as const).flatMap((kind) => {
    const value = rule[kind];
    return value === undefined ? [] : [{ kind, value }];
  });
}
