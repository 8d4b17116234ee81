// The demo's videos were rendered, so where every product is in every frame is known: the hotspots are held against
// that.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const media = `${root}examples/demo/media/videos/`;
const languages = ['en', 'bn', 'ar', 'id', 'vi'];
/** The videos that were rendered. The other folders are parts of them. */
const names = readdirSync(media).filter((name) => existsSync(`${media}${name}/hotspots.json`));

const { outputFiles } = await build({
  stdin: {
    contents: `export { hotspotAt, parseHotspots } from './packages/core/src/hotspots/index.ts'; export { createMemoryBackend, demoSeed } from './packages/adapters/src/memory/index.ts';`,
    resolveDir: root,
    loader: 'ts',
  },
  alias: {
    '@vitrine/core': `${root}packages/core/src/index.ts`,
    '@vitrine/core/hotspots': `${root}packages/core/src/hotspots/index.ts`,
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
  logLevel: 'error',
});
const { createMemoryBackend, demoSeed, hotspotAt, parseHotspots } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

test('the shop lists the videos that there are, as long and as large as they are', () => {
  const listed = demoSeed.videos.map(({ id, width, height, duration }) => ({ id, width, height, duration }));
  assert.deepEqual(
    listed.filter(({ id }) => names.includes(id)).sort((a, b) => a.id.localeCompare(b.id)),
    names.map((name) => json(`${media}${name}/hotspots.json`).video),
  );
});

for (const name of names) {
  const { track, problems } = parseHotspots(json(`${media}${name}/hotspots.json`));
  const truth = json(`${media}${name}/truth.json`);

  test(`${name}: hotspots are shown only while the product is to be seen, and where it is`, () => {
    assert.deepEqual(problems, []);
    assert.ok(track.hotspots.length >= 3);
    let shown = 0;
    for (const hotspot of track.hotspots) {
      truth.frames[hotspot.product.handle].forEach((place, frame) => {
        // A tenth of a millisecond into the frame: the times in the file are rounded.
        const found = hotspotAt(hotspot, frame / truth.fps + 0.0001);
        if (!found) return;
        shown++;
        assert.ok(place, `${hotspot.id} is not to be seen in frame ${frame}`);
        const off = Math.max(Math.abs(found.x - place[0] * truth.unit), Math.abs(found.y - place[1] * truth.unit));
        assert.ok(off < 0.002, `${hotspot.id} is off by ${off} in frame ${frame}`);
      });
    }
    assert.ok(shown > 1000);
  });

  test(`${name}: labels are the catalogue's titles in five languages`, () => {
    for (const { label, product } of track.hotspots) {
      const { title } = demoSeed.products.find(({ handle }) => handle === product.handle);
      for (const language of languages) assert.equal(label[language], title[language]);
    }
  });

  test(`${name}: a hotspot that names a variant names one that is sold`, () => {
    const catalog = createMemoryBackend();
    const visit = { locale: 'en', country: 'US', currency: 'USD', mediaBase: '', designsBase: '' };
    for (const { product } of track.hotspots.filter((hotspot) => hotspot.product.sku !== undefined)) {
      const [found] = catalog.products([{ handle: product.handle }], visit);
      assert.ok(found.variants.find(({ sku }) => sku === product.sku)?.purchasable, product.sku);
    }
  });

  test(`${name}: captions say the same at the same times in five languages`, () => {
    const cues = languages.map((language) => readFileSync(`${media}${name}/captions.${language}.vtt`, 'utf8'));
    const times = cues.map((text) => text.match(/^\d\d:\d\d\.\d{3} --> \d\d:\d\d\.\d{3}$/gm));
    for (const each of times) assert.deepEqual(each, times[0]);
    assert.ok(times[0].length >= 5);
    assert.equal(new Set(cues).size, languages.length);
  });

  test(`${name}: the byte ranges of the playlists are whole fragments and cover the file`, () => {
    const main = readFileSync(`${media}${name}/main.m3u8`, 'utf8');
    for (const list of main.split('\n').filter((line) => line.endsWith('.m3u8'))) {
      const text = readFileSync(`${media}${name}/${list}`, 'utf8');
      const bytes = readFileSync(`${media}${name}/${list.replace('.m3u8', '.mp4')}`);
      const ranges = [...text.matchAll(/#EXT-X-BYTERANGE:(\d+)@(\d+)/g)].map(([, size, offset]) => [
        Number(offset),
        Number(size),
      ]);
      assert.ok(ranges.length > 0);
      ranges.forEach(([offset, size], index) => {
        assert.equal(bytes.toString('latin1', offset + 4, offset + 8), 'moof');
        if (index > 0) assert.equal(offset, ranges[index - 1][0] + ranges[index - 1][1]);
        if (index === ranges.length - 1) assert.equal(offset + size, bytes.length);
      });
    }
  });
}

/** When the pictures of each fragment begin, in seconds: the first track is the picture. */
function fragmentStarts(bytes) {
  const scale = bytes.readUInt32BE(bytes.indexOf('mdhd', 0, 'latin1') + 16);
  const starts = [];
  for (let moof = bytes.indexOf('moof', 0, 'latin1'); moof >= 0; moof = bytes.indexOf('moof', moof + 4, 'latin1')) {
    const tfdt = bytes.indexOf('tfdt', moof, 'latin1');
    const wide = bytes[tfdt + 4] === 1;
    starts.push((wide ? Number(bytes.readBigUInt64BE(tfdt + 8)) : bytes.readUInt32BE(tfdt + 8)) / scale);
  }
  return starts;
}

test('pictures begin at 0 and every two seconds, so that hotspots meet them', () => {
  for (const name of names) {
    for (const file of ['hi.mp4', 'lo.mp4'])
      assert.deepEqual(fragmentStarts(readFileSync(`${media}${name}/${file}`)), [0, 2, 4, 6, 8, 10, 12, 14]);
  }
});

test('parts are runs of whole segments of their video, with captions inside them and a poster', () => {
  const parts = demoSeed.videos.filter(({ cutFrom }) => cutFrom);
  assert.ok(demoSeed.videos.length >= 40);
  assert.deepEqual(readdirSync(media).sort(), [...names, ...parts.map(({ id }) => id)].sort());
  for (const { id, duration, cutFrom } of parts) {
    const whole = readFileSync(`${media}${cutFrom.id}/hi.m3u8`, 'utf8');
    const ranges = (text) => text.match(/#EXT-X-BYTERANGE:.*/g);
    const playlist = readFileSync(`${media}${id}/main.m3u8`, 'utf8');
    assert.deepEqual(ranges(playlist), ranges(whole).slice(cutFrom.start / 2, (cutFrom.start + duration) / 2), id);
    for (const uri of playlist.match(/^[^#].*$/gm)) assert.ok(existsSync(`${media}${id}/${uri}`), uri);
    for (const language of languages) {
      const captions = readFileSync(`${media}${id}/captions.${language}.vtt`, 'utf8');
      const ends = [...captions.matchAll(/--> 00:(\S+)/g)].map(([, end]) => Number(end));
      assert.ok(captions.startsWith('WEBVTT') && ends.every((end) => end <= duration), `${id} ${language}`);
    }
    assert.ok(statSync(`${media}${id}/poster.jpg`).size < 60_000, id);
  }
});

test('all videos together stay below 6 MB, each poster below 40 kB', () => {
  const files = names.flatMap((name) => readdirSync(`${media}${name}`).map((file) => `${media}${name}/${file}`));
  assert.ok(files.reduce((sum, file) => sum + statSync(file).size, 0) < 6_000_000);
  for (const name of names) assert.ok(statSync(`${media}${name}/poster.jpg`).size < 40_000);
});

test('the page about the videos names files that exist', () => {
  const text = readFileSync(`${root}examples/demo-videos/README.md`, 'utf8');
  const named = [...text.matchAll(/`([\w./-]+\.(?:m?js|html))`/g)].map(([, file]) => file);
  assert.ok(named.length > 5);
  for (const file of named)
    assert.ok(existsSync(`${root}examples/demo-videos/${file}`) || existsSync(`${root}${file}`), file);
});
