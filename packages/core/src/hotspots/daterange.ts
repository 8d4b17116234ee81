import { hotspotToJson } from './hotspot-json.js';
import type { Hotspot, HotspotTrack, PathPoint } from './hotspot.js';
import { parseHotspots, type HotspotProblem, type ParsedHotspots } from './parse-hotspots.js';

const rangeClass = 'dev.vitrine.hotspot';
const dataAttribute = 'X-VITRINE-DATA';

/** One `EXT-X-DATERANGE` of a playlist. Times are seconds of media time; `end` `null` = it has not ended yet. */
export interface HotspotDateRange {
  readonly start: number;
  readonly end: number | null;
  readonly attributes: Readonly<Record<string, string>>;
}

const maxDataCharacters = 1_000_000;

/** Rounds to microseconds, which is finer than any clock of a stream. */
const micro = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;

/** A live stream has no common start, so the times of a path count from the start of its own range. */
const shifted = (path: readonly PathPoint[], by: number): PathPoint[] =>
  path.map((point) => ({ ...point, t: micro(point.t + by) }));

function toBase64Url(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): string {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/**
 * The value of `X-VITRINE-DATA` for one time range of a hotspot: JSON as base64url, because a quoted string cannot hold
 * quotes.
 */
export function hotspotToDateRangeData(hotspot: Hotspot, start: number): string {
  return toBase64Url(JSON.stringify(hotspotToJson({ ...hotspot, path: shifted(hotspot.path, -start) })));
}

/**
 * The `EXT-X-DATERANGE` tags of a track, one for each time range. `epoch` is the date of media time 0
 * (`EXT-X-PROGRAM-DATE-TIME`) in milliseconds since 1970.
 */
export function hotspotsToDateRanges(track: HotspotTrack, epoch: number): string[] {
  return track.hotspots.flatMap((hotspot, index) =>
    hotspot.ranges.map(({ start, end }, at) => {
      const duration = Number.isFinite(end) ? `,DURATION=${micro(end - start)}` : '';
      const date = new Date(epoch + start * 1000).toISOString();
      const what = `ID="vitrine-${index + 1}.${at + 1}",CLASS="${rangeClass}"`;
      const data = `${dataAttribute}="${hotspotToDateRangeData(hotspot, start)}"`;
      return `#EXT-X-DATERANGE:${what},START-DATE="${date}"${duration},${data}`;
    }),
  );
}

/** Reads the hotspots among the date ranges of a playlist; ranges without our attribute are ignored. Never throws. */
export function hotspotsFromDateRanges(ranges: readonly HotspotDateRange[]): ParsedHotspots {
  const problems: HotspotProblem[] = [];
  const hotspots = new Map<string, Record<string, unknown> & { ranges: unknown[] }>();
  ranges.forEach(({ start, end, attributes }, index) => {
    const data = Object.hasOwn(attributes, dataAttribute) ? attributes[dataAttribute] : undefined;
    if (typeof data !== 'string') return;
    const read = readData(data, start);
    if (!read) return void problems.push({ index, id: null, reason: 'its data cannot be read' });
    const range = [micro(start), end === null ? Infinity : micro(end)];
    const known = hotspots.get(read.id);
    if (known) known.ranges.push(range);
    else hotspots.set(read.id, { ...read, ranges: [range] });
  });
  const { track, problems: more } = parseHotspots([...hotspots.values()]);
  return { track, problems: [...problems, ...more] };
}

function readData(data: string, start: number): Hotspot | null {
  if (data.length > maxDataCharacters) return null;
  try {
    const json: unknown = JSON.parse(fromBase64Url(data));
    // The parser reports what is not a hotspot; the times are those of the date range.
    const [hotspot] = parseHotspots([{ ...(json as object), ranges: [[0, Infinity]] }]).track.hotspots;
    return hotspot ? { ...hotspot, path: shifted(hotspot.path, start) } : null;
  } catch {
    return null;
  }
}
