// What hotspots cost while a video plays: time of the main thread for each frame of the video, processor slowed four
// times, beside a pooled overlay that does no more than it must and beside videojs-overlay, whose hotspots stand still.
// A quarter of the hotspots is on screen at a time; all of ours move.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendWithRange, serveFolder } from '../support/static-server.mjs';
import { metricOf, slowDown } from './site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = (name) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>cost</title><style>
body { margin: 0 } vitrine-player, .floor { display: block; position: relative; width: 800px; height: 450px }
.floor video { width: 100%; height: 100%; object-fit: fill }
.floor i { position: absolute; width: 14px; height: 14px; background: #fff; border-radius: 50%; transition: translate 0.25s linear }
</style><link rel="stylesheet" href="/peers/videojs-overlay/main.css"></head>
<body><script type="module" src="${name === 'videojs-overlay' ? '/peers/videojs-overlay/main.js' : '/player.js'}"></script></body></html>`;
const counts = [1, 100, 1000];
const measuredMs = 3000;

/** In the page: hotspots of the 6 s of the video, the same for all. */
const makeHotspots = `(count) => Array.from({ length: count }, (_, at) => {
  const start = count === 1 ? 0 : (at * 4.5) / count;
  const random = (salt) => (Math.sin(at * 12.9898 + salt) * 43758.5453) % 1;
  const place = (salt) => ({ x: Math.abs(random(salt)), y: Math.abs(random(salt + 1)) });
  const end = count === 1 ? 6 : start + 1.5;
  return { id: 'h' + at, href: '/h' + at, start, end, path: [{ t: start, ...place(1) }, { t: (start + end) / 2, ...place(3) }, { t: end, ...place(5) }] };
})`;

const frames = (video) => `() => ${video}.getVideoPlaybackQuality().totalVideoFrames`;
const players = {
  // Four times a second each dot is sent where it will be a quarter of a second later; the browser moves it there.
  floor: `async (hotspots) => {
    const box = Object.assign(document.createElement('div'), { className: 'floor' });
    const video = Object.assign(document.createElement('video'), { src: '/media/moving.mp4', muted: true, loop: true });
    box.append(video);
    document.body.append(box);
    const pool = [];
    const tick = () => {
      const t = video.currentTime + 0.25;
      let used = 0;
      for (const { start, end, path } of hotspots) {
        if (start > t) break;
        if (t >= end) continue;
        const dot = (pool[used] ??= box.appendChild(document.createElement('i')));
        used += 1;
        const at = t < path[1].t ? 0 : 1;
        const [a, b] = [path[at], path[at + 1]];
        const share = (t - a.t) / (b.t - a.t);
        dot.style.visibility = '';
        dot.style.translate = (a.x + (b.x - a.x) * share) * 800 + 'px ' + (a.y + (b.y - a.y) * share) * 450 + 'px';
      }
      for (let at = used; at < pool.length; at++) pool[at].style.visibility = 'hidden';
    };
    video.addEventListener('timeupdate', tick);
    await video.play();
    return ${frames('video')};
  }`,
  vitrine: `async (hotspots) => {
    await customElements.whenDefined('vitrine-player');
    const player = document.createElement('vitrine-player');
    Object.assign(player, { src: '/media/moving.mp4', muted: true, loop: true, hotspots: { hotspots } });
    document.body.append(player);
    await player.updateComplete;
    await player.play();
    return ${frames("player.shadowRoot.querySelector('video')")};
  }`,
  'videojs-overlay': '(hotspots) => globalThis.showHotspots(hotspots)',
};

/** @returns {Promise<Map<string, number[]>>} microseconds for each frame, by `<count> <player>` */
export async function hotspotCost(site, { rounds }) {
  const server = await serveFolder(join(root, 'dist/cdn'), {
    async handle(request, response) {
      const { pathname, searchParams } = new URL(request.url, 'http://host');
      if (pathname === '/page')
        response.writeHead(200, { 'content-type': 'text/html' }).end(page(searchParams.get('of')));
      else if (site.bundles.has(pathname))
        response
          .writeHead(200, { 'content-type': pathname.endsWith('.css') ? 'text/css' : 'text/javascript' })
          .end(site.bundles.get(pathname));
      else if (pathname.startsWith('/media/'))
        sendWithRange(request, response, await readFile(join(root, 'test/fixtures', pathname)), {
          'content-type': 'video/mp4',
        });
      else return false;
      return true;
    },
  });
  const samples = new Map();
  try {
    for await (const _ of rounds()) {
      for (const count of counts) {
        for (const [player, start] of Object.entries(players)) {
          const tab = await site.browser.newPage({ viewport: { width: 800, height: 450 } });
          const devtools = await tab.context().newCDPSession(tab);
          await tab.goto(`${server.url}/page?of=${player}`);
          await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
          await tab.evaluate(`(async () => { window.frames_ = await (${start})((${makeHotspots})(${count})) })()`);
          await tab.waitForTimeout(1200);
          await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
          const read = async () => ({
            seconds: await metricOf(devtools, 'TaskDuration'),
            frames: await tab.evaluate('window.frames_()'),
          });
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
    await server.close();
  }
  return samples;
}
