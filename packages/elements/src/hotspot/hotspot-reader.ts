import {
  hotspotsFromDateRanges,
  parseHotspots,
  type Hotspot,
  type HotspotTrack,
  type ParsedHotspots,
} from '@vitrine/core/hotspots';
import type { DateRange } from '@vitrine/media';
import { loadText } from './hotspot-loader.js';

/** Hotspots as they are written, fetched only by films that have them from somewhere else than their backend or their children. */

/** `said` is the address of a hotspot file that has passed `safeUrl`, or its content. Rejects when the file cannot be had. */
export async function readHotspots(said: string | object, signal: AbortSignal): Promise<HotspotTrack> {
  return told(parseHotspots(typeof said === 'string' ? JSON.parse(await loadText(said, signal)) : said));
}

export function readDateRanges(ranges: readonly DateRange[]): readonly Hotspot[] {
  return told(hotspotsFromDateRanges(ranges)).hotspots;
}

/** A bad hotspot is left out and said once; the others are shown. */
function told({ track, problems }: ParsedHotspots): HotspotTrack {
  for (const { id, index, reason } of problems)
    console.warn(`[vitrine] [player.hotspots] hotspot-invalid: ${id ?? index}: ${reason}`);
  return track;
}
