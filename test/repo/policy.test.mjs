// What the strict policy of a shop page forbids is in no source of ours and in no file we ship.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SINKS =
  /\b(?:outerHTML|insertAdjacentHTML|document\.write|srcdoc|unsafeHTML|unsafeSVG|styleMap|createContextualFragment)\b|\bnew Function\b|[^.\w]eval\(|setAttribute\(\s*['"]style/;

function* files(directory, wanted) {
  if (!existsSync(directory)) return;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* files(path, wanted);
    else if (wanted.test(entry.name)) yield path;
  }
}

test('no sink in our sources', () => {
  for (const name of ['core', 'media', 'elements', 'embed', 'adapters']) {
    for (const file of files(join(root, 'packages', name, 'src'), /^(?!.*\.test\.ts$).*\.ts$/)) {
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      assert.doesNotMatch(code, SINKS, file);
      assert.doesNotMatch(code, /innerHTML|\sstyle=["$]/, file);
    }
  }
});

test('no sink in what ships, but the one template of lit-html behind its policy', () => {
  const shipped = [...files(join(root, 'dist', 'cdn'), /\.js$/)];
  assert.ok(shipped.length > 5, 'dist/cdn is built before the guards run');
  for (const file of shipped) {
    const code = readFileSync(file, 'utf8');
    if (/hls/.test(file)) continue;
    assert.doesNotMatch(code, SINKS, file);
    const html = [...code.matchAll(/\.innerHTML/g)].length;
    assert.ok(html <= (/[\\/]base\.js$/.test(file) ? 2 : 0), `${file} writes innerHTML ${html} times`);
    assert.doesNotMatch(code, /createPolicy\(["'`]lit-html/, file);
  }
});
