/**
 * Makes the films: `node make.mjs [id ...] [--samples N] [--scale S] [--step N] [--keep]`. A film says itself how large
 * and how well it is drawn; `--scale` and `--samples` are for drafts; `--step N` draws every Nth frame; `--keep` takes
 * the frames of the last run and only encodes again.
 */

import { mkdir, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mainPlaylist, negative, poster, rendition } from './encode.mjs';
import { films } from './films.mjs';
import { openStage } from './render.mjs';
import { compose } from './sound.mjs';
import { fps, hotspotFile, print } from './track.mjs';
import { captions, labels, languages } from './words.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    samples: { type: 'string' },
    scale: { type: 'string' },
    step: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
});

const media = fileURLToPath(new URL('../demo/media/videos/', import.meta.url));
const cache = fileURLToPath(new URL('.cache/', import.meta.url));

const clock = (seconds) =>
  `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${(seconds % 60).toFixed(3).padStart(6, '0')}`;

function webvtt(cues, language) {
  return `WEBVTT\n\n${cues.map(({ start, end, text }, index) => `${index + 1}\n${clock(start)} --> ${clock(end)}\n${text[language]}\n`).join('\n')}`;
}

/** Where every product is in every frame, in ten-thousandths of the frame; null while it is not to be seen. */
function truthFile({ handles, tracks }) {
  const frames = Object.entries(tracks).map(([name, track]) => [
    handles[name],
    track.map((place) => place?.map((value) => Math.round(value * 10000)) ?? null),
  ]);
  return `${JSON.stringify({ fps, unit: 0.0001, frames: Object.fromEntries(frames) })}\n`;
}

async function shoot(stage, film, info, source) {
  const scale = Number(values.scale ?? film.scale);
  const [width, height] = [film.width, film.height].map((length) => Math.round((length * scale) / 2) * 2);
  await stage.open(`/scenes/${film.id}.js`, { width, height });
  const keeper = negative(source, { width, height });
  const frames = Math.round(info.duration * fps);
  const step = Number(values.step);
  const started = Date.now();
  let picture;
  for (let frame = 0; frame < frames; frame++) {
    if (frame % step === 0)
      picture = await stage.frame(frame / fps, { samples: Number(values.samples ?? film.samples) });
    await keeper.write(picture);
    if (frame % 48 === 47)
      console.log(`${film.id} ${frame + 1}/${frames}, ${Math.round((Date.now() - started) / (frame + 1))} ms a frame`);
  }
  await keeper.end();
}

async function make(film) {
  const folder = `${media}${film.id}/`;
  const source = `${cache}${film.id}.mkv`;
  const sound = `${cache}${film.id}.wav`;
  const still = `${cache}${film.id}.png`;
  await mkdir(folder, { recursive: true });
  await mkdir(cache, { recursive: true });
  const stage = await openStage();
  let info;
  let spots;
  let truth;
  try {
    info = await stage.open(`/scenes/${film.id}.js`, { width: film.width, height: film.height });
    truth = await stage.call('truth');
    spots = hotspotFile({ ...film, duration: info.duration, cuts: info.cuts, priority: info.priority }, truth, labels);
    console.log(`${film.id}: ${spots.file.hotspots.length} hotspots, worst ${spots.worst.toFixed(4)}`);
    await writeFile(still, await stage.frame(info.poster, { format: 'png', samples: 20 }));
    if (!values.keep || !existsSync(source)) await shoot(stage, film, info, source);
  } finally {
    await stage.close();
  }
  await writeFile(sound, compose({ ...film.score, duration: info.duration - 0.08, sounds: info.sounds }));
  const made = [];
  for (const [name, scale, settings] of [
    ['hi', 1, film.hi],
    ['lo', 0.5, film.lo],
  ]) {
    const [width, height] = [film.width, film.height].map((length) => Math.round((length * scale) / 2) * 2);
    made.push(await rendition({ source, sound, folder, name, width, height, duration: info.duration, ...settings }));
  }
  await mainPlaylist(folder, made);
  await poster({ still, folder, limit: 40_000 });
  await writeFile(`${folder}hotspots.json`, print(spots.file));
  await writeFile(`${folder}truth.json`, truthFile(truth));
  for (const language of languages)
    await writeFile(`${folder}captions.${language}.vtt`, webvtt(captions[film.id], language));
  const truthSize = (await stat(`${folder}truth.json`)).size;
  console.log(
    `${film.id}: ${made.map(({ name, bytes, mean }) => `${name} ${Math.round(bytes / 1000)} kB (${Math.round(mean / 1000)} kbit/s)`).join(', ')}, truth ${truthSize} bytes`,
  );
}

for (const film of films.filter(({ id }) => positionals.length === 0 || positionals.includes(id))) await make(film);
