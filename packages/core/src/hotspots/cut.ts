import type { Hotspot, HotspotTrack, TimeRange } from './hotspot.js';

/**
 * The hotspots of a part of a video, with times that count from the beginning of that part. What is not shown in it is
 * left out.
 */
export function cutHotspots(track: HotspotTrack, { start, end }: TimeRange): HotspotTrack {
  return { ...track, hotspots: track.hotspots.flatMap((hotspot) => cutHotspot(hotspot, { start, end }) ?? []) };
}

function cutHotspot(hotspot: Hotspot, { start, end }: TimeRange): Hotspot | undefined {
  const ranges = hotspot.ranges.flatMap((range) => {
    const cut = { start: Math.max(range.start, start) - start, end: Math.min(range.end, end) - start };
    return cut.end > cut.start ? [cut] : [];
  });
  if (ranges.length === 0) return undefined;
  // The last point before the part and the first one after it stay: the path begins and ends between two points.
  const from = Math.max(
    hotspot.path.findLastIndex(({ t }) => t <= start),
    0,
  );
  const after = hotspot.path.findIndex(({ t }) => t >= end);
  const path = hotspot.path
    .slice(from, after < 0 ? undefined : after + 1)
    .map((point) => ({ ...point, t: point.t - start }));
  return { ...hotspot, ranges, path };
}
