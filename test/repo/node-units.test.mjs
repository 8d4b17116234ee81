// A file of unit tests that ends early, or says nothing, fails the run: Node's own runner would pass it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runFiles } from '../node/run-files.mjs';

// Inside a test file Node thinks that it runs the files itself.
const { NODE_TEST_CONTEXT: _, ...env } = process.env;

const table = [
  ['comes to its end', "import { it } from 'node:test'; it('first', () => {}); it('second', () => {});", true],
  [
    'ends after its first test',
    "import { it } from 'node:test'; it('first', () => {}); it('x', () => process.exit(0));",
    false,
  ],
  ['says nothing', 'process.exit(0);', false],
  ['has a test that fails', "import { it } from 'node:test'; it('first', () => { throw new Error('no'); });", false],
];
for (const [what, source, passes] of table)
  test(`a file that ${what} ${passes ? 'passes' : 'fails'}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'node-units-'));
    try {
      const file = join(folder, 'a.test.mjs');
      writeFileSync(file, source);
      assert.equal(runFiles([file], { cwd: folder, stdio: 'ignore', env }), passes);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
