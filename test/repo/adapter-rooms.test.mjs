// Every backend folder of @vitrine/adapters has the files of the one floor plan, under their names. The plan is the
// table in packages/adapters/README.md.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('../../packages/adapters/', import.meta.url);
const readme = readFileSync(new URL('README.md', folder), 'utf8');

const everyBackend = [
  'medusa',
  'memory',
  'service',
  'shopify',
  'shopify-theme',
  'static-json',
  'vendure',
  'woocommerce',
];
/** The server of `memory` is in the page: there are no answers to validate or to map. */
const withoutWire = ['memory'];
const withoutCart = ['service', 'static-json'];
const withoutCatalog = ['service'];
const everyRoom = [
  'every backend',
  'with a wire',
  'with a cart',
  'with a wire and a cart',
  'with a catalog',
  'with a wire and a catalog',
];

const hasToHave = (backend, where) =>
  where !== 'some' &&
  !(where.includes('wire') && withoutWire.includes(backend)) &&
  !(where.includes('cart') && withoutCart.includes(backend)) &&
  !(where.includes('catalog') && withoutCatalog.includes(backend));

/** The rows of the table whose header has these cells. */
function rowsOf(...header) {
  const lines = readme.split('\n');
  const cellsOf = (line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const start = lines.findIndex((line) => cellsOf(line).join() === header.join());
  assert.notEqual(start, -1, `packages/adapters/README.md has no table with the header ${header.join(', ')}`);
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end).map((line) => {
    const [name, ...cells] = cellsOf(line);
    return [name.replaceAll('`', ''), ...cells];
  });
}

/** Files and folders, a folder with a slash; test files belong to the file that they test. */
const entriesOf = (path) =>
  readdirSync(new URL(`src/${path}/`, folder), { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .filter((name) => !name.endsWith('.test.ts'));

const plan = rowsOf('file', 'what it holds', 'where');
const planned = new Set(plan.map(([name]) => name));

for (const backend of everyBackend) {
  test(`${backend} has only files of the plan`, () => {
    assert.deepEqual(
      entriesOf(backend).filter((name) => !planned.has(name)),
      [],
    );
  });

  test(`${backend} has every file that the plan asks of it`, () => {
    const present = entriesOf(backend);
    const missing = plan.filter(([name, , where]) => !present.includes(name) && hasToHave(backend, where));
    assert.deepEqual(missing, []);
  });
}

test('every file of the plan is in use, and its last column is known', () => {
  const present = new Set(everyBackend.flatMap(entriesOf));
  assert.deepEqual(
    plan.filter(([name]) => !present.has(name)),
    [],
  );
  for (const [name, , where] of plan) assert.ok([...everyRoom, 'some'].includes(where), `${name}: ${where}`);
});

test('the server of memory has exactly the files of its table', () => {
  const rows = rowsOf('file', 'what it holds').map(([name]) => name);
  assert.deepEqual(entriesOf('memory/backend').sort(), rows.sort());
});

test('every folder with an adapter is a backend', () => {
  const folders = readdirSync(new URL('src/', folder)).filter((name) => entriesOf(name).includes('adapter.ts'));
  assert.deepEqual(folders.sort(), everyBackend);
});

test('a port is made by createX, in the file of its name', () => {
  const factories = plan.flatMap(([name, what]) => {
    const [, factory] = /^`((?:create|to)\w+)`/.exec(what) ?? [];
    return factory ? [[name, factory]] : [];
  });
  for (const backend of everyBackend) {
    for (const [name, factory] of factories.filter(([file]) => entriesOf(backend).includes(file))) {
      const source = readFileSync(new URL(`src/${backend}/${name}`, folder), 'utf8');
      assert.match(source, new RegExp(`export (?:const|(?:async )?function) ${factory}\\b`), `${backend}/${name}`);
    }
  }
});
