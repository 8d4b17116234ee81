// The table of weights states every limit that is checked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('docs/decisions/weights.md names the limits of .size-limit.mjs', () => {
  const limits = [...read('.size-limit.mjs').matchAll(/'([\d.]+) kB'/g)].map(([, limit]) => Number(limit));
  const table = [...read('docs/decisions/weights.md').matchAll(/^\|.*\| ([^|]*) \|$/gm)].flatMap(([, cell]) =>
    [...cell.matchAll(/([\d.]+) kB/g)].map(([, value]) => Number(value)),
  );
  assert.ok(limits.length >= 9);
  for (const limit of limits) assert.ok(table.includes(limit), `${limit} kB is not in the table`);
});
