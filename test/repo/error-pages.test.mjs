// Every code has its page and its text in every language, and no page is left over.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const list = /ERROR_CODES = \[([\s\S]*?)\] as const/.exec(read('packages/core/src/error/error-code.ts'));
const codes = [...list[1].matchAll(/'([a-z-]+)'/g)].map(([, code]) => code);

test('there is a list of codes', () => assert.ok(codes.length > 30));

test('every code has a page that begins with it, and is in the index', () => {
  const index = read('docs/errors/README.md');
  for (const code of codes) {
    assert.ok(read(`docs/errors/${code}.md`).startsWith(`# ${code}\n`), code);
    assert.ok(index.includes(`(${code}.md)`), code);
  }
});

test('no page is left over', () => {
  const pages = readdirSync(fileURLToPath(new URL('../../docs/errors', import.meta.url))).map((name) =>
    name.replace('.md', ''),
  );
  assert.deepEqual(
    pages.filter((page) => !codes.includes(page) && page !== 'README' && page !== 'media'),
    [],
  );
});

test('every code has a text in every language', () => {
  for (const language of readdirSync(new URL('../../packages/elements/src/i18n/locales', import.meta.url))) {
    const words = read(`packages/elements/src/i18n/locales/${language}`);
    for (const code of codes) {
      const key = `error${code.replace(/(?:^|-)([a-z])/g, (_all, letter) => letter.toUpperCase())}:`;
      assert.ok(words.includes(`  ${key}`), `${language} lacks ${key}`);
    }
  }
});
