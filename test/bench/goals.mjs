// What the bench is to show of Vitrine, beside what it has shown: every row, also those that are missed.
import { median } from './site.mjs';

const of = (samples, key, field) => median((samples.get(key) ?? []).map((sample) => sample[field]));
const over = (map, key, floor) => median(map.get(key) ?? []) / median(map.get(floor) ?? []);

/**
 * @param {object} found the samples of all parts
 * @returns {{ measure: string, unit: string, goal: number, value: number, digits?: number }[]} met = at most the goal
 */
export function goalsOf({ frames, idle, hotspots, mounts, page }) {
  const { bytes, frames: samples } = frames;
  const ms = (name) => of(samples, `HLS ${name}`, 'ms');
  const main = (count, name) => of(idle, `HLS ${count} ${name}`, 'main');
  const kept = mounts.get('vitrine (npm)');
  const pageMs = (name) => median(page.map((round) => round[name]).filter((value) => value !== null));
  const times = 'times';
  return [
    ['scripts before a press, saving data', 'kB', 27, bytes.get('vitrine (npm, nothing ahead)').before / 1000, 1],
    [
      'scripts with the first HLS frame, own captions',
      'kB',
      145,
      bytes.get('vitrine (npm, own captions)').until / 1000,
      1,
    ],
    [
      'press to the first HLS frame, fetched ahead ÷ native',
      times,
      1.1,
      ms('vitrine (npm, own captions)') / ms('plain video'),
    ],
    [
      'press to the first HLS frame, nothing ahead ÷ a facade that loads on the press',
      times,
      0.75,
      ms('vitrine (npm, nothing ahead)') / ms('facade'),
    ],
    ['1 idle player ÷ facade', times, 1.5, main(1, 'vitrine (npm)') / main(1, 'facade')],
    ['100 idle players ÷ facade', times, 1.8, main(100, 'vitrine (npm)') / main(100, 'facade')],
    ['nodes of 100 idle players', 'nodes', 2000, of(idle, 'HLS 100 vitrine (npm)', 'nodes'), 0],
    ['100 hotspots ÷ pooled overlay', times, 1.3, over(hotspots.cost, '100 vitrine', '100 floor')],
    ['1,000 hotspots ÷ pooled overlay', times, 1.3, over(hotspots.cost, '1000 vitrine', '1000 floor')],
    ['1,000 hotspots ÷ videojs-overlay', times, 1, over(hotspots.cost, '1000 vitrine', '1000 videojs-overlay')],
    ['marker from its product at 128 px/s, 95th percentile', 'px', 3, hotspots.motion['while it plays'].p95, 1],
    ['kept of a mount and unmount', 'kB', 0.1, kept.bytes / 1000],
    ['nodes kept of a mount and unmount', 'nodes', 0, Math.round(kept.nodes), 0],
    ['front page: largest contentful paint', 'ms', 1200, pageMs('lcp'), 0],
    ['front page: total blocking time', 'ms', 200, pageMs('blocking'), 0],
    ['front page: press to the first frame', 'ms', 900, pageMs('frame'), 0],
    ['front page: hotspot to sheet', 'ms', 150, pageMs('open'), 0],
    ['front page: "View cart" to the line in the drawer', 'ms', 300, pageMs('line'), 0],
  ].map(([measure, unit, goal, value, digits = 2]) => ({ measure, unit, goal, value, digits }));
}
