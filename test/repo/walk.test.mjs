// The walk names files: they are there, and no other document of ours names one that is not.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

function* documents(directory) {
  for (const entry of readdirSync(join(root, directory), { withFileTypes: true })) {
    const path = directory ? `${directory}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* documents(path);
    else if (entry.name.endsWith('.md')) yield path;
  }
}

test('every file that the walk names is there', () => {
  const named = [...readFileSync(join(root, 'docs/walk.md'), 'utf8').matchAll(/\| `([^`]+)` +\|/g)].map(
    ([, file]) => file,
  );
  assert.ok(named.length >= 8);
  for (const file of named) assert.ok(existsSync(join(root, file)), file);
});

test('every link of the documents leads somewhere', () => {
  for (const file of ['README.md', ...documents('docs')]) {
    const text = readFileSync(join(root, file), 'utf8').replace(/```[\s\S]*?```/g, '');
    for (const [, target] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      assert.ok(existsSync(join(root, file, '..', target)), `${file} links to ${target}`);
    }
  }
});

test('the README names commands that are there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const [, name] of readFileSync(join(root, 'README.md'), 'utf8').matchAll(/`npm (?:run )?([a-z:]+)/g))
    assert.ok(scripts[name], name);
});
