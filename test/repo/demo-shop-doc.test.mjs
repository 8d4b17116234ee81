import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { demoShopFiles } from '../../scripts/demo-shop-doc.mjs';

test('docs/demo-shop.md and the handles of the author page are those of the seed (node scripts/demo-shop-doc.mjs)', async () => {
  for (const [path, text] of Object.entries(await demoShopFiles()))
    assert.equal(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'), text, path);
});
