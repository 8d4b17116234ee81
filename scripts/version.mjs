// One version, everywhere it stands.
//   node scripts/version.mjs          reads the notes in .changeset/, raises the version, writes CHANGELOG.md
//   node scripts/version.mjs 0.2.0    only writes this version
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const isOurs = (name) => name.startsWith('@vitrine/');

export const { version: currentVersion, workspaces } = JSON.parse(read('package.json'));

function* markdownIn(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (entry.isDirectory()) yield* markdownIn(`${folder}/${entry.name}`);
    else if (entry.name.endsWith('.md')) yield `${folder}/${entry.name}`;
  }
}

const dependencies = (json) => [json.dependencies, json.devDependencies, json.peerDependencies].filter(Boolean);

function setIn(json, version) {
  let count = 0;
  if (
    json.version !== undefined &&
    (json.name === undefined || isOurs(json.name) || json.name === 'vitrine-workspace')
  ) {
    json.version = version;
    count += 1;
  }
  for (const group of dependencies(json)) {
    for (const name of Object.keys(group).filter(isOurs)) {
      group[name] = version;
      count += 1;
    }
  }
  return count;
}

function inPackageFile(text, version) {
  const json = JSON.parse(text);
  const count = setIn(json, version);
  return { text: `${JSON.stringify(json, null, 2)}\n`, count };
}

function inLockFile(text, version) {
  const json = JSON.parse(text);
  json.version = version;
  let count = 1;
  for (const [folder, entry] of Object.entries(json.packages))
    if (folder === '' || workspaces.includes(folder)) count += setIn(entry, version);
  return { text: `${JSON.stringify(json, null, 2)}\n`, count };
}

const byPattern = (pattern) => (text, version) => {
  let count = 0;
  const next = text.replace(pattern, (_all, before, after) => {
    count += 1;
    return `${before}${version}${after}`;
  });
  return { text: next, count };
};

const inConstant = byPattern(/(\bVERSION = ')[\d.]+(')/g);
const inAddress = byPattern(/(\bcdn\.example\/vitrine\/)\d+\.\d+\.\d+(\/)/g);
const inPluginHead = byPattern(/(^ \* Version: )[\d.]+($)/gm);

/** Files that state the version, with what replaces it. Documents count only when they name the script's address. */
export const places = [
  ['package.json', inPackageFile],
  ['package-lock.json', inLockFile],
  ...workspaces.map((folder) => [`${folder}/package.json`, inPackageFile]),
  ['examples/npm-vite/package.json', inPackageFile],
  ['examples/next/package.json', inPackageFile],
  ['packages/elements/src/base/version.ts', inConstant],
  ['packages/embed/src/script.ts', inConstant],
  ['examples/woocommerce/vitrine-companion.php', inPluginHead],
  ...['README.md', ...workspaces.map((folder) => `${folder}/README.md`), ...markdownIn('docs')]
    .filter((path) => inAddress(read(path), '0.0.0').count > 0)
    .map((path) => [path, inAddress]),
].map(([path, write]) => ({ path, write: (version) => write(read(path), version) }));

/** A note in .changeset/: which packages change, how much, and what a user reads in the changelog. */
export function readChangeset(text) {
  const [, head, body] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(text) ?? [];
  if (head === undefined) throw new Error('a changeset begins with a block between two lines of ---');
  const changes = [...head.matchAll(/^(?:'([^']+)'|"([^"]+)"): (\w+)$/gm)].map(([, single, double, kind]) => ({
    name: single ?? double,
    kind,
  }));
  const known = new Set(workspaces.map((folder) => folder.replace('packages/', '@vitrine/')));
  for (const { name, kind } of changes) {
    if (!known.has(name)) throw new Error(`${name} is no package of this repository`);
    if (!['major', 'minor', 'patch'].includes(kind)) throw new Error(`${kind} is not major, minor or patch`);
  }
  if (changes.length === 0) throw new Error('a changeset names at least one package');
  if (body.trim() === '') throw new Error('a changeset says what changes');
  return { changes, text: body.trim() };
}

const KINDS = ['major', 'minor', 'patch'];
const largest = (changes) => KINDS.find((kind) => changes.some((change) => change.kind === kind));

/** All packages share one version: the largest change of any of them raises it. */
export function nextVersion(version, changesets) {
  const [major, minor, patch] = version.split('.').map(Number);
  const kind = largest(changesets.flatMap(({ changes }) => changes));
  if (kind === 'major') return `${major + 1}.0.0`;
  return kind === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** The part of the changelog for one version: the larger changes first, each with its packages. */
export function changelogEntry(version, date, changesets) {
  const parts = KINDS.flatMap((kind) => {
    const own = changesets.filter(({ changes }) => largest(changes) === kind);
    if (own.length === 0) return [];
    const items = own.map(({ changes, text }) => {
      const names = changes.map(({ name }) => name.replace('@vitrine/', '')).join(', ');
      return `- **${names}**: ${text.replace(/\n/g, '\n  ')}`;
    });
    return [`### ${kind[0].toUpperCase()}${kind.slice(1)} changes\n\n${items.join('\n')}\n`];
  });
  return `## ${version} (${date})\n\n${parts.join('\n')}`;
}

export const changesetFiles = () =>
  existsSync(join(root, '.changeset'))
    ? readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md')
    : [];

async function main(given) {
  const files = given ? [] : changesetFiles().map((name) => `.changeset/${name}`);
  if (!given && files.length === 0) throw new Error('there is no note in .changeset/, and no version was given');
  const changesets = files.map((path) => readChangeset(read(path)));
  const version = given ?? nextVersion(currentVersion, changesets);
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${version} is not a version`);
  for (const { path, write } of places) writeFileSync(join(root, path), write(version).text);
  if (files.length > 0) {
    const [head, ...rest] = read('CHANGELOG.md').split(/^(?=## )/m);
    const entry = changelogEntry(version, new Date().toISOString().slice(0, 10), changesets);
    const path = join(root, 'CHANGELOG.md');
    const text = [head.trimEnd(), entry, ...rest].join('\n\n');
    writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
    for (const file of files) rmSync(join(root, file));
  }
  console.log(`${currentVersion} -> ${version} in ${places.length} files`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2]);
