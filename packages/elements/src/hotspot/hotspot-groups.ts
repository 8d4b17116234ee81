/** A marker with its position in px. Of markers that collide, the first in the list keeps its position. */
export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Members of a group separate only at this multiple of the distance, so that nothing flickers at the limit. */
const separationFactor = 1.3;

/**
 * Groups markers that are closer than `distance` px: each joins the first leader within reach, or else becomes one.
 * `before` is the previous result. The groups are in the order of their leaders, each with its leader first.
 */
export function groupMarkers(
  markers: readonly Placed[],
  distance: number,
  before: readonly (readonly string[])[],
): string[][] {
  const was = new Map<string, number>();
  before.forEach((ids, group) => ids.forEach((id) => was.set(id, group)));
  const groups: { readonly leader: Placed; readonly ids: string[] }[] = [];
  for (const marker of markers) {
    const mine = was.get(marker.id);
    const group = groups.find(({ leader }) => {
      const reach = distance * (mine !== undefined && mine === was.get(leader.id) ? separationFactor : 1);
      return Math.hypot(leader.x - marker.x, leader.y - marker.y) < reach;
    });
    if (group) group.ids.push(marker.id);
    else groups.push({ leader: marker, ids: [marker.id] });
  }
  return groups.map(({ ids }) => ids);
}
