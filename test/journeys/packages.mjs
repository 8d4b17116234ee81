// Pack every package, install the packs into a fresh Vite project, type-check it with skipLibCheck off, build it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = ['core', 'media', 'adapters', 'adapter-kit', 'elements', 'embed'];
const project = mkdtempSync(join(tmpdir(), 'vitrine-fresh-'));
after(() => rmSync(project, { recursive: true, force: true }));

const npm = (args, cwd) =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
const run = (file, args) => {
  try {
    return execFileSync(process.execPath, [join(project, 'node_modules', file), ...args], {
      cwd: project,
      encoding: 'utf8',
    });
  } catch (error) {
    throw new Error(`${file}: ${error.stdout}${error.stderr}`);
  }
};

test('the packs install into a fresh project', () => {
  cpSync(join(root, 'examples/npm-vite'), project, {
    recursive: true,
    filter: (path) => !/node_modules|dist/.test(path),
  });
  const packs = {};
  for (const name of packages) {
    const [{ filename, files }] = JSON.parse(
      npm(['pack', '--json', '--pack-destination', project], join(root, 'packages', name)),
    );
    packs[`@vitrine/${name}`] = `file:./${filename}`;
    const paths = files.map(({ path }) => path);
    assert.ok(
      paths.some((path) => path.endsWith('.js')) && paths.some((path) => path.endsWith('.d.ts')),
      `${name} ships code and types`,
    );
    assert.ok(paths.includes('README.md') && paths.includes('LICENSE'), `${name} ships its page and its licence`);
    assert.deepEqual(
      paths.filter((path) => /\.test\.|tsbuildinfo|^src\//.test(path)),
      [],
      `${name} ships no tests and no sources`,
    );
  }
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  manifest.dependencies = packs;
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel=error'], project);
  assert.ok(existsSync(join(project, 'node_modules/@vitrine/elements/dist/define/player.js')));
});

test('it type-checks with skipLibCheck off, with both ways of resolving modules', () => {
  run('typescript/bin/tsc', ['-p', '.']);
  run('typescript/bin/tsc', ['-p', '.', '--moduleResolution', 'nodenext', '--module', 'nodenext']);
});

test('it builds; the player is there, hls.js is a chunk of its own', () => {
  run('vite/bin/vite.js', ['build', '--logLevel', 'error']);
  const chunks = readdirSync(join(project, 'dist/assets'));
  const hls = chunks.filter((name) => /hls/i.test(name));
  assert.ok(hls.length >= 2, chunks.join());
  const index = readFileSync(join(project, 'dist/index.html'), 'utf8');
  assert.doesNotMatch(index, /hls/i);
});
