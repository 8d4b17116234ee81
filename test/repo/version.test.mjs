// One version: scripts/version.mjs knows every place where it stands, and all of them agree.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { filesToRead } from '../../scripts/glossary.mjs';
import {
  changelogEntry,
  changesetFiles,
  currentVersion,
  nextVersion,
  places,
  readChangeset,
} from '../../scripts/version.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

for (const { path, write } of places) {
  test(`${path} states ${currentVersion}`, () => {
    const { text, count } = write(currentVersion);
    assert.ok(count > 0, 'the version was not found');
    assert.equal(text, read(path));
    const raised = write('9.8.7').text;
    assert.ok(raised.includes('9.8.7'));
    assert.notEqual(raised, text);
  });
}

test('no file states a version that the script does not know', () => {
  const known = new Set(places.map(({ path }) => path));
  const stated = /\bcdn\.example\/vitrine\/\d|"@vitrine\/[a-z-]+": "\^?\d|\bVERSION = '\d+\.\d+\.\d+'/;
  for (const path of filesToRead()) {
    if (known.has(path) || path.endsWith('version.test.mjs')) continue;
    assert.doesNotMatch(read(path), stated, path);
  }
});

const note = (kind, text) => readChangeset(`---\n'@vitrine/core': ${kind}\n---\n\n${text}\n`);

test('the largest change raises the version', () => {
  assert.equal(nextVersion('0.1.4', [note('patch', 'a')]), '0.1.5');
  assert.equal(nextVersion('0.1.4', [note('patch', 'a'), note('minor', 'b')]), '0.2.0');
  assert.equal(nextVersion('0.1.4', [note('major', 'a'), note('minor', 'b')]), '1.0.0');
});

test('the changelog has the larger changes first', () => {
  assert.equal(
    changelogEntry('0.2.0', '2026-12-01', [note('patch', 'Small.'), note('minor', 'Large.')]),
    '## 0.2.0 (2026-12-01)\n\n### Minor changes\n\n- **core**: Large.\n\n### Patch changes\n\n- **core**: Small.\n',
  );
});

test('every note in .changeset/ can be read, and a wrong one says what is wrong', () => {
  for (const name of changesetFiles()) readChangeset(read(`.changeset/${name}`));
  assert.throws(() => readChangeset('no head'), /begins with/);
  assert.throws(() => readChangeset("---\n'@vitrine/none': patch\n---\n\na"), /no package/);
  assert.throws(() => readChangeset("---\n'@vitrine/core': huge\n---\n\na"), /not major/);
  assert.throws(() => readChangeset("---\n'@vitrine/core': patch\n---\n"), /what changes/);
});

test('.nvmrc names the oldest Node that engines allow, and every package allows the same', () => {
  const oldest = read('.nvmrc').trim().split('.').slice(0, 2).join('.');
  for (const { path } of places.filter(({ path }) => /^(?:packages\/[a-z-]+\/)?package\.json$/.test(path)))
    assert.equal(JSON.parse(read(path)).engines.node, `>=${oldest}`, path);
});
