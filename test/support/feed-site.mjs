// A page with one feed of as many videos as its address says, and a phone that looks at it: for what a feed costs. The
// list is made in the page, page by page, so nothing of the feed's length is in the page but what the feed keeps.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './browser-flags.mjs';
import { contentTypes, sendWithRange, serveFolder } from './static-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The slow-down of a slow phone. */
export const slowDown = 4;

/** Both builds of hls.js. */
const hlsChunks = () => {
  const names = readdirSync(join(root, 'dist/cdn/chunks')).filter((file) =>
    /^hls(?:\.light)?-[\w-]{8}\.js$/.test(file),
  );
  if (names.length !== 2) throw new Error('dist/cdn has not both builds of hls.js: npm run build comes first');
  return names.map((name) => `/chunks/${name}`);
};

/** Every video has an address of its own, as in a shop; `mixed` = a file, a stream, a file, ... */
const address = {
  mp4: (n) => `/media/clip.mp4?${n}`,
  hls: (n) => `/media/fmp4/main.m3u8?${n}`,
  mixed: (n) => (n % 2 === 0 ? address.mp4(n) : address.hls(n)),
};

const pageOf = ({ count, kind, counted }) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Feed</title><link rel="icon" href="data:,">
<style>body { margin: 0 } vitrine-feed { display: block; height: 100vh; --vitrine-feed-height: 100vh }</style></head><body><script>
const address = { mp4: ${address.mp4}, hls: ${address.hls}, mixed: ${address.mixed} };
const video = (n) => ({
  id: 'v' + n, title: 'Video ' + n, sources: [{ src: address.${kind}(n) }], poster: '/media/poster.jpg?' + n,
  width: 540, height: 960, captions: [], track: { frame: null, hotspots: [], renditions: [] },
});
window.vitrine = Object.assign((...call) => window.vitrine.q.push(call), { q: [] });
vitrine('adapter', { name: 'long', contract: 1, videos: {
  get: (id) => Promise.resolve(video(Number(id.slice(1)))),
  feed({ cursor, limit = 10 }) {
    const from = Number(cursor ?? 0);
    const end = Math.min(${count}, from + limit);
    return Promise.resolve({
      videos: Array.from({ length: end - from }, (_, at) => video(from + at)),
      cursor: end < ${count} ? String(end) : null,
    });
  },
} });
</script><script type="module">
${counted ? countInPage : ''}
const script = document.createElement('script');
script.src = '/vitrine.js';
document.head.append(script);
document.body.append(Object.assign(document.createElement('vitrine-feed'), { id: 'feed' }));
document.querySelector('#feed').setAttribute('by', 'feed');
</script></body></html>`;

/** Counts video elements that are made, and instances of hls.js that hold one, from before the first of them. */
const countInPage = `
globalThis.counts = { made: 0, hls: 0, mostHls: 0 };
const { createElement } = Document.prototype;
Document.prototype.createElement = function (name, ...rest) {
  if (name === 'video') counts.made++;
  return createElement.call(this, name, ...rest);
};
const live = new Set();
const count = () => {
  counts.hls = live.size;
  counts.mostHls = Math.max(counts.mostHls, live.size);
};
for (const chunk of HLS_CHUNKS) {
  const { prototype } = Object.values(await import(chunk)).find((value) => value?.prototype?.attachMedia);
  const { attachMedia, destroy } = prototype;
  prototype.attachMedia = function (...rest) {
    live.add(this);
    count();
    return attachMedia.apply(this, rest);
  };
  prototype.destroy = function () {
    live.delete(this);
    count();
    return destroy.call(this);
  };
}`;

/** Runs in the page before its scripts. */
function toolsOfPage() {
  globalThis.feedTools = {
    root: () => document.querySelector('#feed').shadowRoot,
    scroller: () => feedTools.root().querySelector('.swipe'),
    /** The media element of an item; undefined = it has none. */
    videoOf: (step) =>
      feedTools.root().querySelector(`article[data-at="${step}"] vitrine-player`)?.shadowRoot.querySelector('video') ??
      undefined,
    plays(step) {
      const video = feedTools.videoOf(step);
      return Boolean(video && !video.paused && video.currentTime > 0);
    },
    /** Nodes through all shadow roots, and how many of them are media elements. */
    look() {
      const seen = { nodes: 0, media: 0, articles: 0 };
      const walk = (node) => {
        seen.nodes++;
        if (node.localName === 'video') seen.media++;
        if (node.localName === 'article') seen.articles++;
        if (node.shadowRoot) walk(node.shadowRoot);
        for (const child of node.childNodes) walk(child);
      };
      walk(document.querySelector('#feed'));
      return seen;
    },
    async until(holds, what, ms = 20_000) {
      for (const end = performance.now() + ms; !holds(); await new Promise(requestAnimationFrame))
        if (performance.now() > end) throw new Error(`${what} did not come`);
    },
  };
}

/** The server and one browser. */
export async function startFeedSite({ args = [] } = {}) {
  const server = await serveFolder(join(root, 'dist/cdn'), {
    async handle(request, response) {
      const { pathname, searchParams } = new URL(request.url, 'http://host');
      if (pathname === '/feed') {
        const options = Object.fromEntries(searchParams);
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(pageOf(options).replace('HLS_CHUNKS', options.counted ? JSON.stringify(hlsChunks()) : ''));
      } else if (pathname.startsWith('/media/'))
        sendWithRange(request, response, await readFile(join(root, 'test/fixtures', pathname)), {
          'content-type': contentTypes[extname(pathname)],
        });
      else return false;
      return true;
    },
  });
  const browser = await launchChromium({ args });

  /** A phone that looks at a feed; `slow` = so many times slower. */
  async function visit({ count, kind, slow = slowDown, counted = true }) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    const problems = [];
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.addInitScript(toolsOfPage);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    if (slow > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow });
    await page.goto(`${server.url}/feed?count=${count}&kind=${kind}${counted ? '&counted=yes' : ''}`);
    await page.locator('#feed article').first().waitFor();
    await page.evaluate(() => globalThis.feedTools.until(() => globalThis.feedTools.plays(0), 'the first video'));
    const metrics = async () =>
      Object.fromEntries(
        (await devtools.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]),
      );
    /** Bytes of the heap, nodes and listeners that are left after collection. */
    const collected = async () => {
      for (let at = 0; at < 3; at++) await devtools.send('HeapProfiler.collectGarbage');
      const { JSHeapUsedSize: heap, Nodes: nodes, JSEventListeners: listeners } = await metrics();
      return { heap, nodes, listeners };
    };
    return { page, devtools, problems, metrics, collected, close: () => context.close() };
  }

  return { url: server.url, browser, visit, close: () => Promise.all([browser.close(), server.close()]) };
}
