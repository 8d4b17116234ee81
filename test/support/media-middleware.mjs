// Koa middleware of the unit tests: /media/* are the fixtures with Range, /media/fmp4/soun/* and /media/fmp4/vide/*
// the same segments with sound or picture only, /live/<kind>/live.m3u8 is a live playlist made from the segments of the
// recorded video, so that no ffmpeg runs during the tests, and /echo?type=...&body=... answers with that body.
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneTrack, trackId } from './split-tracks.mjs';
import { contentTypes } from './static-server.mjs';

const root = fileURLToPath(new URL('../fixtures/media/', import.meta.url));
const segmentSeconds = 4;
const windowLength = 4;
const segmentCount = 3;
const started = Date.now();

export function livePlaylist(kind, rendition, now = Date.now()) {
  const edge = Math.floor((now - started) / 1000 / segmentSeconds) + windowLength;
  const first = edge - windowLength;
  const extension = kind === 'ts' ? 'mpegts' : 'm4s';
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${segmentSeconds}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${Math.ceil(first / segmentCount)}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
  ];
  for (let n = first; n < edge; n++) {
    const again = n % segmentCount === 0;
    if (n > first && again) lines.push('#EXT-X-DISCONTINUITY');
    if (kind === 'fmp4' && (n === first || again)) lines.push(`#EXT-X-MAP:URI="/media/fmp4/init_${rendition}.mp4"`);
    lines.push(
      `#EXT-X-PROGRAM-DATE-TIME:${new Date(started + (n - windowLength) * segmentSeconds * 1000).toISOString()}`,
      `#EXTINF:${segmentSeconds}.000,`,
      `/media/${kind}/seg_${rendition}_${n % segmentCount}.${extension}`,
    );
  }
  return lines.join('\n') + '\n';
}

export async function mediaMiddleware(ctx, next) {
  const live = /^\/live\/(fmp4|ts)\/live\.m3u8$/.exec(ctx.path);
  if (live) {
    ctx.type = contentTypes['.m3u8'];
    ctx.set('cache-control', 'no-store');
    ctx.body = livePlaylist(live[1], 'hi');
    return;
  }
  if (ctx.path === '/echo') {
    ctx.set('access-control-allow-origin', '*');
    ctx.set('content-type', String(ctx.query.type ?? 'text/plain'));
    ctx.body = String(ctx.query.body);
    return;
  }
  if (!ctx.path.startsWith('/media/')) return next();
  const [, kind, name] = /^\/media\/fmp4\/(soun|vide)\/(\w+\.(?:m4s|mp4))$/.exec(ctx.path) ?? [];
  if (kind) {
    const rendition = /_(hi|lo)/.exec(name)?.[1];
    const init = await readFile(join(root, `fmp4/init_${rendition}.mp4`));
    ctx.type = contentTypes[extname(name)];
    ctx.body = oneTrack(await readFile(join(root, 'fmp4', name)), trackId(init, kind));
    return;
  }
  const file = normalize(join(root, decodeURIComponent(ctx.path.slice('/media/'.length))));
  if (!file.startsWith(root)) {
    ctx.status = 403;
    return;
  }
  let data;
  try {
    data = await readFile(file);
  } catch {
    ctx.status = 404;
    return;
  }
  ctx.set('access-control-allow-origin', '*');
  ctx.set('accept-ranges', 'bytes');
  const range = /^bytes=(\d+)-(\d*)$/.exec(ctx.get('range'));
  if (range) {
    const from = Number(range[1]);
    const to = range[2] ? Math.min(Number(range[2]), data.length - 1) : data.length - 1;
    ctx.status = 206;
    ctx.set('content-range', `bytes ${from}-${to}/${data.length}`);
    data = data.subarray(from, to + 1);
  }
  ctx.type = contentTypes[extname(file)] ?? 'application/octet-stream';
  ctx.body = data;
}
