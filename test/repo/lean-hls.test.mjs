// The script tag's build leaves the log lines out of hls.js: nothing else may go with them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseAst } from 'rollup/parseAst';
import { root } from '../../scripts/install.mjs';
import { leanHls, withoutLogLines } from '../../scripts/lean-hls.mjs';

for (const [name, written, left] of [
  ['a line of its own', "this.log('a');b();", ';b();'],
  ['the only act of a condition', "if (a) this.warn('b');\nelse c();", 'if (a) ;\nelse c();'],
  ['a line over several', 'logger.log(`a ${\nb}`);\nc();', ';\n\nc();'],
  ['the logger of another object', 'this.hls.logger.error(a);hls.logger.log(b)', ';;'],
  ["a variable of Babel's", 'this.log((_a = a) == null ? void 0 : _a.b);', ';'],
])
  test(`left out: ${name}`, () => assert.equal(withoutLogLines(written), left));

for (const [name, written] of [
  ['an argument that changes something', 'this.log(count++);'],
  ['an argument that is assigned', 'this.log(a = b);'],
  ['a value that is used', "const a = this.log('b');"],
  ['the console', "console.log('a');"],
  ['a method of the same name on something else', 'Math.log(2);'],
])
  test(`kept: ${name}`, () => assert.equal(withoutLogLines(written), written));

for (const build of ['hls.light', 'hls'])
  test(`${build}: no logger is called for nothing, and what is left can be parsed`, () => {
    const id = join(root, `node_modules/hls.js/dist/${build}.mjs`);
    const fail = (message) => assert.fail(message);
    const { code } = leanHls.transform.call({ error: fail }, readFileSync(id, 'utf8'), id);
    parseAst(code);
    assert.doesNotMatch(code, /^\s*(?:this|logger|this\.logger|this\.hls\.logger)\.(?:log|warn|info|debug|trace)\(/m);
  });

test('a version of hls.js that is written otherwise fails the build', () => {
  const messages = [];
  leanHls.transform.call(
    { error: (message) => messages.push(message) },
    'export {};',
    '/node_modules/hls.js/dist/hls.mjs',
  );
  assert.match(messages[0], /lean-hls/);
});
