// Which folder of the top level may import which: scripts know only each other, examples use scripts, tests use both.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

const allowed = {
  scripts: ['scripts'],
  examples: ['examples', 'scripts'],
  test: ['test', 'scripts', 'examples', 'packages'],
};

function* sources(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && !/^(?:node_modules|dist|\..*)$/.test(entry.name)) yield* sources(path);
    else if (entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name)) yield path;
  }
}

for (const [folder, targets] of Object.entries(allowed)) {
  test(`${folder}/ imports files of ${targets.join(', ')} and of no other folder`, () => {
    let files = 0;
    for (const file of sources(join(root, folder))) {
      files += 1;
      const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
      for (const { fileName } of importedFiles.filter(({ fileName }) => fileName.startsWith('.'))) {
        const [target] = relative(root, join(file, '..', fileName)).split(sep);
        assert.ok(targets.includes(target), `${relative(root, file)} imports ${fileName}`);
      }
    }
    assert.ok(files > 0);
  });
}
