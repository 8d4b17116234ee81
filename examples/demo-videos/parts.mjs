/**
 * Parts of the demo's videos as videos of their own, for a feed that needs many: a playlist of segments of the whole
 * video, its captions of that time and its first picture. No picture or sound is stored twice. Which parts there are
 * is said by the memory shop.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoSeed } from '@vitrine/adapters/memory';
import { stageFlags } from './render.mjs';

const media = fileURLToPath(new URL('../demo/media/videos/', import.meta.url));
const { chromium } = createRequire(new URL('../../package.json', import.meta.url))('playwright-core');
const languages = ['en', 'bn', 'ar', 'id', 'vi'];

/** The playlist of a part: the head of the whole video's, and the segments from `start` to `end` seconds. */
function playlistOf(whole, id, { start, end }) {
  const text = readFileSync(join(media, whole, 'hi.m3u8'), 'utf8').replaceAll('hi.mp4', `../${whole}/hi.mp4`);
  const [head, ...segments] = text.replace('#EXT-X-ENDLIST', '').trim().split('#EXTINF:');
  let at = 0;
  const inside = segments.filter((segment) => {
    const from = at;
    at += parseFloat(segment);
    return from >= start && at <= end;
  });
  return `${head}${inside.map((segment) => `#EXTINF:${segment.trim()}\n`).join('')}#EXT-X-ENDLIST\n`;
}

const seconds = (stamp) => stamp.split(':').reduce((total, part) => total * 60 + Number(part), 0);
const stamp = (time) => `00:${time.toFixed(3).padStart(6, '0')}`;

/** The captions of a part. A cue that is heard for less than half a second of it is left out. */
function captionsOf(whole, lang, { start, end }) {
  const text = readFileSync(join(media, whole, `captions.${lang}.vtt`), 'utf8');
  const cues = [...text.matchAll(/^(\S+) --> (\S+)\n([\s\S]*?)(?:\n\n|\s*$)/gm)].flatMap(([, from, to, words]) => {
    const cue = [Math.max(seconds(from), start) - start, Math.min(seconds(to), end) - start];
    return cue[1] - cue[0] < 0.5 ? [] : [`${stamp(cue[0])} --> ${stamp(cue[1])}\n${words.trim()}\n`];
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

const parts = demoSeed.videos.filter(({ cutFrom }) => cutFrom);
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: stageFlags,
});
/** Runs in the page: shows a video. A blob needs no server, and every moment of it can be sought. */
async function load(base64) {
  const video = document.querySelector('video');
  video.src = URL.createObjectURL(await (await fetch(`data:video/mp4;base64,${base64}`)).blob());
  await new Promise((done) => video.addEventListener('loadeddata', done, { once: true }));
}

/** Runs in the page: the picture at `at` seconds, a JPEG in base64. */
async function pictureAt(at) {
  const video = document.querySelector('video');
  const seeked = new Promise((done) => video.addEventListener('seeked', done, { once: true }));
  video.currentTime = at;
  await seeked;
  const canvas = Object.assign(document.createElement('canvas'), {
    width: video.videoWidth,
    height: video.videoHeight,
  });
  canvas.getContext('2d').drawImage(video, 0, 0);
  return canvas.toDataURL('image/jpeg', 0.8).split(',')[1];
}

let whole;
try {
  const tab = await browser.newPage();
  await tab.setContent('<video muted></video>');
  for (const { id, cutFrom, duration } of parts) {
    const time = { start: cutFrom.start, end: cutFrom.start + duration };
    const folder = join(media, id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'main.m3u8'), playlistOf(cutFrom.id, id, time));
    for (const lang of languages)
      writeFileSync(join(folder, `captions.${lang}.vtt`), captionsOf(cutFrom.id, lang, time));
    // A quarter of a second in: the first frame of a part may be the blur of a change of scene.
    if (whole !== cutFrom.id) {
      whole = cutFrom.id;
      await tab.evaluate(load, readFileSync(join(media, whole, 'hi.mp4')).toString('base64'));
    }
    const picture = await tab.evaluate(pictureAt, time.start + 0.25);
    writeFileSync(join(folder, 'poster.jpg'), Buffer.from(picture, 'base64'));
  }
} finally {
  await browser.close();
}
console.log(`${parts.length} parts`);
