// Documents name files, links and commands: all of them are there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file) => readFileSync(join(root, file), 'utf8');

function* markdownIn(directory) {
  for (const entry of readdirSync(join(root, directory), { withFileTypes: true })) {
    const path = directory === '.' ? entry.name : `${directory}/${entry.name}`;
    if (entry.isFile() && entry.name.endsWith('.md')) yield path;
    else if (entry.isDirectory() && directory !== '.') yield* markdownIn(path);
  }
}

const documents = ['.', 'docs', '.github'].flatMap((folder) =>
  existsSync(join(root, folder)) ? [...markdownIn(folder)] : [],
);

const TOP_LEVEL = /^(?:packages|docs|stories|examples|test|scripts|\.storybook|\.ci|\.github|\.changeset)\//;

/**
 * Whether a path is there; `*` stands for any part of one name, `**` for any folders, `<name>` for a name to choose.
 */
function exists(path) {
  const walk = (folder, [part, ...rest]) => {
    if (part === undefined) return true;
    if (part === '**')
      return (
        walk(folder, rest) ||
        readdirSync(folder, { withFileTypes: true }).some(
          (entry) => entry.isDirectory() && walk(join(folder, entry.name), [part, ...rest]),
        )
      );
    const match = new RegExp(`^${part.replaceAll('.', '\\.').replace(/\*|<[^>]+>/g, '.+')}$`);
    if (!existsSync(folder)) return false;
    return readdirSync(folder, { withFileTypes: true }).some(
      (entry) =>
        match.test(entry.name) && (rest.length === 0 || (entry.isDirectory() && walk(join(folder, entry.name), rest))),
    );
  };
  return walk(
    root,
    path.split('/').filter((part) => part !== '' && part !== '.'),
  );
}

/** Paths of this repository that a text names in backticks, outside code blocks. */
export function pathsIn(text) {
  const prose = text.replace(/```[\s\S]*?```/g, '');
  return [...prose.matchAll(/`([^`]+)`/g)].flatMap(([, code]) =>
    code
      .replace(/\s+/g, ' ')
      .split(' ')
      .filter((word) => TOP_LEVEL.test(word) && /^[\w.*<>/-]+$/.test(word)),
  );
}

test('every file that a document names is there', () => {
  let named = 0;
  for (const file of documents) {
    // the glossary's own guard looks at the paths of its exceptions
    if (file === 'docs/glossary.md') continue;
    for (const path of pathsIn(read(file))) {
      named += 1;
      assert.ok(exists(path), `${file} names ${path}`);
    }
  }
  assert.ok(named > 30, `only ${named} paths were found`);
});

test('a file that is not there is noticed', () => {
  assert.deepEqual(pathsIn('See `packages/core/src` and `node --test test/repo/none.test.mjs`, not `a/b`.'), [
    'packages/core/src',
    'test/repo/none.test.mjs',
  ]);
  assert.ok(exists('packages/core/src'));
  assert.ok(exists('packages/*/src/**/*.test.ts'));
  assert.ok(exists('packages/adapters/src/<backend>/index.ts'));
  assert.ok(!exists('test/repo/none.test.mjs'));
  assert.ok(!exists('packages/*/src/none.ts'));
});

test('every link of a document leads somewhere', () => {
  for (const file of documents) {
    const text = read(file).replace(/```[\s\S]*?```/g, '');
    for (const [, target] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      assert.ok(existsSync(join(root, file, '..', target)), `${file} links to ${target}`);
    }
  }
});

test('every npm script that a document names is there', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const own = new Set(['ci', 'i', 'init', 'install', 'pack', 'pkg', 'publish']);
  for (const file of documents) {
    for (const [, run, name] of read(file).matchAll(/(?<=[`\n])npm (run )?([a-z][a-z:-]*)/g))
      assert.ok(name in scripts || (!run && own.has(name)), `${file} names npm ${run ?? ''}${name}`);
  }
});
