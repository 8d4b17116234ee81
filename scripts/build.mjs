import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { writeEditorData } from './editor-data.mjs';
import { writeElementProps } from './element-props.mjs';
import { root, run } from './install.mjs';
import { writeNotices } from './notices.mjs';

const node = process.execPath;
const bin = (path) => join(root, 'node_modules', path);

function newest(directory, skip = /^(?:node_modules|dist|\.git)$/) {
  let time = 0;
  if (!existsSync(directory)) return time;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (skip.test(entry.name) || entry.name.endsWith('.test.ts')) continue;
    const path = join(directory, entry.name);
    time = Math.max(time, entry.isDirectory() ? newest(path, skip) : statSync(path).mtimeMs);
  }
  return time;
}

/**
 * Types first (they fail the build), then the packages and the CDN files. Skipped when nothing is newer than the last
 * build.
 */
export function build({ force = false } = {}) {
  const stamp = join(root, 'dist', '.built');
  const inputs = Math.max(
    newest(join(root, 'packages')),
    newest(join(root, 'scripts')),
    ...['rollup.config.mjs', 'custom-elements-manifest.config.mjs', 'tsconfig.base.json', 'package-lock.json'].map(
      (file) => statSync(join(root, file)).mtimeMs,
    ),
  );
  if (!force && existsSync(stamp) && statSync(stamp).mtimeMs > inputs) return;
  console.log('Building ...');
  run(node, [bin('typescript/bin/tsc'), '-b', 'packages/embed', 'packages/adapter-kit', 'packages/server']);
  writeManifest();
  writeElementProps();
  writeEditorData();
  for (const folder of ['dist/cdn', 'packages/embed/dist/cdn'])
    rmSync(join(root, folder), { recursive: true, force: true });
  run(node, [bin('rollup/dist/bin/rollup'), '-c', '--silent']);
  writeIntegrity();
  writeNotices();
  copySample();
  // The package that CDNs of npm serve has the same files.
  cpSync(join(root, 'dist/cdn'), join(root, 'packages/embed/dist/cdn'), { recursive: true });
  writeFileSync(stamp, '');
}

/** The manifest of the elements, for editors, Storybook and framework types. */
export function writeManifest() {
  run(
    node,
    [
      bin('@custom-elements-manifest/analyzer/cem.js'),
      'analyze',
      '--quiet',
      '--config',
      '../../custom-elements-manifest.config.mjs',
    ],
    { cwd: join(root, 'packages/elements'), stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

/** What the memory shop shows on a page that is not ours: one video, the pictures of its products, the designs. */
function copySample() {
  const sample = join(root, 'dist/cdn/sample');
  for (const folder of ['products', 'videos/morning-table'])
    cpSync(join(root, 'examples/demo/media', folder), join(sample, 'media', folder), {
      recursive: true,
      filter: (path) => !/(?:truth|manifest)\.json$/.test(path),
    });
  cpSync(join(root, 'packages/elements/gift-designs'), join(sample, 'gift-designs'), { recursive: true });
}

/** Hashes for pages that pin the script and its chunks (`<script integrity>`, import map `integrity`). */
function writeIntegrity() {
  const cdn = join(root, 'dist', 'cdn');
  const hashes = {};
  const walk = (directory) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (path.endsWith('.js'))
        hashes[relative(cdn, path).replaceAll('\\', '/')] =
          `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;
    }
  };
  walk(cdn);
  writeFileSync(
    join(cdn, 'integrity.json'),
    `${JSON.stringify(Object.fromEntries(Object.entries(hashes).sort()), null, 2)}\n`,
  );
}

if (
  process.argv[1] &&
  import.meta.url.endsWith('/scripts/build.mjs') &&
  process.argv[1].replaceAll('\\', '/').endsWith('/scripts/build.mjs')
)
  build({ force: true });
