// Every locale has every key and says it in its own language.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const at = (path) => new URL(`../../${path}`, import.meta.url);
const folder = at('packages/elements/src/i18n/locales/');
const languages = readdirSync(folder).map((name) => name.replace('.ts', ''));

const read = (language) => {
  const text = readFileSync(new URL(`${language}.ts`, folder), 'utf8');
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

test('every language can be loaded and can be chosen in Storybook', () => {
  const loader = readFileSync(at('packages/elements/src/i18n/locale-loader.ts'), 'utf8');
  assert.deepEqual([...loader.matchAll(/^ {2}([a-z-]+): async \(\) =>/gm)].map(([, name]) => name).sort(), languages);
  const [, items] = /title: 'Language'.*?items: \[([^\]]+)\]/s.exec(readFileSync(at('.storybook/preview.ts'), 'utf8'));
  assert.deepEqual(items.match(/[a-z-]+/g).sort(), languages);
  for (const language of languages) {
    const text = readFileSync(new URL(`${language}.ts`, folder), 'utf8');
    assert.ok(text.includes(`lang: '${language}'`), `${language}.ts states another lang`);
  }
});

for (const language of languages.filter((name) => name !== 'en')) {
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
