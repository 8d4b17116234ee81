// What hotspots cost while a video plays: main-thread CPU time for each frame of the video, CPU slowed 4 times, beside a
// pooled overlay that only moves dots. A quarter of the hotspots is on screen at a time, and all of them move.
// `node test/bench/hotspot-cost.mjs`, after a build.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../support/browser-flags.mjs';
import { sendWithRange, serveFolder } from '../support/static-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>cost</title><style>
body { margin: 0 } vitrine-player, .floor { display: block; position: relative; width: 800px; height: 450px }
.floor video { width: 100%; height: 100%; object-fit: fill } .floor i { position: absolute; width: 14px; height: 14px; background: #fff; border-radius: 50% }
</style></head><body><script type="module" src="/player.js"></script></body></html>`;
const counts = [1, 10, 100, 1000];
const measuredMs = 4000;

/** In the page: hotspots of the 6 s of the video, the same for both. */
const makeHotspots = `(count) => Array.from({ length: count }, (_, at) => {
  const start = count === 1 ? 0 : (at * 4.5) / count;
  const random = (salt) => (Math.sin(at * 12.9898 + salt) * 43758.5453) % 1;
  const place = (salt) => ({ x: Math.abs(random(salt)), y: Math.abs(random(salt + 1)) });
  const end = count === 1 ? 6 : start + 1.5;
  return { id: 'h' + at, href: '/h' + at, start, end, path: [{ t: start, ...place(1) }, { t: (start + end) / 2, ...place(3) }, { t: end, ...place(5) }] };
})`;

const players = {
  floor: `async (hotspots) => {
    const box = Object.assign(document.createElement('div'), { className: 'floor' });
    const video = Object.assign(document.createElement('video'), { src: '/media/moving.mp4', muted: true, loop: true });
    box.append(video);
    document.body.append(box);
    const pool = [];
    const frame = (_, { mediaTime: t }) => {
      video.requestVideoFrameCallback(frame);
      let used = 0;
      for (const { start, end, path } of hotspots) {
        if (t < start || t >= end) continue;
        const dot = (pool[used] ??= box.appendChild(document.createElement('i')));
        used += 1;
        const at = t < path[1].t ? 0 : 1;
        const [a, b] = [path[at], path[at + 1]];
        const share = (t - a.t) / (b.t - a.t);
        dot.style.display = '';
        dot.style.transform = 'translate(' + (a.x + (b.x - a.x) * share) * 800 + 'px,' + (a.y + (b.y - a.y) * share) * 450 + 'px)';
      }
      for (let at = used; at < pool.length; at++) pool[at].style.display = 'none';
    };
    video.requestVideoFrameCallback(frame);
    await video.play();
    return () => video.getVideoPlaybackQuality().totalVideoFrames;
  }`,
  vitrine: `async (hotspots) => {
    await customElements.whenDefined('vitrine-player');
    const player = document.createElement('vitrine-player');
    Object.assign(player, { src: '/media/moving.mp4', muted: true, loop: true, hotspots: { hotspots } });
    document.body.append(player);
    await player.updateComplete;
    await player.play();
    return () => player.shadowRoot.querySelector('video').getVideoPlaybackQuality().totalVideoFrames;
  }`,
};

/** @returns {Promise<{ count: number, player: string, perFrameUs: number }[]>} medians of `runs` */
export async function hotspotCost({ runs = 3 } = {}) {
  const server = await serveFolder(join(root, 'dist/cdn'), {
    async handle(request, response) {
      const path = new URL(request.url, 'http://host').pathname;
      if (path === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      else if (path.startsWith('/media/'))
        sendWithRange(request, response, await readFile(join(root, 'test/fixtures', path)), {
          'content-type': 'video/mp4',
        });
      else return false;
      return true;
    },
  });
  const browser = await launchChromium();
  const samples = new Map();
  try {
    for (let run = 0; run < runs; run++) {
      for (const count of counts) {
        for (const [player, start] of Object.entries(players)) {
          const tab = await browser.newPage({ viewport: { width: 800, height: 450 } });
          const devtools = await tab.context().newCDPSession(tab);
          await tab.goto(server.url);
          await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
          await tab.evaluate(`(async () => { window.frames_ = await (${start})((${makeHotspots})(${count})) })()`);
          await tab.waitForTimeout(1500);
          await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
          const read = async () => {
            const { metrics } = await devtools.send('Performance.getMetrics');
            const seconds = metrics.find(({ name }) => name === 'TaskDuration').value;
            return { seconds, frames: await tab.evaluate('window.frames_()') };
          };
          const before = await read();
          await tab.waitForTimeout(measuredMs);
          const after = await read();
          const key = `${count} ${player}`;
          const us = ((after.seconds - before.seconds) * 1e6) / Math.max(1, after.frames - before.frames);
          samples.set(key, [...(samples.get(key) ?? []), us]);
          await tab.close();
        }
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
  return [...samples].map(([key, list]) => {
    const [count, player] = key.split(' ');
    return { count: Number(count), player, perFrameUs: median(list) };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rows = await hotspotCost({ runs: Number(process.env.RUNS ?? 3) });
  for (const { count, player, perFrameUs } of rows) {
    const floor = rows.find((row) => row.count === count && row.player === 'floor').perFrameUs;
    console.log(
      `${String(count).padStart(5)}  ${player.padEnd(8)} ${perFrameUs.toFixed(0).padStart(7)} us a frame  ${(perFrameUs / floor).toFixed(2)}`,
    );
  }
}
