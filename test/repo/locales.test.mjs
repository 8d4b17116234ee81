// Every locale has every key and says it in its own language.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (language) => {
  const text = readFileSync(
    new URL(`../../packages/elements/src/i18n/locales/${language}.ts`, import.meta.url),
    'utf8',
  );
  return new Map(
    [...text.matchAll(/^ {2}(\w+): ([\s\S]*?),$(?=\n(?: {2}\w|\n| {2}\/\/|\}))/gm)].map(([, key, value]) => [
      key,
      value,
    ]),
  );
};

/** Words that are the same in both languages, and patterns without a word of their own. */
const SAME = {
  id: ['cartTotal', 'cartSubtotal', 'cartTotalIs', 'giftEmail', 'video', 'volume'],
  vi: ['giftEmail', 'video'],
};
const spoken = (value) => /[A-Za-z]{3}/.test(value.replace(/\$\{[^}]*\}|\([^)]*\) =>|: (?:string|number)/g, ''));

const english = read('en');

test('there are words', () => assert.ok(english.size > 120, String(english.size)));

for (const language of ['bn', 'ar', 'id', 'vi']) {
  test(`${language} has every key and none in English`, () => {
    const own = read(language);
    assert.deepEqual([...own.keys()].sort(), [...english.keys()].sort());
    const untranslated = [...english].filter(
      ([key, value]) =>
        own.get(key) === value &&
        spoken(value) &&
        !SAME[language]?.includes(key) &&
        key !== 'giftOccasionPohelaBoishakh',
    );
    assert.deepEqual(
      untranslated.map(([key]) => key),
      [],
    );
  });
}
