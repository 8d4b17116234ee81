// Every decision record is in the index, under its title and with its status.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('../../docs/decisions/', import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), 'utf8');

const rows = new Map(
  [...read('README.md').matchAll(/^\| \[([^\]]+)\]\(([^)]+)\) +\| ([^|]+?) +\| ([^|]+?) +\|$/gm)].map(
    ([, title, file, status, about]) => [file, { title, status, about }],
  ),
);
const records = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');

test('the index names every record and nothing else', () => {
  assert.deepEqual([...rows.keys()].sort(), records.sort());
});

for (const file of records) {
  test(`${file} is in the index with its title and status`, () => {
    const text = read(file);
    const [, title] = /^# (.+)\n/.exec(text) ?? [];
    const [, status] = /^Status: ([^·\n]+?) · \d{1,2} [A-Z][a-z]+ 20\d\d\b/m.exec(text) ?? [];
    assert.ok(status, 'the line below the title reads "Status: accepted · 28 November 2026"');
    assert.ok(title.startsWith(rows.get(file).title), `${title} is listed as ${rows.get(file).title}`);
    assert.equal(rows.get(file).status, status);
    for (const part of ['Decision', 'Alternatives']) assert.ok(text.includes(`**${part}.**`), `a part "${part}"`);
  });
}
