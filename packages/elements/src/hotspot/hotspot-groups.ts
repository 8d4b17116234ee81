/** A marker that wants a place, in the order of its claim: whoever comes first keeps its own place. */
export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** What was together stays together until it is this much further apart than what joins: nothing flickers at the edge. */
const HYSTERESIS = 1.3;

/**
 * Markers closer than `distance` pixels become one: each joins the first leader within reach, else leads itself.
 * `before` is the last answer. The groups come in the order of their leaders, each with its leader first.
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
      const reach = distance * (mine !== undefined && mine === was.get(leader.id) ? HYSTERESIS : 1);
      return Math.hypot(leader.x - marker.x, leader.y - marker.y) < reach;
    });
    if (group) group.ids.push(marker.id);
    else groups.push({ leader: marker, ids: [marker.id] });
  }
  return groups.map(({ ids }) => ids);
}
