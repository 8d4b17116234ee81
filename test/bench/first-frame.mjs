// From a press to the first frame that is shown, on a slow network and a slow processor; the page is quiet before. The
// first round also counts what a visitor has fetched of scripts and styles before the press, and with the first frame.
import { media, peers } from './peers.mjs';
import { pressAndWait } from './press.mjs';
import { metricOf } from './site.mjs';

/** MP4 needs no engine: the players that say most. */
const inMp4 = [
  'facade',
  'plain video',
  'vitrine (npm)',
  'vitrine (tag, memory shop)',
  'vidstack',
  'plyr',
  'video.js 8',
];

/**
 * @typedef {object} Frames
 * @property {Map<string, { ms: number, main: number }[]>} frames by `<media> <peer>`; failures are left out
 * @property {Map<string, { before: number, until: number | null }>} bytes gzip, by peer
 */

/** @returns {Promise<Frames>} */
export async function firstFrame(site, { rounds }) {
  const frames = new Map();
  const bytes = new Map();
  const sample = async (name, kind, round) => {
    const { plays = true } = peers[name];
    if (!plays && round > 0) return;
    const { tab, devtools, requests, close } = await site.open(name, { kind, throttled: true });
    const before = site.bytesOf(requests);
    const main = await metricOf(devtools, 'TaskDuration');
    const ms = plays ? await pressAndWait(tab) : null;
    const key = `${kind} ${name}`;
    if (ms !== null)
      frames.set(key, [
        ...(frames.get(key) ?? []),
        { ms, main: ((await metricOf(devtools, 'TaskDuration')) - main) * 1000 },
      ]);
    if (kind === 'HLS' && round === 0) bytes.set(name, { before, until: ms === null ? null : site.bytesOf(requests) });
    await close();
  };
  for await (const round of rounds())
    for (const kind of Object.keys(media))
      for (const name of kind === 'MP4' ? inMp4 : Object.keys(peers)) await sample(name, kind, round);
  return { frames, bytes };
}
