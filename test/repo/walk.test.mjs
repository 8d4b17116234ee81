// The walk names files and what to look for in them: both must be there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const at = (path) => new URL(`../../${path}`, import.meta.url);

/** A row: the step, what happens, one file, and one or more symbols, each in backticks. */
export function rowsOf(text) {
  return [...text.matchAll(/^\| (\d+) +\| .+? \| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, step, file, symbols]) => ({
    step: Number(step),
    file,
    symbols: [...symbols.matchAll(/`([^`]+)`/g)].map(([, symbol]) => symbol),
  }));
}

const rows = rowsOf(readFileSync(at('docs/walk.md'), 'utf8'));

test('the walk has its steps, numbered without a gap', () => {
  assert.ok(rows.length >= 20, `${rows.length} rows were read`);
  assert.deepEqual(
    rows.map(({ step }) => step),
    rows.map((_row, index) => index + 1),
  );
});

for (const { step, file, symbols } of rows) {
  test(`step ${step} is in ${file}`, () => {
    assert.ok(existsSync(at(file)), `${file} does not exist`);
    const source = readFileSync(at(file), 'utf8');
    assert.ok(symbols.length > 0, 'the row names nothing to look for');
    for (const symbol of symbols) assert.ok(source.includes(symbol), `${file} does not contain ${symbol}`);
  });
}

test('a wrong file is noticed', () => {
  const [row] = rowsOf('| 1    | A click.   | `packages/elements/src/hotspot/hotspot-layer.ts` | `a` `b`  |');
  assert.deepEqual(row, { step: 1, file: 'packages/elements/src/hotspot/hotspot-layer.ts', symbols: ['a', 'b'] });
  const layer = readFileSync(at(rows[0].file), 'utf8');
  assert.ok(!layer.includes('vitrine-product-open-request'), 'the layer asks the page itself now: step 2 moves there');
});
