// The guide's table of tokens is what the style sheet says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every token of the guide has the pair of values that the style sheet has', () => {
  const sheet = read('packages/elements/src/theme/tokens.styles.ts');
  const rows = [...read('stories/guide/guide.stories.ts').matchAll(/\['([a-z-]+)', '(#\w+)', '(#\w+)'/g)];
  assert.ok(rows.length >= 12);
  for (const [, name, light, dark] of rows)
    assert.ok(sheet.includes(`var(--vitrine-${name}, light-dark(${light}, ${dark}))`), name);
});
