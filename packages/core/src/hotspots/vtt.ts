import { hotspotToJson } from './hotspot-json.js';
import { vttBlocks } from '../video/web-vtt.js';
import type { HotspotTrack, TimeRange } from './hotspot.js';
import { parseHotspots, type HotspotProblem, type ParsedHotspots } from './parse-hotspots.js';

const NOTE = 'NOTE vitrine-hotspots';
/** A cue must have an end; this one (999:59:59.999) stands for a hotspot that never ends. */
const neverMs = 3_599_999_999;

/** `-->` is allowed only in the times of a cue, so inside JSON it is escaped. */
const spell = (value: unknown): string => JSON.stringify(value).replaceAll('-->', '--\\u003e');

function stamp(seconds: number): string {
  const total = Math.min(Math.round(seconds * 1000), neverMs);
  const pad = (value: number, digits = 2): string => String(Math.floor(value)).padStart(digits, '0');
  return `${pad(total / 3_600_000)}:${pad((total / 60_000) % 60)}:${pad((total / 1000) % 60)}.${pad(total % 1000, 3)}`;
}

const millisecond = ({ start, end }: TimeRange): boolean =>
  Math.round(start * 1000) / 1000 === start && (end === Infinity || Math.round(end * 1000) / 1000 === end);

/**
 * Writes the track as WebVTT of kind `metadata`: one cue for each time range, with the hotspot as JSON in its payload.
 * Reading it gives the same track. Times finer than a millisecond are written in the payload.
 */
export function hotspotsToVtt(track: HotspotTrack): string {
  const head = {
    version: 1,
    ...(track.frame ? { video: track.frame } : {}),
    ...(track.renditions.length > 0 ? { renditions: track.renditions } : {}),
  };
  const blocks = [`WEBVTT`, `${NOTE} ${spell(head)}`];
  track.hotspots.forEach((hotspot, index) => {
    const name = /^[\w.-]{1,80}$/.test(hotspot.id) && !hotspot.id.includes('--') ? hotspot.id : `hotspot-${index + 1}`;
    const json = hotspotToJson(hotspot);
    hotspot.ranges.forEach((range, at) => {
      const exact =
        millisecond(range) && range.end * 1000 < neverMs ? json : { ...json, start: range.start, end: range.end };
      const cueName = hotspot.ranges.length > 1 ? `${name}.${at + 1}` : name;
      blocks.push(`${cueName}\n${stamp(range.start)} --> ${stamp(range.end)}\n${spell(exact)}`);
    });
  });
  return `${blocks.join('\n\n')}\n`;
}

/**
 * Reads WebVTT metadata whose cues hold hotspots as JSON, written by `hotspotsToVtt` or by hand. The file is split into
 * cues as a browser does it for `<track>`. Never throws.
 */
export function hotspotsFromVtt(text: string): ParsedHotspots {
  const blocks = vttBlocks(text);
  const problems: HotspotProblem[] = [];
  const entries = new Map<string, Record<string, unknown> & { ranges: unknown[] }>();
  let head: object = {};
  if (!blocks) return { ...parseHotspots([]), problems: [{ index: -1, id: null, reason: 'it is not WebVTT' }] };
  let index = -1;
  for (const block of blocks) {
    const { cue, times } = block;
    if (times === null) {
      if (block.text.startsWith(NOTE)) head = objectOf(block.text.slice(NOTE.length)) ?? {};
      continue;
    }
    index++;
    const payload = cue && objectOf(cue.text);
    if (!cue || !payload) {
      const reason = cue ? 'its payload is not a JSON object' : `its times cannot be read: ${times.trim()}`;
      problems.push({ index, id: block.id || null, reason });
      continue;
    }
    const { start = cue.start, end = finite(cue.end), ...rest } = payload;
    const id = typeof rest.id === 'string' ? rest.id : `cue-${index + 1}`;
    const known = entries.get(id);
    if (known) known.ranges.push([start, end]);
    else entries.set(id, { ...rest, id, ranges: [[start, end]] });
  }
  const { track, problems: more } = parseHotspots({ ...head, hotspots: [...entries.values()] });
  return { track, problems: [...problems, ...more] };
}

const finite = (seconds: number): number => (seconds * 1000 >= neverMs ? Infinity : seconds);

function objectOf(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
