import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { elementsDoc } from '../../scripts/elements-doc.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('docs/elements.md is what the manifest says (node scripts/elements-doc.mjs writes it after a build)', async () => {
  assert.equal(read('docs/elements.md'), await elementsDoc());
});

test('every file for editors and frameworks that the package names is there and has every element', () => {
  const { exports, ...fields } = JSON.parse(read('packages/elements/package.json'));
  const named = Object.entries(exports)
    .filter(([path]) => !path.includes('*') && path !== '.')
    .map(([, target]) => target.types ?? target);
  for (const file of named) assert.ok(existsSync(new URL(`../../packages/elements/${file}`, import.meta.url)), file);
  for (const file of ['dist/vscode.html-custom-data.json', fields['web-types'], fields.customElements])
    for (const name of ['shop', 'player', 'hotspot', 'product-card', 'gift-card-form'])
      assert.ok(read(`packages/elements/${file}`).includes(`"vitrine-${name}"`), `${file}: ${name}`);
});
