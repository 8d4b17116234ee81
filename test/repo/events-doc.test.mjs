import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { eventsDoc } from '../../scripts/events-doc.mjs';

test('docs/events.md is what the event map and the elements say (node scripts/events-doc.mjs writes it)', async () => {
  assert.equal(readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8'), await eventsDoc());
});
