// The walk names files and what to look for in them: both must be there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const at = (path) => new URL(`../../${path}`, import.meta.url);

/** A step: its number, what happens, and below it one file with one or more symbols, each in backticks. */
export function stepsOf(text) {
  return [...text.matchAll(/^(\d+)\. [\s\S]*?\n +- `([^`]+)`: ((?:`[^`]+`(?:,\s+)?)+)/gm)].map(
    ([, step, file, symbols]) => ({
      step: Number(step),
      file,
      symbols: [...symbols.matchAll(/`([^`]+)`/g)].map(([, symbol]) => symbol),
    }),
  );
}

const steps = stepsOf(readFileSync(at('docs/walk.md'), 'utf8'));

test('the walk has its steps, numbered without a gap', () => {
  assert.ok(steps.length >= 20, `${steps.length} steps were read`);
  assert.deepEqual(
    steps.map(({ step }) => step),
    steps.map((_step, index) => index + 1),
  );
});

for (const { step, file, symbols } of steps) {
  test(`step ${step} is in ${file}`, () => {
    assert.ok(existsSync(at(file)), `${file} does not exist`);
    const source = readFileSync(at(file), 'utf8');
    assert.ok(symbols.length > 0, 'the step names nothing to look for');
    for (const symbol of symbols) assert.ok(source.includes(symbol), `${file} does not contain ${symbol}`);
  });
}

test('a wrong file is noticed', () => {
  const [first] = stepsOf('1. A click.\n   - `packages/elements/src/hotspot/hotspot-layer.ts`: `a`,\n     `b`\n');
  assert.deepEqual(first, { step: 1, file: 'packages/elements/src/hotspot/hotspot-layer.ts', symbols: ['a', 'b'] });
  const layer = readFileSync(at(steps[0].file), 'utf8');
  assert.ok(!layer.includes('vitrine-product-open-request'), 'the layer asks the page itself now: step 2 moves there');
});
