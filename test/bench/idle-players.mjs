// What 1, 20 and 100 idle players cost a page: main-thread time at 4x CPU slow-down, nodes, listeners. Medians of
// interleaved runs; times belong to this machine, the ratios to the bare facade are what to read.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchChromium } from '../support/browser-flags.mjs';
import { serveFolder } from '../support/static-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const poster = '/media/poster.jpg';
const video = '/media/clip.mp4';

const controls = [
  'play-button',
  'seek-backward-button',
  'seek-forward-button',
  'mute-button',
  'volume-range',
  'time-range',
  'time-display',
  'playback-rate-button',
  'pip-button',
  'fullscreen-button',
];
const PEERS = {
  facade: (i) =>
    `<div class="player"><img src="${poster}" alt="" loading="lazy"><button type="button" aria-label="Play ${i}">▶</button></div>`,
  vitrine: (i) =>
    `<vitrine-player class="player" src="${video}" poster="${poster}" label="Video ${i}"></vitrine-player>`,
  'media-chrome': () =>
    `<media-controller class="player"><video slot="media" preload="none" poster="${poster}" src="${video}" playsinline></video><media-control-bar>${controls.map((name) => `<media-${name}></media-${name}>`).join('')}</media-control-bar></media-controller>`,
  vidstack: (i) =>
    `<media-player class="player" load="play" title="Video ${i}" src="${video}" poster="${poster}"><media-provider></media-provider><media-video-layout></media-video-layout></media-player>`,
};

const page = (peer, count) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${peer}</title>
<style>.player{display:block;width:180px;height:320px;position:relative}.player img{width:100%;height:100%}</style>
<script type="module" src="${peer === 'vitrine' ? '/cdn/player.js' : `/peers/${peer}.js`}"></script></head>
<body>${Array.from({ length: count }, (_, i) => PEERS[peer](i)).join('')}</body></html>`;

async function sample(browser, url) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const tab = await context.newPage();
    const cdp = await context.newCDPSession(tab);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await tab.goto(url, { waitUntil: 'load' });
    // Idle: two idle periods in a row without a long one between.
    await tab.evaluate(async () => {
      for (let calm = 0; calm < 3;) {
        const left = await new Promise((done) =>
          requestIdleCallback((deadline) => done(deadline.timeRemaining()), { timeout: 4000 }),
        );
        calm = left > 8 ? calm + 1 : 0;
      }
    });
    const { metrics } = await cdp.send('Performance.getMetrics');
    const metric = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
    const nodes = await tab.evaluate(() => {
      const count = (node) =>
        [...node.querySelectorAll('*')].reduce(
          (sum, element) => sum + 1 + (element.shadowRoot ? count(element.shadowRoot) : 0),
          0,
        );
      return count(document.body);
    });
    return { main: metric('TaskDuration') * 1000, nodes, listeners: metric('JSEventListeners') };
  } finally {
    await context.close();
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** @returns rows of { peer, count, main, ratio, nodes, listeners } */
export async function idlePlayers({ counts = [1, 20, 100], runs = 5 } = {}) {
  const bundles = await build({
    entryPoints: ['facade', 'media-chrome', 'vidstack'].map((peer) => join(root, 'test/bench/peers', `${peer}.js`)),
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    outdir: join(root, 'test/bench/out'),
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const files = new Map(
    bundles.outputFiles.map(({ path, contents }) => [
      path.replaceAll('\\', '/').split('/').at(-1),
      Buffer.from(contents),
    ]),
  );
  const server = await serveFolder(join(root, 'dist'), {
    async handle(request, response) {
      const { pathname, searchParams } = new URL(request.url, 'http://host');
      if (pathname === '/page')
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(page(searchParams.get('peer'), Number(searchParams.get('count'))));
      else if (pathname.startsWith('/peers/') && files.has(pathname.slice(7)))
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(files.get(pathname.slice(7)));
      else if (pathname.startsWith('/media/')) response.writeHead(204).end();
      else return false;
      return true;
    },
  });
  const browser = await launchChromium();
  try {
    const found = new Map();
    for (let run = 0; run < runs; run++) {
      for (const count of counts) {
        for (const peer of Object.keys(PEERS)) {
          const key = `${count} ${peer}`;
          found.set(key, [
            ...(found.get(key) ?? []),
            await sample(browser, `${server.url}/page?peer=${peer}&count=${count}`),
          ]);
        }
      }
    }
    return counts.flatMap((count) => {
      const floor = median(found.get(`${count} facade`).map(({ main }) => main));
      return Object.keys(PEERS).map((peer) => {
        const samples = found.get(`${count} ${peer}`);
        const main = median(samples.map((one) => one.main));
        return {
          peer,
          count,
          main,
          ratio: main / floor,
          nodes: samples[0].nodes,
          listeners: median(samples.map((one) => one.listeners)),
        };
      });
    });
  } finally {
    await browser.close();
    await server.close();
  }
}
