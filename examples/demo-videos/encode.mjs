/** ffmpeg: two renditions of fragmented MP4 in single files, the playlists that point into them, and the poster. */

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fps } from './track.mjs';

const run = promisify(execFile);
const quiet = ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'];

/** Seconds of a segment; every one begins with a key frame. */
const segment = 2;

/** Takes raw frames and keeps them without loss until all renditions are made. */
export function negative(path, { width, height }) {
  const child = spawn(
    'ffmpeg',
    [
      '-hide_banner',
      '-loglevel',
      'error',
      '-y',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgba',
      '-s',
      `${width}x${height}`,
      '-r',
      String(fps),
      '-i',
      'pipe:0',
      '-c:v',
      'libx264rgb',
      '-preset',
      'ultrafast',
      '-qp',
      '0',
      path,
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const ended = once(child, 'exit');
  return {
    async write(frame) {
      if (!child.stdin.write(frame)) await once(child.stdin, 'drain');
    },
    async end() {
      child.stdin.end();
      const [code] = await ended;
      if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
    },
  };
}

/** The top-level boxes of an MP4: `{ type, offset, size }`. */
function boxes(bytes) {
  const found = [];
  for (let offset = 0; offset < bytes.length;) {
    const size = bytes.readUInt32BE(offset);
    if (size < 8) throw new Error(`a box of ${size} bytes at ${offset}`);
    found.push({ type: bytes.toString('latin1', offset + 4, offset + 8), offset, size });
    offset += size;
  }
  return found;
}

/**
 * Writes the whole length into the head of a fragmented file (`mehd`), where ffmpeg has none: without it Firefox
 * believes in the length of the first fragment until it has read more. The index at the end goes: it counts from the
 * start of the file, and there is one up front.
 */
function withLength(bytes, seconds) {
  const top = boxes(bytes);
  const moov = top.find(({ type }) => type === 'moov');
  const inside = boxes(bytes.subarray(moov.offset + 8, moov.offset + moov.size));
  const at = (type) => moov.offset + 8 + inside.find((box) => box.type === type).offset;
  const [mvhd, mvex] = [at('mvhd'), at('mvex')];
  const mehd = Buffer.alloc(16);
  mehd.writeUInt32BE(16, 0);
  mehd.write('mehd', 4, 'latin1');
  mehd.writeUInt32BE(Math.round(seconds * bytes.readUInt32BE(mvhd + 20)), 12);
  const end = top.find(({ type }) => type === 'mfra')?.offset ?? bytes.length;
  const out = Buffer.concat([bytes.subarray(0, mvex + 8), mehd, bytes.subarray(mvex + 8, end)]);
  for (const box of [moov.offset, mvex]) out.writeUInt32BE(out.readUInt32BE(box) + mehd.length, box);
  return out;
}

/**
 * One rendition. The file is an ordinary MP4 for `<video src>` (index and length up front) and, by byte ranges, HLS.
 * Answers what the main playlist says about it.
 */
export async function rendition({ source, sound, folder, name, width, height, duration, crf, maxrate, audio }) {
  const file = join(folder, `${name}.mp4`);
  await run(
    'ffmpeg',
    [
      // AAC begins a frame early; without the offset the pictures would be moved half a frame away from their hotspots
      // instead.
      ...quiet,
      '-i',
      source,
      '-itsoffset',
      String(1024 / 48000),
      '-i',
      sound,
      '-map',
      '0:v',
      '-map',
      '1:a',
      '-map_metadata',
      '-1',
      '-fflags',
      '+bitexact',
      '-flags:v',
      '+bitexact',
      '-flags:a',
      '+bitexact',
      '-vf',
      `scale=${width}:${height}:flags=lanczos:out_color_matrix=bt709:out_range=tv,format=yuv420p`,
      '-c:v',
      'libx264',
      '-profile:v',
      'high',
      '-level',
      '3.1',
      '-preset',
      'veryslow',
      '-tune',
      'film',
      '-crf',
      String(crf),
      '-maxrate',
      `${maxrate}k`,
      '-bufsize',
      `${maxrate * 2}k`,
      // No B-frames: they would move the first picture away from 0 where edit lists are not read, and every hotspot
      // with it.
      '-bf',
      '0',
      '-x264-params',
      'aq-mode=3:aq-strength=1.1:deblock=0,0:psy-rd=0.6,0.1',
      '-g',
      String(segment * fps),
      '-keyint_min',
      String(segment * fps),
      '-sc_threshold',
      '0',
      '-color_primaries',
      'bt709',
      '-color_trc',
      'bt709',
      '-colorspace',
      'bt709',
      '-color_range',
      'tv',
      '-c:a',
      'aac',
      '-b:a',
      `${audio}k`,
      '-ac',
      '2',
      '-t',
      String(duration),
      '-movflags',
      '+frag_keyframe+empty_moov+default_base_moof+global_sidx',
      '-f',
      'mp4',
      file,
    ],
    { maxBuffer: 1 << 24 },
  );

  const bytes = withLength(await readFile(file), duration);
  await writeFile(file, bytes);
  const all = boxes(bytes);
  const starts = all.filter(({ type }) => type === 'moof').map(({ offset }) => offset);
  const index = all.find(({ type }) => type === 'sidx');
  const head = index ? index.offset : starts[0];
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${segment}`,
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-MAP:URI="${name}.mp4",BYTERANGE="${head}@0"`,
  ];
  let peak = 0;
  starts.forEach((offset, number) => {
    const length = Math.min(segment, duration - number * segment);
    const size = (starts[number + 1] ?? bytes.length) - offset;
    peak = Math.max(peak, (size * 8) / length);
    lines.push(`#EXTINF:${length.toFixed(5)},`, `#EXT-X-BYTERANGE:${size}@${offset}`, `${name}.mp4`);
  });
  if (starts.length !== Math.ceil(duration / segment))
    throw new Error(`${file}: ${starts.length} segments for ${duration} s`);
  await writeFile(join(folder, `${name}.m3u8`), `${lines.join('\n')}\n#EXT-X-ENDLIST\n`);
  const avcc = bytes.indexOf('avcC', 0, 'latin1') + 5;
  const codec = `avc1.${bytes.toString('hex', avcc, avcc + 3)}`;
  return {
    name,
    width,
    height,
    peak: Math.ceil(peak),
    mean: Math.ceil((bytes.length * 8) / duration),
    codecs: `${codec},mp4a.40.2`,
    bytes: bytes.length,
  };
}

export async function mainPlaylist(folder, renditions) {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  for (const { name, width, height, peak, mean, codecs } of renditions) {
    lines.push(
      `#EXT-X-STREAM-INF:BANDWIDTH=${peak},AVERAGE-BANDWIDTH=${mean},CODECS="${codecs}",RESOLUTION=${width}x${height},FRAME-RATE=${fps}.000`,
      `${name}.m3u8`,
    );
  }
  await writeFile(join(folder, 'main.m3u8'), `${lines.join('\n')}\n`);
}

/** The best quality that stays below `limit` bytes. */
export async function poster({ still, folder, limit }) {
  const file = join(folder, 'poster.jpg');
  for (let quality = 2; quality < 16; quality++) {
    await run('ffmpeg', [
      ...quiet,
      '-i',
      still,
      '-frames:v',
      '1',
      '-vf',
      'scale=out_range=pc,format=yuvj420p',
      '-map_metadata',
      '-1',
      '-fflags',
      '+bitexact',
      '-q:v',
      String(quality),
      file,
    ]);
    if ((await stat(file)).size < limit) return;
  }
  throw new Error(`${file} does not get below ${limit} bytes`);
}
