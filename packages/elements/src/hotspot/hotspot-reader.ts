import {
  hotspotsFromDateRanges,
  parseHotspots,
  type Hotspot,
  type HotspotTrack,
  type ParsedHotspots,
} from '@vitrine/core/hotspots';
import type { DateRange } from '@vitrine/media';
import { loadText } from './hotspot-loader.js';

/** Reads a hotspot file by its address, which has passed `safeUrl`, or from its content. Rejects when that fails. */
export async function readHotspots(file: string | object, signal: AbortSignal): Promise<HotspotTrack> {
  return warnOfProblems(parseHotspots(typeof file === 'string' ? JSON.parse(await loadText(file, signal)) : file));
}

export function readDateRanges(ranges: readonly DateRange[]): readonly Hotspot[] {
  return warnOfProblems(hotspotsFromDateRanges(ranges)).hotspots;
}

/** Invalid hotspots are left out with a warning; the others are shown. */
function warnOfProblems({ track, problems }: ParsedHotspots): HotspotTrack {
  for (const { id, index, reason } of problems)
    console.warn(`[vitrine] [player.hotspots] hotspot-invalid: ${id ?? index}: ${reason}`);
  return track;
}
