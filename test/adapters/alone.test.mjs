// Who imports one adapter gets that adapter: nothing of another and no library, 8 kB at most.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { minify } from '@swc/core';
import { rollup } from 'rollup';

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = join(root, 'packages/adapters/src');
const folders = readdirSync(source);
const entryPoints = folders.filter((name) => readdirSync(join(source, name)).includes('index.ts'));
const shared = folders.filter((name) => !entryPoints.includes(name));
/** A whole shop with its server and its goods, for demonstrations; not a connector. */
const SHOPS = ['memory'];
const LIMIT = 8000;
/** What docs/backends/README.md says they weigh, and what comes later. */
const stated = new Map(
  [
    ...readFileSync(join(root, 'docs/backends/README.md'), 'utf8').matchAll(
      /^\|.*`@vitrine\/adapters\/([\w-]+)` +\| +([\d.]+)(?: \+ ([\d.]+))? +\|/gm,
    ),
  ].map(([, name, first, later = 0]) => [name, [Number(first), Number(later)]]),
);
/** Sinks and what only prints sell nothing. */
const SINKS = ['beacon', 'console-sink', 'ga4', 'meta', 'segment'];

/** What a page's bundler makes of it; with `whole`, what `import()` names is in it too. */
async function bundleOf(name, whole) {
  const entry = join(root, 'packages/adapters/dist', name, 'index.js');
  const bundle = await rollup({
    input: entry,
    external: (id) => /^@vitrine\/core(?:\/|$)/.test(id) || (!whole && /lazy\.js$/.test(id)),
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: whole });
  await bundle.close();
  return { code: output[0].code, files: bundle.watchFiles };
}
/** As the build minifies what ships, in bytes. */
async function weightOf({ code: text }) {
  const { code } = await minify(text, {
    module: true,
    ecma: 2022,
    compress: { passes: 3, toplevel: true },
    mangle: { toplevel: true },
    format: { comments: false },
  });
  return gzipSync(code).length;
}

for (const name of entryPoints) {
  test(`${name} ships itself alone`, async (t) => {
    const all = await bundleOf(name, true);
    const foreign = all.files
      .map((file) => relative(join(root, 'packages/adapters/dist'), file).split(/[\\/]/)[0])
      .filter((own) => own !== name && !shared.includes(own) && !(SHOPS.includes(name) && own === 'console-sink'));
    assert.deepEqual(foreign, []);
    const bytes = await weightOf(await bundleOf(name, false));
    const more = (await weightOf(all)) - bytes;
    t.diagnostic(`${name}: ${bytes} bytes gzip, ${more} later`);
    const [first, rest] = stated.get(name) ?? [];
    if (!SINKS.includes(name))
      assert.ok(
        Math.abs(first - bytes / 1000) < 0.3 && Math.abs(rest - more / 1000) < 0.3,
        `docs/backends/README.md says ${first} + ${rest} kB, it weighs ${bytes} + ${more} bytes`,
      );
    if (!SHOPS.includes(name)) assert.ok(bytes <= LIMIT, `${name} weighs ${bytes} bytes gzip`);
  });
}
