// Packages are layers: no arrow points back, nobody reaches past an entry point, and only one file names hls.js.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../packages', import.meta.url));

const ALLOWED = {
  core: { own: [], libraries: ['nanostores'] },
  adapters: { own: ['core'], libraries: [] },
  'adapter-kit': { own: ['core'], libraries: [] },
  media: { own: [], libraries: ['nanostores', 'hls.js'] },
  elements: { own: ['core', 'media'], libraries: ['lit', '@lit/context', 'nanostores'] },
  embed: { own: ['elements', 'core', 'adapters'], libraries: [] },
  server: {
    own: ['core'],
    libraries: [
      'hono',
      '@hono/node-server',
      'drizzle-orm',
      'pg',
      'valibot',
      '@valibot/to-json-schema',
      'jose',
      'rate-limiter-flexible',
      'graphile-worker',
      'nodemailer',
    ],
  },
};

function* sources(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.ts$/.test(entry.name) && !/\.(?:test|d)\.ts$/.test(entry.name)) yield path;
  }
}

const importsOf = (text) =>
  [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g)].map(([, , name]) => name);

for (const [name, { own, libraries }] of Object.entries(ALLOWED)) {
  test(`${name} imports only what its layer may`, () => {
    let files = 0;
    for (const file of sources(join(packages, name, 'src'))) {
      if (/[\\/]testing[\\/]/.test(file)) continue;
      files += 1;
      const where = relative(packages, file);
      for (const target of importsOf(readFileSync(file, 'utf8'))) {
        if (target.startsWith('.')) {
          assert.ok(
            !relative(join(packages, name, 'src'), join(file, '..', target)).startsWith('..'),
            `${where} leaves its package: ${target}`,
          );
          continue;
        }
        const ours = /^@vitrine\/([a-z-]+)(\/.*)?$/.exec(target);
        if (ours) {
          assert.ok(own.includes(ours[1]), `${where} imports ${target}`);
          if (ours[2])
            assert.match(
              ours[2],
              /^\/(?:define\/|locales\/|pure$|[a-z0-9-]+$)/,
              `${where} reaches past an entry point: ${target}`,
            );
          continue;
        }
        // The one package that runs in Node and nowhere else.
        if (name === 'server' && target.startsWith('node:')) continue;
        const library = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : target.split('/')[0];
        assert.ok(libraries.includes(target) || libraries.includes(library), `${where} imports ${target}`);
      }
    }
    assert.ok(files > 0);
  });
}

test('only the hls engine takes code of hls.js, and by a dynamic import; types cost nothing', () => {
  for (const file of sources(join(packages, 'media', 'src'))) {
    const source = readFileSync(file, 'utf8').replace(/^import type \{[^}]*\} from '[^']+';$/gm, '');
    for (const [line] of source.matchAll(/^.*['"]hls\.js(?:\/light)?['"].*$/gm)) {
      if (/^import type\b|^declare module|^\s*\*|^export \* from|^  export/.test(line)) continue;
      assert.match(line, /(?:await|=>) import\('hls\.js(?:\/light)?'\)/, `${file}: ${line}`);
      assert.match(file, /hls-engine\.ts$/);
    }
  }
});

test('the table of docs/architecture.md names the same layers', () => {
  const page = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8');
  const listed = (cell) => (cell === 'none' ? [] : cell.split(', '));
  const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| [^|]+ \| ([^|]+?) +\| ([^|]+?) +\|$/gm)];
  assert.deepEqual(
    Object.fromEntries(
      rows.map(([, name, own, libraries]) => [name, { own: listed(own), libraries: listed(libraries) }]),
    ),
    ALLOWED,
  );
});
