/**
 * Takes the shop's pictures: `node packshots.mjs [handle | file ...] [--samples N] [--draft] [--encode]`. `--draft`
 * writes small pictures to the cache and a contact sheet; `--encode` takes the last negatives and only compresses
 * again.
 */

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openStage } from './render.mjs';
import { manifest, pictures } from './shots.js';

const WIDTH = 640;
const HEIGHT = 800;
/** A picture is made smaller until it is under this. */
const MOST_BYTES = 20_500;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    samples: { type: 'string' },
    draft: { type: 'boolean', default: false },
    encode: { type: 'boolean', default: false },
  },
});

const output = fileURLToPath(new URL('../demo/media/products/', import.meta.url));
const cache = fileURLToPath(new URL(values.draft ? '.cache/packshot-drafts/' : '.cache/packshots/', import.meta.url));

/** A progressive JPEG of at most `MOST_BYTES`. */
async function compress(negative, file) {
  for (const quality of [86, 83, 80, 77, 74, 70, 66, 60]) {
    execFileSync('convert', [
      negative,
      '-strip',
      '-sampling-factor',
      '4:2:0',
      '-interlace',
      'JPEG',
      '-quality',
      String(quality),
      file,
    ]);
    const { size } = await stat(file);
    if (size <= MOST_BYTES) return { size, quality };
  }
  return { size: (await stat(file)).size, quality: 60 };
}

async function take(wanted) {
  const width = values.draft ? WIDTH / 2 : WIDTH;
  const height = values.draft ? HEIGHT / 2 : HEIGHT;
  const samples = Number(values.samples ?? (values.draft ? 12 : 44));
  const stage = await openStage();
  for (const [index, { file, handle, variant, shot }] of wanted.entries()) {
    const started = Date.now();
    await stage.open('/packshot-scene.js', { width, height, options: { handle, variant, shot, samples } });
    await writeFile(`${cache}${file.replace('.jpg', '.png')}`, await stage.frame(0, { format: 'png' }));
    console.log(`${index + 1}/${wanted.length} ${file} ${Math.round((Date.now() - started) / 1000)} s`);
  }
  await stage.close();
}

await mkdir(cache, { recursive: true });
await mkdir(output, { recursive: true });
const all = pictures();
const wanted = positionals.length
  ? all.filter(({ file, handle }) => positionals.includes(handle) || positionals.includes(file))
  : all;
if (!values.encode) await take(wanted);

if (values.draft) {
  const drafts = wanted.map(({ file }) => `${cache}${file.replace('.jpg', '.png')}`);
  execFileSync('montage', [
    ...drafts,
    '-tile',
    '6x',
    '-geometry',
    '240x300+4+4',
    '-background',
    '#777',
    `${cache}contact.png`,
  ]);
} else {
  let total = 0;
  for (const { file } of wanted) {
    const negative = `${cache}${file.replace('.jpg', '.png')}`;
    if (!existsSync(negative)) continue;
    const { size, quality } = await compress(negative, `${output}${file}`);
    total += size;
    if (size > 28_000) console.warn(`${file}: ${size} bytes at quality ${quality}`);
  }
  const text = `${JSON.stringify(manifest(WIDTH, HEIGHT), null, 2)}\n`;
  const path = `${output}manifest.json`;
  if ((await readFile(path, 'utf8').catch(() => '')) !== text) await writeFile(path, text);
  console.log(`${wanted.length} pictures, ${Math.round(total / 1000)} kB`);
}
