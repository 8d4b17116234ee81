// A feed of 1,000 videos on a slow phone, swiped by touch: what a swipe costs the main thread, what is in the document,
// what was fetched, and how soon the next video moves. `node test/bench/feed-swipe.mjs`, after a build.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { launchChromium } from '../support/browser-flags.mjs';
import { contentTypes, sendWithRange, serveFolder } from '../support/static-server.mjs';
import { becomeQuiet, median, metricOf, slowDown } from './site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = fileURLToPath(new URL('./feeds/', import.meta.url));

/** `kind` is that of the tables; `hls` = it plays streams, too. */
export const feeds = {
  floor: { kind: 'floor' },
  naive: { kind: 'floor' },
  photoswipe: { kind: 'peer' },
  swiper: { kind: 'peer' },
  vitrine: { kind: 'ours', hls: true },
};
const media = { MP4: '/media/clip.mp4', HLS: '/media/fmp4/main.m3u8' };
/** The first swipes load what is fetched once. */
const warmUps = 2;
const counted = 4;
const watched = 4;
/** From the beginning of a swipe: it lasts 0.4 s, then the next video plays and the one after it is prepared. */
const swipeMs = 1500;

const pageOf = (name) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title><style>body{margin:0}</style>
<link rel="stylesheet" href="/feeds/${name}/main.css"></head><body><main></main>
<script type="module" src="/feeds/${name}/main.js"></script></body></html>`;

/** Each row in a bundle of its own, all made alike; gzip -9, by path. */
async function bundleAll() {
  const files = new Map();
  for (const name of Object.keys(feeds)) {
    const { outputFiles } = await build({
      entryPoints: [join(folder, `${name}.js`)],
      entryNames: 'main',
      bundle: true,
      minify: true,
      splitting: true,
      format: 'esm',
      outdir: join(folder, 'out'),
      write: false,
      conditions: ['production', 'browser'],
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'error',
    });
    for (const { path, contents } of outputFiles)
      files.set(`/feeds/${name}/${path.split(/[\\/]/).at(-1)}`, gzipSync(contents, { level: 9 }));
  }
  return files;
}

/** Runs in the page before its scripts. */
function watchTasks() {
  globalThis.tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.tasks.push(duration);
  }).observe({ type: 'longtask' });
}

/** Runs in the page: resolves with whether a video came to rest in view and has shown more than its first frame. */
async function playsNow(n) {
  for (const end = performance.now() + 20_000; performance.now() < end;) {
    const video = globalThis.feed?.videoOf(n);
    const { left, top } = video?.getBoundingClientRect() ?? { left: 1, top: 1 };
    if (video && !video.paused && video.currentTime > 0.05 && Math.abs(left) < 1 && Math.abs(top) < 1) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}

/**
 * Runs in the page, before a swipe. Resolves with the time from when half of the next video is in view to its first
 * moving frame, in ms; null = there was none.
 */
function firstMovingFrame(n) {
  const { axis, videoOf } = globalThis.feed;
  globalThis.frame = new Promise((done) => {
    let half = null;
    let watchedVideo = null;
    const timer = setTimeout(() => done(null), 20_000);
    const end = (at) => {
      clearTimeout(timer);
      done(Math.max(0, at - half));
    };
    const onFrame =
      (video) =>
      (now, { mediaTime }) => {
        if (half !== null && !video.paused && mediaTime > 0) end(now);
        else video.requestVideoFrameCallback(onFrame(video));
      };
    const look = () => {
      const video = videoOf(n);
      if (video && video !== watchedVideo) {
        watchedVideo = video;
        video.requestVideoFrameCallback(onFrame(video));
      }
      const box = video?.getBoundingClientRect();
      const near = box && (axis === 'x' ? Math.abs(box.left) < innerWidth / 2 : Math.abs(box.top) < innerHeight / 2);
      if (near) half ??= performance.now();
      if (half === null || !video) requestAnimationFrame(look);
    };
    look();
  });
}

/** Runs in the page: nodes of the document through open shadow roots, and its media elements. */
function countNodes() {
  let [nodes, videos] = [0, 0];
  const walk = (node) => {
    nodes++;
    if (node.localName === 'video') videos++;
    if (node.shadowRoot) walk(node.shadowRoot);
    for (const child of node.childNodes) walk(child);
  };
  walk(document.body);
  return { nodes, videos };
}

async function open(browser, url, name, kind) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const tab = await context.newPage();
  tab.setDefaultTimeout(30_000);
  const devtools = await context.newCDPSession(tab);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  const requests = [];
  tab.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await tab.addInitScript(watchTasks);
  await tab.goto(`${url}/page?feed=${name}&media=${media[kind]}`);
  if (!(await tab.evaluate(playsNow, 0))) throw new Error(`${name}: the first video does not play`);
  await becomeQuiet(tab);
  const axis = await tab.evaluate(() => globalThis.feed.axis);
  /** A finger that goes over two thirds of the screen in a third of a second, and rests before it leaves. */
  const swipe = async () => {
    const [from, way] = axis === 'x' ? [340, -290] : [700, -560];
    const touch = (type, far) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [axis === 'x' ? { x: from + far, y: 400 } : { x: 150, y: from + far }],
      });
    await touch('touchStart', 0);
    const moves = 16;
    for (let at = 1; at <= moves + 2; at++) {
      await touch('touchMove', way * Math.min(1, at / moves));
      await tab.waitForTimeout(16);
    }
    await touch('touchEnd');
  };
  return { tab, devtools, requests, swipe, close: () => context.close() };
}

/**
 * @typedef {object} Swiped
 * @property {number} main ms of the main thread a swipe, median of the page's swipes
 * @property {number[]} frames ms to the first moving frame
 * @property {number[]} tasks ms of each task over 50 ms while swiping
 * @property {number} nodes
 * @property {number} videos media elements
 * @property {number} bytes of scripts and styles, after gzip
 */

/** One page: swiped, counted, closed. @returns {Promise<Swiped>} */
async function swipePage(browser, server, files, name, kind) {
  const { tab, devtools, requests, swipe, close } = await open(browser, server.url, name, kind);
  try {
    let at = 0;
    const next = async () => {
      at++;
      const began = performance.now();
      await swipe();
      await tab.waitForTimeout(Math.max(0, swipeMs - (performance.now() - began)));
    };
    const arrives = async () => {
      if (!(await tab.evaluate(playsNow, at))) throw new Error(`${name}: video ${at} does not play`);
    };
    for (let n = 0; n < warmUps; n++) {
      await next();
      await arrives();
    }
    await tab.evaluate(() => (globalThis.tasks.length = 0));
    const main = [];
    for (let n = 0; n < counted; n++) {
      const before = await metricOf(devtools, 'TaskDuration');
      await next();
      main.push(((await metricOf(devtools, 'TaskDuration')) - before) * 1000);
      await arrives();
    }
    const tasks = await tab.evaluate(() => globalThis.tasks);
    const { nodes, videos } = await tab.evaluate(countNodes);
    const frames = [];
    for (let n = 0; n < watched; n++) {
      await tab.evaluate(firstMovingFrame, at + 1);
      await next();
      frames.push(await tab.evaluate(() => globalThis.frame));
      await arrives();
    }
    let bytes = 0;
    for (const path of requests) bytes += files.get(path)?.length ?? 0;
    return { main: median(main), frames: frames.filter((ms) => ms !== null), tasks, nodes, videos, bytes };
  } finally {
    await close();
  }
}

/** @returns {Promise<Map<string, Swiped[]>>} by `<media> <feed>` */
export async function feedSwipe(
  { browser },
  { rounds },
  { only = Object.keys(feeds), kinds = Object.keys(media) } = {},
) {
  const files = await bundleAll();
  const server = await serveFolder(root, {
    async handle(request, response) {
      const { pathname, searchParams } = new URL(request.url, 'http://host');
      const bundled = files.get(pathname);
      if (pathname === '/page')
        response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(searchParams.get('feed')));
      else if (bundled)
        response
          .writeHead(200, { 'content-type': contentTypes[extname(pathname)], 'content-encoding': 'gzip' })
          .end(bundled);
      else if (pathname.startsWith('/media/'))
        sendWithRange(request, response, await readFile(join(root, 'test/fixtures', pathname)), {
          'content-type': contentTypes[extname(pathname)],
        });
      else response.writeHead(204).end();
      return true;
    },
  });
  const found = new Map();
  try {
    for await (const _ of rounds())
      for (const kind of kinds)
        for (const name of only) {
          if (kind === 'HLS' && !feeds[name].hls) continue;
          const key = `${kind} ${name}`;
          found.set(key, [...(found.get(key) ?? []), await swipePage(browser, server, files, name, kind)]);
        }
  } finally {
    await server.close();
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [only, kinds] = process.argv.slice(2).map((list) => list.split(','));
  const browser = await launchChromium();
  try {
    const found = await feedSwipe(
      { browser },
      { rounds: () => [0] },
      { ...(only ? { only } : {}), ...(kinds ? { kinds } : {}) },
    );
    for (const [key, list] of found) console.log(key, JSON.stringify(list[0]));
  } finally {
    await browser.close();
  }
}
