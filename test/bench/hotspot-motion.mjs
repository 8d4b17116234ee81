// How far a marker is from its product on screen, while both move at 128 px/s: white square of the video against the
// marker, on pictures taken while it plays, after seeks and at other rates. Stalls are a unit test of the hotspot layer.
// `node test/bench/hotspot-motion.mjs`, after a build.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { launchChromium } from '../support/browser-flags.mjs';
import { sendWithRange, serveFolder } from '../support/static-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const width = 800;
const height = 100;

// Only the dot of the marker, below what it is compared with.
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>motion</title><style>
body { margin: 0 } vitrine-player { width: ${width}px; height: ${height}px; --vitrine-object-fit: fill }
vitrine-player::part(controls), vitrine-player::part(hotspot-chip) { display: none }
vitrine-player::part(hotspot) { clip-path: circle(6px); animation: none }
</style></head><body><script type="module" src="/player.js"></script></body></html>`;

/** The middle of what is white on a line of the picture. */
function middle(png, row) {
  let [sum, count] = [0, 0];
  for (let x = 0; x < width; x++) {
    const at = (row * png.width + x) * 4;
    const light = Math.min(png.data[at], png.data[at + 1], png.data[at + 2]);
    const weight = light > 100 ? light : 0;
    sum += weight * (x + 0.5);
    count += weight;
  }
  return count > 0 ? sum / count : null;
}

/** In the page: what is done at the beginning of each phase. The slower rate has half the speed, the faster twice. */
const phases = {
  'while it plays': 'player.seek(0.3)',
  'after a seek': 'player.seek(3)',
  'after a seek back': 'player.seek(1)',
  'at half the rate': 'player.seek(1); video.playbackRate = 0.5',
  'at twice the rate': 'player.seek(0.3); video.playbackRate = 2',
};

/**
 * @returns {Promise<Record<string, { p50: number, p95: number, middle: number, samples: number }>>} px by phase:
 * `middle` is the median with its sign, positive where the marker is ahead
 */
export async function hotspotMotion({ runs = 3 } = {}) {
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
  const errors = new Map(Object.keys(phases).map((phase) => [phase, []]));
  try {
    for (let run = 0; run < runs; run++) {
      const tab = await browser.newPage({ viewport: { width, height } });
      await tab.goto(server.url);
      await tab.evaluate(async () => {
        await customElements.whenDefined('vitrine-player');
        const player = document.createElement('vitrine-player');
        const path = [
          { t: 0, x: 16 / 800, y: 0.88 },
          { t: 6, x: 784 / 800, y: 0.88 },
        ];
        Object.assign(player, {
          src: '/media/moving.mp4',
          muted: true,
          hotspots: { hotspots: [{ id: 'mark', href: '/mark', start: 0, end: 6, path }] },
        });
        document.body.append(player);
        await player.updateComplete;
        await player.play();
        while (player.currentTime < 0.5) await new Promise((done) => setTimeout(done, 20));
      });
      for (const [phase, begin] of Object.entries(phases)) {
        const end = await tab.evaluate(`(async () => {
          const player = document.querySelector('vitrine-player');
          const video = player.shadowRoot.querySelector('video');
          video.playbackRate = 1;
          ${begin};
          await new Promise((done) => video.addEventListener('seeked', done, { once: true }));
          if (video.paused) await player.play();
          const from = player.currentTime;
          while (player.currentTime === from) await new Promise((done) => requestAnimationFrame(done));
          return from + 2 * video.playbackRate;
        })()`);
        while (await tab.evaluate((time) => document.querySelector('vitrine-player').currentTime < time, end)) {
          const png = PNG.sync.read(await tab.screenshot());
          const square = middle(png, 50);
          const marker = middle(png, 88);
          if (square !== null && marker !== null) errors.get(phase).push(marker - square);
        }
      }
      await tab.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const share = (list, part) =>
    list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))] ?? NaN;
  return Object.fromEntries(
    [...errors].map(([phase, list]) => {
      const sizes = list.map(Math.abs);
      const found = { p50: share(sizes, 0.5), p95: share(sizes, 0.95), middle: share(list, 0.5), samples: list.length };
      return [phase, found];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await hotspotMotion());
