// Two files may know each other (a pair that belongs together); a longer circle of imports means that a declaration
// stands in the wrong file. Types count: who reads one file of a circle has to read them all.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const packages = fileURLToPath(new URL('../../packages', import.meta.url));

/** Sources by file name, each with the files of its own package that it imports, types and dynamic imports included. */
function importGraph(directory) {
  const files = readdirSync(directory, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const edges = (file) =>
    ts
      .preProcessFile(readFileSync(join(directory, file), 'utf8'), true, true)
      .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
      .map(({ fileName }) =>
        relative(directory, join(directory, dirname(file), fileName))
          .replaceAll('\\', '/')
          .replace(/\.js$/, '.ts'),
      )
      .filter((target) => files.includes(target));
  return new Map(files.map((file) => [file, edges(file)]));
}

/** Groups of files that all reach each other (Tarjan's strongly connected components). */
function circles(graph) {
  const found = [];
  const order = new Map();
  const low = new Map();
  const stack = [];
  const visit = (file) => {
    order.set(file, order.size);
    low.set(file, order.get(file));
    stack.push(file);
    for (const next of graph.get(file)) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file), low.get(next)));
    }
    if (low.get(file) === order.get(file)) found.push(stack.splice(stack.indexOf(file)));
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found.filter((group) => group.length > 1);
}

test('a circle is found, whichever file it is looked at from', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', ['e']],
    ['e', []],
  ]);
  assert.deepEqual(
    circles(graph).map((group) => group.sort()),
    [['a', 'b', 'c']],
  );
});

for (const { name } of readdirSync(packages, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  test(`${name}: no circle of imports has more than two files`, () => {
    const graph = importGraph(join(packages, name, 'src'));
    assert.ok(graph.size > 0);
    const long = circles(graph).filter((group) => group.length > 2);
    assert.deepEqual(
      long.map((group) => group.sort()),
      [],
    );
  });
}
