import {
  hotspotsFromDateRanges,
  hotspotsFromVtt,
  parseHotspots,
  type Hotspot,
  type HotspotProblem,
  type HotspotTrack,
  type ParsedHotspots,
} from '@vitrine/core/hotspots';
import type { DateRange } from '@vitrine/media';
import { loadText } from './hotspot-loader.js';

/**
 * Reads a hotspot file, JSON or WebVTT, by its address, which has passed `safeUrl`, or from its content. Rejects when
 * the file cannot be had; one that cannot be read has no hotspots.
 */
export async function readHotspots(file: string | object, signal: AbortSignal): Promise<HotspotTrack> {
  return warnOfProblems(typeof file === 'string' ? readFile(await loadText(file, signal)) : parseHotspots(file), file);
}

function readFile(text: string): ParsedHotspots {
  if (/^\s*WEBVTT/.test(text)) return hotspotsFromVtt(text.trimStart());
  try {
    return parseHotspots(JSON.parse(text));
  } catch (failure) {
    const problem = { index: -1, id: null, reason: `the file is neither JSON nor WebVTT: ${String(failure)}` };
    return { ...parseHotspots([]), problems: [problem] };
  }
}

export function readDateRanges(ranges: readonly DateRange[]): readonly Hotspot[] {
  return warnOfProblems(hotspotsFromDateRanges(ranges), 'the stream').hotspots;
}

/** The attributes of wrong `<vitrine-hotspot>` that were explained. */
const explained = new WeakMap<Element, string>();

/**
 * Warns of a `<vitrine-hotspot>` that could not be read, with what is wrong with its attributes, which are `entry`: once
 * of each wrong state, because a player reads its hotspots again with every change.
 */
export function explainHotspot(element: Element, entry: object): void {
  const text = JSON.stringify(entry);
  if (explained.get(element) === text) return;
  explained.set(element, text);
  for (const problem of parseHotspots([entry]).problems)
    warn({ ...problem, id: problem.id ?? '<vitrine-hotspot>' }, element);
}

/** Invalid hotspots are left out with one warning each; the others are shown. */
function warnOfProblems({ track, problems }: ParsedHotspots, source: unknown): HotspotTrack {
  for (const problem of problems) warn(problem, source);
  return track;
}

/** `docs/errors/hotspot-invalid.md` says how to fix each. */
function warn({ id, index, reason }: HotspotProblem, source: unknown): void {
  const name = id ?? (index < 0 ? 'file' : `number ${index + 1}`);
  console.warn(`[vitrine] [player.hotspots] hotspot-invalid: ${name}: ${reason}`, source);
}
