// Third-party notices for what ships in dist/cdn: the minifier drops the libraries' own comments.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const SHIPPED = [
  'lit',
  'lit-html',
  'lit-element',
  '@lit/reactive-element',
  '@lit/context',
  'nanostores',
  'hls.js',
  'tslib',
];

function noticeOf(name) {
  const directory = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const file = readdirSync(directory).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
  const text = file && existsSync(join(directory, file)) ? readFileSync(join(directory, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n${'-'.repeat(60)}\n${text}\n`;
}

export function noticesText() {
  return `Vitrine ships code of these projects.\n\n${SHIPPED.map(noticeOf).join('\n\n')}`;
}

export function writeNotices() {
  writeFileSync(join(root, 'dist', 'cdn', 'THIRD_PARTY_NOTICES.txt'), noticesText());
}
