// The pages of the bench: one server and one browser, each page in a profile of its own. Files are compressed as a
// shop's server would, and only this machine can be reached.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchChromium } from '../support/browser-flags.mjs';
import { contentTypes, sendWithRange, serveFolder } from '../support/static-server.mjs';
import { media, peers } from './peers.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = fileURLToPath(new URL('.', import.meta.url));
const viewport = { width: 390, height: 844 };
/** As in `docs/benchmarks.md`: 9 Mbit/s and 60 ms. */
export const line = { offline: false, latency: 60, downloadThroughput: 1_125_000, uploadThroughput: 1_125_000 };
export const slowDown = 4;

const style = `body{margin:0}.player{display:block;width:180px;height:320px;position:relative}
.player>img,.player>video:not([slot]){width:100%;height:100%}`;

function pageOf(name, count, kind) {
  const { bundle, head = '', html } = peers[name];
  const own = bundle
    ? `<link rel="stylesheet" href="/peers/${bundle}/main.css"><script type="module" src="/peers/${bundle}/main.js"></script>`
    : '';
  const list = Array.from({ length: count }, (_, at) => html(media[kind], at)).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title><style>${style}</style>${head}${own}</head>
<body><main>${list}</main><template>${html(media[kind], 0)}</template></body></html>`;
}

/** Each peer in a bundle of its own, all made alike, by the path that the page asks for. */
async function bundleAll() {
  const names = [...new Set(Object.values(peers).map(({ bundle }) => bundle))].filter(Boolean);
  const files = new Map();
  for (const name of [...names, 'videojs-overlay']) {
    const { outputFiles } = await build({
      entryPoints: [join(folder, 'peers', `${name}.js`)],
      entryNames: 'main',
      bundle: true,
      minify: true,
      splitting: true,
      format: 'esm',
      outdir: join(folder, 'out'),
      write: false,
      conditions: ['production', 'browser'],
      loader: { '.svg': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl', '.eot': 'dataurl', '.ttf': 'dataurl' },
      define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
      logLevel: 'error',
    });
    for (const { path, contents } of outputFiles)
      files.set(`/peers/${name}/${path.replaceAll('\\', '/').split('/').at(-1)}`, Buffer.from(contents));
  }
  return files;
}

/** The time a page needs to become quiet: three idle periods in a row, twice, with 300 ms in between. */
export const becomeQuiet = (tab) =>
  tab.evaluate(async () => {
    for (let round = 0; round < 2; round++) {
      for (let calm = 0; calm < 3;) {
        const left = await new Promise((done) =>
          requestIdleCallback((deadline) => done(deadline.timeRemaining()), { timeout: 4000 }),
        );
        calm = left > 8 ? calm + 1 : 0;
      }
      await new Promise((done) => setTimeout(done, 300));
    }
  });

/** One metric of the page, in the unit of the protocol. */
export async function metricOf(devtools, name) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)?.value ?? 0;
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

export async function startBenchSite() {
  const bundles = await bundleAll();
  const compressed = new Map();
  /** The bytes of a text as they go over the line, in bytes: gzip -9. */
  const gzipOf = (path, data) => {
    if (!compressed.has(path)) compressed.set(path, gzipSync(data, { level: 9 }));
    return compressed.get(path);
  };
  const send = (response, path, data) =>
    response
      .writeHead(200, {
        'content-type': contentTypes[extname(path)] ?? 'text/html; charset=utf-8',
        'content-encoding': 'gzip',
        'cache-control': 'max-age=3600',
      })
      .end(gzipOf(path, data));

  const server = await serveFolder(join(root, 'dist'), {
    async handle(request, response) {
      const { pathname, searchParams } = new URL(request.url, 'http://host');
      if (pathname === '/page') {
        const [name, kind] = [searchParams.get('peer'), searchParams.get('media')];
        const html = pageOf(name, Number(searchParams.get('count')), kind);
        send(response, request.url, html);
      } else if (bundles.has(pathname)) send(response, pathname, bundles.get(pathname));
      else if (pathname.startsWith('/peers/')) response.writeHead(204).end();
      else if (/^\/cdn\/.*\.(?:js|css|json)$/.test(pathname))
        send(response, pathname, await readFile(join(root, 'dist', pathname)));
      else if (pathname.startsWith('/media/'))
        sendWithRange(request, response, await readFile(join(root, 'test/fixtures', pathname)), {
          'content-type': contentTypes[extname(pathname)],
          'cache-control': 'max-age=3600',
        });
      else return false;
      return true;
    },
  });
  const browser = await launchChromium({
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      '--js-flags=--expose-gc',
      '--enable-precise-memory-info',
    ],
  });

  /** Opens the page of a peer; `throttled` = the slow network and a processor of a quarter. */
  async function open(name, { count = 1, kind = 'HLS', slow = 1, throttled = false, quiet = true } = {}) {
    const context = await browser.newContext({ viewport });
    const tab = await context.newPage();
    tab.setDefaultTimeout(30_000);
    const devtools = await context.newCDPSession(tab);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const requests = [];
    tab.on('request', (request) => requests.push(new URL(request.url())));
    if (peers[name].savesData)
      await tab.addInitScript(() =>
        Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: true } }),
      );
    if (throttled) {
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', line);
    }
    const rate = throttled ? slowDown : slow;
    if (rate > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    await tab.goto(`${server.url}/page?peer=${encodeURIComponent(name)}&count=${count}&media=${kind}`);
    if (quiet) await becomeQuiet(tab);
    return { tab, devtools, requests, close: () => context.close() };
  }

  return {
    browser,
    url: server.url,
    bundles,
    open,
    /** Scripts and styles among the requests, in bytes after gzip. */
    bytesOf: (requests) => {
      let sum = 0;
      for (const { pathname } of requests)
        if (/\.(?:m?js|css)$/.test(pathname)) sum += compressed.get(pathname)?.length ?? 0;
      return sum;
    },
    close: () => Promise.all([browser.close(), server.close()]),
  };
}
