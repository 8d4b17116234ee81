import type { Hotspot, HotspotTrack } from './hotspot.js';

export interface Place {
  readonly x: number;
  readonly y: number;
}

const during = ({ ranges }: Hotspot, t: number): boolean => ranges.some(({ start, end }) => t >= start && t < end);

/** Where a hotspot is at `t` seconds, in ratios of the source frame; `null` = it is not shown then. */
export function hotspotAt(hotspot: Hotspot, t: number): Place | null {
  return during(hotspot, t) ? placeOnPath(hotspot.path, t) : null;
}

/**
 * The place on a path at `t` seconds: linear between two points, still after a `hold`, clamped before the first and
 * after the last point. The path is sorted and not empty.
 */
export function placeOnPath(path: Hotspot['path'], t: number): Place {
  let low = 0;
  let high = path.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((path[middle]?.t ?? Infinity) <= t) low = middle;
    else high = middle - 1;
  }
  const from = path[low] ?? { t: 0, x: 0, y: 0 };
  const to = path[low + 1];
  if (!to || from.hold || t <= from.t) return { x: from.x, y: from.y };
  const share = (t - from.t) / (to.t - from.t);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The hotspots shown at `t`, in the order of the track. */
export function activeHotspots(track: HotspotTrack, t: number): Hotspot[] {
  return track.hotspots.filter((hotspot) => during(hotspot, t));
}

/** When the result of `activeHotspots` may change next: the first start or end after `t`; `Infinity` = never. */
export function nextBoundary(track: HotspotTrack, t: number): number {
  let next = Infinity;
  for (const { ranges } of track.hotspots) {
    for (const { start, end } of ranges) {
      if (start > t && start < next) next = start;
      if (end > t && end < next) next = end;
    }
  }
  return next;
}
