// The guide's table of tokens is what the style sheet says.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { tokensDoc } from '../../scripts/tokens-doc.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every token of the guide has the pair of values that the style sheet has', () => {
  const sheet = read('packages/elements/src/theme/tokens.styles.ts');
  const rows = [...read('stories/guide/guide.stories.ts').matchAll(/\['([a-z-]+)', '(#\w+)', '(#\w+)'/g)];
  assert.ok(rows.length >= 12);
  for (const [, name, light, dark] of rows)
    assert.ok(sheet.includes(`var(--vitrine-${name}, light-dark(${light}, ${dark}))`), name);
});

test('docs/tokens.md is what the manifest says', async () => {
  assert.equal(read('docs/tokens.md'), await tokensDoc(), 'run: node scripts/tokens-doc.mjs');
});

test('a style sheet of the examples sets no token that is not there', () => {
  const known = new Set([...read('docs/tokens.md').matchAll(/^\| `(--vitrine-[\w-]+)`/gm)].map(([, name]) => name));
  const folder = new URL('../../examples/brands/', import.meta.url);
  const sheets = readdirSync(folder).filter((file) => file.endsWith('.css') && file !== 'page.css');
  assert.equal(sheets.length, 4);
  for (const sheet of sheets)
    for (const [, name] of read(`examples/brands/${sheet}`).matchAll(/^ *(--vitrine-[\w-]+):/gm))
      assert.ok(known.has(name), `${sheet}: ${name}`);
});
