// Who imports one adapter gets that adapter: nothing of another and no library, 8 kB at most.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { minify } from '@swc/core';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = join(root, 'packages/adapters/src');
const folders = readdirSync(source);
const doors = folders.filter((name) => readdirSync(join(source, name)).includes('index.ts'));
const shared = folders.filter((name) => !doors.includes(name));
/** A whole shop with its server and its goods, for demonstrations; not a connector. */
const SHOPS = ['memory'];
const LIMIT = 8000;
/** Above it, until gift cards of that engine are a part that is fetched when they are asked for. */
const HEAVIER = { vendure: 12_000 };
/** What docs/backends/README.md says they weigh. */
const told = new Map([...readFileSync(join(root, 'docs/backends/README.md'), 'utf8').matchAll(/^\|.*`@vitrine\/adapters\/([\w-]+)` \| ([\d.]+) \|/gm)].map(([, door, kB]) => [door, Number(kB)]));
/** Sinks and what only prints sell nothing. */
const SINKS = ['beacon', 'console-sink', 'ga4', 'meta', 'segment'];

for (const door of doors) {
  test(`${door} ships itself alone`, async (t) => {
    const { metafile, outputFiles } = await build({
      stdin: { contents: `export * from '@vitrine/adapters/${door}';`, resolveDir: root },
      bundle: true, format: 'esm', target: 'es2022', write: false, metafile: true, logLevel: 'silent',
      external: ['@vitrine/core'],
    });
    const foreign = Object.keys(metafile.inputs).filter((input) => {
      const own = relative(join(root, 'packages/adapters/dist'), join(root, input)).split(/[\\/]/)[0];
      if (own === '..') return !/^<stdin>$/.test(input);
      return own !== door && !shared.includes(own) && !(SHOPS.includes(door) && own === 'console-sink');
    });
    assert.deepEqual(foreign, []);
    // As the build minifies what ships.
    const { code } = await minify(outputFiles[0].text, { module: true, ecma: 2022, compress: { passes: 3, toplevel: true }, mangle: { toplevel: true }, format: { comments: false } });
    const bytes = gzipSync(code).length;
    t.diagnostic(`${door}: ${bytes} bytes gzip`);
    if (!SINKS.includes(door)) assert.ok(Math.abs((told.get(door) ?? 0) - bytes / 1000) < 0.3, `docs/backends/README.md says ${told.get(door)} kB, it weighs ${bytes} bytes`);
    if (!SHOPS.includes(door)) assert.ok(bytes <= (HEAVIER[door] ?? LIMIT), `${door} weighs ${bytes} bytes gzip`);
  });
}
