import { assert } from 'chai';
import { fill, writeLetter } from './letter.js';
import { readSender } from './mail.js';
import { languageOf, languages, wordsOf } from './words/languages.js';

/** Every text of a language, by where it stands. */
const textsOf = (value: unknown, where = ''): [string, string][] =>
  typeof value === 'string'
    ? [[where, value]]
    : Object.entries(value as object).flatMap(([key, one]) => textsOf(one, `${where}.${key}`));
const placeholdersOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('a letter', () => {
  it('says the same in every language', () => {
    const english = new Map(textsOf(wordsOf('en')));
    for (const language of languages) {
      const words = wordsOf(language);
      assert.equal(words.lang, language);
      for (const [where, text] of textsOf(words)) {
        assert.deepEqual(placeholdersOf(text), placeholdersOf(english.get(where) ?? ''), `${language}${where}`);
        if (language !== 'en' && !['.lang', '.dir'].includes(where))
          assert.notEqual(text, english.get(where), `${language}${where}`);
      }
    }
    assert.equal(languageOf('ar-EG'), 'ar');
    assert.equal(languageOf('fr'), 'en');
    assert.equal(languageOf(undefined), 'en');
  });

  it('shows what people wrote as text, on one line in the subject', () => {
    const name = '<b>Mina</b>\r\nBcc: c@d.example';
    const { subject, text, html } = writeLetter(
      {
        subject: fill('From {sender}', { sender: name }),
        heading: fill('{sender} & {other}', { sender: name }),
        lines: [],
        quote: '<script>alert(1)</script>\nsecond line',
        button: { label: 'Open', href: 'https://shop.example/gift#"onclick="' },
        small: [],
      },
      wordsOf('ar'),
    );
    assert.equal(subject, 'From <b>Mina</b> Bcc: c@d.example');
    assert.include(text, '\u2068<b>Mina</b>');
    assert.notMatch(html, /<b>|<script|"onclick/);
    assert.include(html, '&lt;script&gt;alert(1)&lt;/script&gt;\nsecond line');
    // What has no value stays as it is, so that it is seen.
    assert.include(html, '{other}');
    assert.include(html, '<html lang="ar" dir="rtl">');
  });

  it('reads who it is from', () => {
    assert.deepEqual(readSender('Kiln & Co <gifts@kiln.example>'), {
      name: 'Kiln & Co',
      address: 'gifts@kiln.example',
    });
    assert.deepEqual(readSender('"Kiln, Ltd" <gifts@kiln.example>')?.name, 'Kiln, Ltd');
    assert.deepEqual(readSender(' gifts@kiln.example '), { name: 'kiln.example', address: 'gifts@kiln.example' });
    for (const none of ['', 'Kiln', 'Kiln <gifts>', 'a@b.example, c@d.example']) assert.isNull(readSender(none));
  });
});
