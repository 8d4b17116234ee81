// Looks for the words that docs/glossary.md tells us to avoid: `node scripts/glossary.mjs [folder]` prints every place.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export const FOLDERS = ['packages', 'docs', 'stories', 'examples', 'test', 'scripts', '.storybook', '.github'];
const TEXT = /\.(?:[cm]?[jt]sx?|json|md|html|css|php|liquid|ya?ml)$/;
const NOT_WRITTEN_BY_HAND =
  /(?:^|\/)(?:node_modules|dist|coverage|\.cache|storybook-static)(?:\/|$)|custom-elements\.json$|package-lock\.json$/;

const section = (page, title) => page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const cells = (text) =>
  [...text.matchAll(/^\|(.+)\|$/gm)].slice(2).map(([, row]) => row.split('|').map((cell) => cell.trim()));
const inBackticks = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

/** The words of the first table, as written there. */
export const avoidedWords = (page) =>
  cells(section(page, 'Words to avoid, and what to write')).flatMap(([words]) => inBackticks(words));

/** Files by a pattern, and the texts that are passed over in them; `null` = the whole file is. */
export function exceptions(page) {
  return cells(section(page, 'Exceptions')).map(([where, what]) => {
    const pattern = inBackticks(where)[0];
    const source = pattern
      .replace(/[.+]/g, '\\$&')
      .replaceAll('**', '\0')
      .replaceAll('*', '[^/]*')
      .replaceAll('\0', '.*');
    return { pattern, files: new RegExp(`^${source}$`), texts: what === 'all' ? null : inBackticks(what) };
  });
}

/** Identifiers fall into words, and a sentence goes on in the next line of a comment. Lines stay where they are. */
const split = (text) =>
  text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/\n[ \t]*(?:\*|\/\/|#|>)?[ \t]*/g, '\n');

export function finder(words) {
  const patterns = words.map((word) => word.split(/[\s-]/).join('[\\s_-]+'));
  const all = new RegExp(`(?<![A-Za-z])(?:${patterns.join('|')})(?![A-Za-z])`, 'gi');
  return (text) => {
    const plain = split(text);
    return [...plain.matchAll(all)].map(({ 0: word, index }) => ({
      word: word.replace(/\s+/g, ' ').toLowerCase(),
      line: plain.slice(0, index).split('\n').length,
    }));
  };
}

export function* filesToRead(folder = '.') {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (NOT_WRITTEN_BY_HAND.test(path)) continue;
    if (entry.isDirectory()) {
      if (folder !== '.' || FOLDERS.includes(entry.name)) yield* filesToRead(path);
    } else if (TEXT.test(entry.name)) yield path;
  }
}

/** Every place where an avoided word stands, in a file's text or in its name (line 0). */
export function* places(page = readFileSync(join(root, 'docs/glossary.md'), 'utf8')) {
  const find = finder(avoidedWords(page));
  const passedOver = exceptions(page);
  for (const path of filesToRead()) {
    const rules = passedOver.filter(({ files }) => files.test(path));
    if (rules.some(({ texts }) => texts === null)) continue;
    const texts = rules.flatMap((rule) => rule.texts);
    const clean = (text) => texts.reduce((left, passed) => left.replaceAll(passed, ' '), text);
    for (const { word } of find(clean(path))) yield { path, line: 0, word };
    for (const place of find(clean(readFileSync(join(root, path), 'utf8')))) yield { path, ...place };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder = ''] = process.argv;
  let count = 0;
  for (const { path, line, word } of places()) {
    if (!path.startsWith(folder)) continue;
    count += 1;
    console.log(`${path}:${line}  ${word}`);
  }
  console.log(`${count} places`);
}
