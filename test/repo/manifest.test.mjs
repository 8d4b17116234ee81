// The manifest that ships knows every element, its attributes and what it sends.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

test('custom-elements.json has every element that define/ registers', () => {
  const { modules } = JSON.parse(
    readFileSync(new URL('../../packages/elements/custom-elements.json', import.meta.url), 'utf8'),
  );
  const known = new Map(
    modules.flatMap(({ declarations = [] }) => declarations).map((declaration) => [declaration.tagName, declaration]),
  );
  const tags = readdirSync(new URL('../../packages/elements/src/define', import.meta.url)).map(
    (file) => `vitrine-${file.replace('.ts', '')}`,
  );
  for (const tag of tags) assert.ok(known.has(tag), tag);
  assert.ok(known.get('vitrine-player').attributes.some(({ name }) => name === 'video-id'));
  assert.ok(known.get('vitrine-player').events.some(({ name }) => name === 'vitrine-video-start'));
  for (const { path } of modules) assert.match(path, /^dist\/.*\.js$/);
});
