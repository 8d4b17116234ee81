// What docs/architecture.md says of the cart is what the code says: the states of a delivery, and the numbers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const page = read('docs/architecture.md').replace(/\s+/g, ' ');

test('the states of a delivery are those of the union', () => {
  const union = /export type Delivery =([\s\S]*?);\n\n/.exec(read('packages/core/src/cart/deliver.ts'))[1];
  const states = [...union.matchAll(/at: '(\w+)'/g)].map(([, state]) => state);
  const table = read('docs/architecture.md').split('### States of a delivery')[1].split('\n## ')[0];
  assert.ok(states.length > 4);
  assert.deepEqual(
    [...table.matchAll(/^\| `(\w+)` /gm)].map(([, state]) => state),
    states,
  );
});

test('the numbers are those of the code', () => {
  const number = (path, name) => Number(new RegExp(`${name} = ([\\d_]+)`).exec(read(path))?.[1].replaceAll('_', ''));
  assert.equal(number('packages/core/src/cart/deliver.ts', 'agreeAfterMs'), 2_000);
  assert.match(page, /until two reads two seconds apart agree/);
  assert.equal(number('packages/core/src/cart/request-ledger.ts', 'watchedForMs'), 120_000);
  assert.match(page, /For two minutes the ledger expects that/);
  assert.equal(number('packages/core/src/cart/request-queue.ts', 'triesAtMost'), 6);
  assert.match(page, /counts the tries: six at most/);
});
