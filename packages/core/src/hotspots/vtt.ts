import { hotspotToJson } from './hotspot-json.js';
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

const TIMES =
  /^(?:(\d{1,6}):)?([0-5]?\d):([0-5]?\d)[.,](\d{3})\s+-->\s+(?:(\d{1,6}):)?([0-5]?\d):([0-5]?\d)[.,](\d{3})(?:\s|$)/;

function seconds([hours = '0', minutes = '0', secs = '0', thousandths = '0']: readonly (string | undefined)[]): number {
  const total = (Number(hours) * 3600 + Number(minutes) * 60 + Number(secs)) * 1000 + Number(thousandths);
  return total >= neverMs ? Infinity : total / 1000;
}

/**
 * Reads WebVTT metadata whose cues hold hotspots as JSON, written by `hotspotsToVtt` or by hand (`mm:ss.ttt`, cue
 * settings, CRLF, several lines). Never throws.
 */
export function hotspotsFromVtt(text: string): ParsedHotspots {
  const problems: HotspotProblem[] = [];
  const entries = new Map<string, Record<string, unknown> & { ranges: unknown[] }>();
  let head: object = {};
  const blocks = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(blocks[0] ?? ''))
    return { ...parseHotspots([]), problems: [{ index: -1, id: null, reason: 'it is not WebVTT' }] };
  let cue = -1;
  for (const block of blocks.slice(1)) {
    if (block.startsWith(NOTE)) {
      head = objectOf(block.slice(NOTE.length)) ?? {};
      continue;
    }
    const lines = block.replace(/^\n+/, '').split('\n');
    const at = lines.findIndex((line) => line.includes('-->'));
    if (at < 0 || at > 1 || /^(NOTE|STYLE|REGION)\b/.test(lines[0] ?? '')) continue;
    cue++;
    const times = TIMES.exec(lines[at] ?? '');
    const payload = objectOf(lines.slice(at + 1).join('\n'));
    if (!times || !payload) {
      problems.push({
        index: cue,
        id: at === 1 ? (lines[0] ?? null) : null,
        reason: times ? 'its payload is not a JSON object' : 'its times cannot be read',
      });
      continue;
    }
    const { start = seconds(times.slice(1, 5)), end = seconds(times.slice(5, 9)), ...rest } = payload;
    const id = typeof rest.id === 'string' ? rest.id : `cue-${cue + 1}`;
    const known = entries.get(id);
    if (known) known.ranges.push([start, end]);
    else entries.set(id, { ...rest, id, ranges: [[start, end]] });
  }
  const { track, problems: more } = parseHotspots({ ...head, hotspots: [...entries.values()] });
  return { track, problems: [...problems, ...more] };
}

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
