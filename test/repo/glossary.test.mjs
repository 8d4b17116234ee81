// No word that docs/glossary.md tells us to avoid stands in a file, in its name or as a part of an identifier.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { avoidedWords, exceptions, filesToRead, finder, places } from '../../scripts/glossary.mjs';

const page = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

test('the words and the exceptions are read from the page', () => {
  const words = avoidedWords(page);
  for (const word of ['wish', 'film', 'surface', 'bad line', 'engine-room', 'told'])
    assert.ok(words.includes(word), word);
  assert.ok(exceptions(page).some(({ texts }) => texts === null));
});

test('a word is found in a sentence, in an identifier and across lines, and not inside another word', () => {
  const find = finder(['wish', 'face', 'bad line']);
  const found = (text) => find(text).map(({ line, word }) => `${line} ${word}`);
  assert.deepEqual(found('A wish.'), ['1 wish']);
  assert.deepEqual(found('const wishList = lateWish + late_wish;'), ['1 wish', '1 wish', '1 wish']);
  assert.deepEqual(found('ok\n * on a bad\n * line'), ['2 bad line']);
  assert.deepEqual(found('wishbone, interface, surface, preface; not bad. Lines'), []);
});

test('every exception is needed: its files are there', () => {
  const files = [...filesToRead()];
  for (const { pattern, files: match } of exceptions(page))
    assert.ok(
      files.some((file) => match.test(file)),
      `${pattern} in docs/glossary.md matches no file`,
    );
});

test('no avoided word stands anywhere', () => {
  const found = [...places(page)];
  assert.deepEqual(
    found.map(({ path, line, word }) => `${path}:${line} ${word}`),
    [],
    'docs/glossary.md says what to write instead',
  );
});
