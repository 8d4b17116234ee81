import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { eventsDoc } from '../../scripts/events-doc.mjs';

test('docs/events.md is what the event map and the elements say (node scripts/events-doc.mjs writes it)', async () => {
  assert.equal(readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8'), await eventsDoc());
});

test('every type that a detail names is explained on the page', async () => {
  const page = await eventsDoc();
  const [, details] = /The types of the details[^]*?```ts\n([^]*?)```/.exec(page);
  const named = new Set([...details.matchAll(/(?:: |extends |readonly )([A-Z][A-Za-z]+)/g)].map(([, name]) => name));
  assert.ok(named.has('Source') && named.has('PublicCart') && named.has('CartWarning'));
  for (const name of named)
    assert.match(page, new RegExp(`(?:interface|type) ${name}\\b|\`${name}\``), `${name} is explained nowhere`);
});
