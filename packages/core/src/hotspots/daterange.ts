import { hotspotToJson } from './hotspot-json.js';
import type { Hotspot, HotspotTrack, PathPoint } from './hotspot.js';
import { parseHotspots, type HotspotProblem, type ParsedHotspots } from './parse-hotspots.js';

export const DATERANGE_CLASS = 'dev.vitrine.hotspot';
export const DATERANGE_ATTRIBUTE = 'X-VITRINE-DATA';

/** One `EXT-X-DATERANGE`, as a playlist reader hands it over. `end` `null` = still open. Seconds of media time. */
export interface HotspotDateRange {
  readonly start: number;
  readonly end: number | null;
  readonly attributes: Readonly<Record<string, string>>;
}

const LARGEST = 1_000_000;

/** Microseconds are finer than any clock that a stream has. */
const micro = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;

/** A live stream has no common zero: a path counts from the start of its own range. */
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

/** What goes into `X-VITRINE-DATA` for one time range of a hotspot: its JSON as base64url, for a quoted string can hold no quotes. */
export function hotspotToDateRangeData(hotspot: Hotspot, start: number): string {
  return toBase64Url(JSON.stringify(hotspotToJson({ ...hotspot, path: shifted(hotspot.path, -start) })));
}

/** The tags of a track, one for each time range. `epoch`: the date of media time 0 (`EXT-X-PROGRAM-DATE-TIME`), milliseconds since 1970. */
export function hotspotsToDateRanges(track: HotspotTrack, epoch: number): string[] {
  return track.hotspots.flatMap((hotspot, index) =>
    hotspot.ranges.map(({ start, end }, at) => {
      const duration = Number.isFinite(end) ? `,DURATION=${micro(end - start)}` : '';
      const date = new Date(epoch + start * 1000).toISOString();
      return `#EXT-X-DATERANGE:ID="vitrine-${index + 1}.${at + 1}",CLASS="${DATERANGE_CLASS}",START-DATE="${date}"${duration},${DATERANGE_ATTRIBUTE}="${hotspotToDateRangeData(hotspot, start)}"`;
    }),
  );
}

/** The hotspots among the date ranges of a playlist; ranges without our attribute are none of ours. Never throws. */
export function hotspotsFromDateRanges(ranges: readonly HotspotDateRange[]): ParsedHotspots {
  const problems: HotspotProblem[] = [];
  const hotspots = new Map<string, Record<string, unknown> & { ranges: unknown[] }>();
  ranges.forEach(({ start, end, attributes }, index) => {
    const data = Object.hasOwn(attributes, DATERANGE_ATTRIBUTE) ? attributes[DATERANGE_ATTRIBUTE] : undefined;
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
  if (data.length > LARGEST) return null;
  try {
    const json: unknown = JSON.parse(fromBase64Url(data));
    // a shape that is no hotspot is told by the parser; the times are ours
    const [hotspot] = parseHotspots([{ ...(json as object), ranges: [[0, Infinity]] }]).track.hotspots;
    return hotspot ? { ...hotspot, path: shifted(hotspot.path, start) } : null;
  } catch {
    return null;
  }
}
