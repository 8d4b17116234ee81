// examples/next is the code of docs/frameworks.md, whose journey runs the same code with React alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the files of examples/next are the code of docs/frameworks.md', () => {
  const [shop, storefront, page] = [...read('docs/frameworks.md').matchAll(/```jsx\n([\s\S]*?)```/g)].map(
    ([, code]) => code,
  );
  assert.equal(read('examples/next/app/shop.jsx'), `'use client';\n${shop}`);
  assert.equal(read('examples/next/app/storefront.jsx'), `'use client';\n${storefront}`);
  assert.equal(read('examples/next/app/page.jsx'), page);
});

test('docs/frameworks.md names the versions that were run', () => {
  const documented = read('docs/frameworks.md');
  const { dependencies } = JSON.parse(read('examples/next/package.json'));
  for (const [name, version] of Object.entries({ Next: dependencies.next, React: dependencies.react }))
    assert.ok(documented.includes(`${name} ${version.split('.').slice(0, 2).join('.')}`), `${name} ${version}`);
});
