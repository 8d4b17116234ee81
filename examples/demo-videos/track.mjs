/** From what the scene knows to hotspots: time windows, and paths that are as short as the frame's truth allows. */

export const fps = 24;

/** Shorter than this nobody can touch it (seconds). */
const shortest = 0.8;

/** The path may differ from the truth by less than 0.002 of the frame; this leaves room for rounding. */
const tolerance = 0.0015;

const round = (value, digits) => Number(value.toFixed(digits));
const time = (frame) => round(frame / fps, 4);

/** Runs of frames in which there is a place; half-open. */
export function runs(track) {
  const found = [];
  let from = null;
  for (let frame = 0; frame <= track.length; frame++) {
    const here = frame < track.length && track[frame] !== null;
    if (here && from === null) from = frame;
    if (!here && from !== null) {
      found.push([from, frame]);
      from = null;
    }
  }
  return found;
}

/**
 * Ramer-Douglas-Peucker over time: the worst frame of a stretch becomes a key until no frame is off by more than the
 * tolerance.
 */
function keys(track, from, to) {
  let worst = 0;
  let at = from;
  for (let frame = from + 1; frame < to; frame++) {
    const u = (frame - from) / (to - from);
    const off = Math.max(
      ...[0, 1].map((axis) => Math.abs(track[from][axis] * (1 - u) + track[to][axis] * u - track[frame][axis])),
    );
    if (off > worst) [worst, at] = [off, frame];
  }
  if (worst <= tolerance) return [from, to];
  return [...keys(track, from, at).slice(0, -1), ...keys(track, at, to)];
}

/** Where the camera cuts, a run is two stretches: nothing is interpolated across a cut. */
function stretches([from, to], cuts) {
  const edges = [from, ...cuts.filter((cut) => cut > from && cut < to), to];
  return edges.slice(1).map((edge, i) => [edges[i], edge]);
}

/** The windows and the path of one product, or null if it is never to be seen long enough. */
export function follow(track, cuts) {
  const windows = runs(track).filter(([from, to]) => (to - from) / fps >= shortest);
  if (windows.length === 0) return null;
  const path = [];
  for (const window of windows) {
    for (const [from, to] of stretches(window, cuts)) {
      const last = to - 1;
      const chosen = last > from ? keys(track, from, last) : [from];
      for (const frame of chosen) {
        const [x, y] = track[frame];
        const key = { t: time(frame), x: round(x, 4), y: round(y, 4) };
        // The last picture before a cut or an exit stays until its time is over.
        path.push(frame === last ? { ...key, hold: true } : key);
      }
    }
  }
  return { ranges: windows.map(([from, to]) => [time(from), time(to)]), path };
}

/** Where a path says the product is: what every reader of the file computes. */
export function evaluate(path, t) {
  const next = path.findIndex((key) => key.t > t);
  if (next === 0) return [path[0].x, path[0].y];
  const a = next < 0 ? path.at(-1) : path[next - 1];
  const b = next < 0 ? a : path[next];
  const u = a === b || a.hold ? 0 : (t - a.t) / (b.t - a.t);
  return [a.x + (b.x - a.x) * u, a.y + (b.y - a.y) * u];
}

/**
 * @param {object} film `{ id, width, height, duration, cuts: seconds, priority: { name: number } }`
 * @param {object} truth the scene's `truth()`
 * @param {object} labels by handle and language
 */
export function hotspotFile({ id, width, height, duration, cuts, priority = {} }, { handles, skus, tracks }, labels) {
  const cutFrames = cuts.map((cut) => Math.round(cut * fps));
  const hotspots = [];
  let worst = 0;
  for (const [name, track] of Object.entries(tracks)) {
    const followed = follow(track, cutFrames);
    if (!followed) throw new Error(`${id}: ${name} is never to be seen`);
    const { ranges, path } = followed;
    for (const [from, to] of ranges) {
      for (let frame = Math.round(from * fps); frame < Math.round(to * fps); frame++) {
        const [x, y] = evaluate(path, frame / fps + 0.0001);
        worst = Math.max(worst, Math.abs(x - track[frame][0]), Math.abs(y - track[frame][1]));
      }
    }
    const span = ranges.length === 1 ? { start: ranges[0][0], end: ranges[0][1] } : { ranges };
    hotspots.push({
      id: handles[name],
      product: { handle: handles[name], ...(skus[name] ? { sku: skus[name] } : {}) },
      ...span,
      label: labels[handles[name]],
      priority: priority[name] ?? 0,
      shape: { type: 'point' },
      path,
    });
  }
  if (worst >= 0.002) throw new Error(`${id}: a path is off by ${worst}`);
  hotspots.sort((a, b) => (a.start ?? a.ranges[0][0]) - (b.start ?? b.ranges[0][0]));
  return { file: { version: 1, video: { id, width, height, duration }, units: 'ratio', hotspots }, worst };
}

/** One line a key, so that a person can read a diff of it. */
export function print(file) {
  const { hotspots, ...head } = file;
  const lines = hotspots.map((hotspot) => {
    const { path, ...rest } = hotspot;
    const keysText = path.map((key) => `        ${JSON.stringify(key)}`).join(',\n');
    return `    ${JSON.stringify(rest).slice(0, -1)}, "path": [\n${keysText}\n      ] }`;
  });
  return `${JSON.stringify(head).slice(0, -1)},\n  "hotspots": [\n${lines.join(',\n')}\n  ]\n}\n`;
}
