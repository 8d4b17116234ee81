// The chunks of the script tag are planned by folders and a few files: a renamed one must not change them in silence.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chunkFor, chunkPlan } from '../../scripts/chunk-plan.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The scripts of the packages as the script tag's build reads them: compiled, but for the tag's own package. */
const modules = ['core', 'elements', 'adapters', 'embed'].flatMap((name) => {
  const folder = join(root, 'packages', name, name === 'embed' ? 'src' : 'dist');
  return readdirSync(folder, { recursive: true })
    .filter((file) => /(?<!\.d)\.[jt]s$/.test(file))
    .map((file) => join(folder, file));
});
const placeOf = (file) =>
  file.replaceAll('\\', '/').replace(/.*\/packages\/([\w-]+)\/(?:dist|src)\/(.*)\.[jt]s$/, '$1/$2');

for (const [chunk, paths] of Object.entries(chunkPlan)) {
  for (const path of paths) {
    test(`${chunk}: ${path} is there`, () => {
      const own = modules.filter((file) => {
        const place = placeOf(file);
        return place === path || place.slice(0, place.lastIndexOf('/')) === path;
      });
      assert.ok(own.some((file) => chunkFor(file) === chunk));
    });
  }

  test(`${chunk} is one file of the build`, () => {
    const files = readdirSync(join(root, 'dist/cdn/chunks')).filter((file) =>
      new RegExp(`^${chunk}(?:-[\\w-]{8})?\\.js$`).test(file),
    );
    assert.equal(files.length, 1, files.join());
  });
}

test('a chunk that others need at once is in the plan: a new folder must not become one more request', () => {
  const cdn = join(root, 'dist/cdn');
  const code = readdirSync(cdn, { recursive: true })
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(cdn, file), 'utf8'))
    .join('\n');
  const imported = (pattern) => new Set([...code.matchAll(pattern)].map(([, name]) => name));
  const dynamic = imported(/import\("\.{1,2}\/(?:chunks\/)?([\w.-]+?)(?:-[\w-]{8})?\.js"\)/g);
  const atOnce = imported(/(?:from|import)\s*"\.{1,2}\/(?:chunks\/)?([\w.-]+?)(?:-[\w-]{8})?\.js"/g);
  assert.ok(atOnce.has('base'));
  assert.deepEqual(
    [...atOnce].filter((name) => !dynamic.has(name) && !chunkPlan[name] && !existsSync(join(cdn, `${name}.js`))),
    [],
  );
});

test('an element that is fetched on its own is in no shared chunk', () => {
  for (const name of ['cart/button/cart-button', 'product/card/product-card', 'player/player', 'shop/shop']) {
    const file = join(root, 'packages/elements/dist', `${name}.js`);
    assert.ok(existsSync(file), file);
    assert.equal(chunkFor(file), undefined, name);
  }
});
