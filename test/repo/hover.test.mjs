// A finger leaves hover behind: after a tap a button would look pressed, or disabled, until the next tap elsewhere.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/install.mjs';

/** Line numbers of `:hover` in selectors that no `@media (hover: hover)` is around. */
function unguarded(text) {
  const found = [];
  const blocks = [];
  let selector = '';
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .split('\n')
    .forEach((line, at) => {
      for (const sign of line) {
        if (sign === '{') {
          if (selector.includes(':hover') && !blocks.some((block) => block.includes('(hover: hover)')))
            found.push(at + 1);
          blocks.push(selector);
          selector = '';
        } else if (sign === '}') {
          blocks.pop();
          selector = '';
        } else selector = sign === ';' || sign === '`' ? '' : selector + sign;
      }
    });
  return found;
}

test('a rule for hover stands in @media (hover: hover)', () => {
  assert.deepEqual(
    unguarded('css`\n.a:hover {\n}\n@media (hover: hover) {\n.b:hover {\n}\n}\n.c, .d:hover {\n}`'),
    [2, 8],
  );
  const files = readdirSync(join(root, 'packages/elements/src'), { recursive: true }).filter((file) =>
    file.endsWith('.styles.ts'),
  );
  assert.ok(files.length > 10, String(files.length));
  const found = files.flatMap((file) =>
    unguarded(readFileSync(join(root, 'packages/elements/src', file), 'utf8')).map((line) => `${file}:${line}`),
  );
  assert.deepEqual(found, []);
});
