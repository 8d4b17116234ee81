// A page with nothing but a video and @vitrine/media from source, for journeys about playback.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Playback</title>
<style>video { width: 180px; height: 320px; background: #000 }</style>
<video muted playsinline></video><script type="module" src="/harness/main.js"></script>`;

const main = `
import { createPlayback } from '@vitrine/media';
const video = document.querySelector('video');
/** A clock that runs \`scale\` times as fast; the video itself plays at its own speed. */
function scaledClock(scale) {
  return {
    now: () => performance.now() * scale,
    setTimeout: (callback, ms) => setTimeout(callback, ms / scale),
    clearTimeout: (handle) => clearTimeout(handle),
  };
}
globalThis.begin = ({ sources, scale = 1, rate = 1, ...options }) => {
  const clock = scaledClock(scale);
  const playback = createPlayback(video, { ...options, clock });
  const record = { phases: [], codes: [], longestJump: 0, standstill: 0, engine: null };
  let last = { position: 0, at: clock.now() };
  video.addEventListener('timeupdate', () => {
    const { currentTime } = video;
    if (video.seeking || video.readyState < 2) return;
    const elapsed = (clock.now() - last.at) / scale / 1000 * video.playbackRate;
    record.longestJump = Math.max(record.longestJump, currentTime - last.position - elapsed);
    if (currentTime > last.position + 0.01) last = { position: currentTime, at: clock.now() };
  });
  playback.$state.subscribe((state) => {
    if (record.phases.at(-1) !== state.phase) record.phases.push(state.phase);
    if (state.error && record.codes.at(-1) !== state.error.code) record.codes.push(state.error.code);
    record.engine = state.engine ?? record.engine;
    record.standstill = clock.now() - last.at;
    const { code, recoverable, message } = state.error ?? {};
    record.state = { ...state, error: state.error && { code, recoverable, message } };
  });
  playback.setRate(rate);
  playback.load(sources);
  globalThis.playback = playback;
  globalThis.record = record;
  return playback.play();
};
globalThis.isOver = () => {
  const { phase, error, recovering } = playback.$state.get();
  return phase === 'ended' || (error !== null && !recovering);
};
/** Fetches and evaluates hls.js before the test begins: how long that takes depends on the machine only. */
globalThis.warm = () => Promise.all([import('hls.js'), import('hls.js/light')]).then(() => {});
globalThis.loaded = true;
`;

/** A request handler for a server: serves the page at \`/\` and its scripts, and returns whether it did. */
export async function mediaHarness() {
  const { outputFiles } = await build({
    stdin: { contents: main, resolveDir: root, loader: 'ts' },
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    outdir: '/harness',
    entryNames: 'main',
    alias: { '@vitrine/media': fileURLToPath(new URL('../../packages/media/src/index.ts', import.meta.url)) },
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: '{}',
  });
  const scripts = new Map(outputFiles.map((file) => [`/harness/${file.path.split(/[\\/]/).pop()}`, file.contents]));
  return (request, response) => {
    const script = scripts.get(request.url);
    if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else if (request.url === '/favicon.ico') response.writeHead(204).end();
    else if (script) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    else return false;
    return true;
  };
}
