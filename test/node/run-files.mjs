// Runs test files in Node, and fails when one of them has ended before its last test was reported.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const reporter = fileURLToPath(new URL('whole-files.mjs', import.meta.url));

/** Returns whether every test has passed and every file has come to its end. The files get a last test each. */
export function runFiles(files, { cwd, stdio = 'inherit', env = process.env }) {
  const folder = mkdtempSync(join(tmpdir(), 'whole-files-'));
  const list = join(folder, 'list');
  try {
    for (const file of files)
      appendFileSync(
        file,
        `\nimport { it as endOfThisFile } from 'node:test';\nendOfThisFile(${JSON.stringify(`the end of ${file}`)});\n`,
      );
    // A test may leave a timer or a channel open: the end of its last test ends a file (`--test-force-exit`).
    const { status } = spawnSync(
      process.execPath,
      [
        ...['--test', '--enable-source-maps', '--test-force-exit'],
        ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
        ...[`--test-reporter=${reporter}`, `--test-reporter-destination=${list}`],
        ...files,
      ],
      { cwd, stdio, env },
    );
    const whole = new Set(readFileSync(list, 'utf8').split('\n'));
    const short = files.filter((file) => !whole.has(`the end of ${file}`));
    for (const file of short) console.error(`${file} ended before its last test was reported.`);
    return status === 0 && short.length === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
