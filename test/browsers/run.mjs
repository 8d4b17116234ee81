// The unit tests in browsers: `BROWSERS=chromium,webkit node test/browsers/run.mjs [arguments of web-test-runner]`
// A browser can end by itself in the middle of a file, or stop answering: WebKitGTK's web process does on a busy machine,
// where its main thread waits for GStreamer for ever. No test can answer for that, so such a file runs once more in a new
// browser and is named; a browser that ends again has failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vitrine-units-'));
let runs = 0;

/** Runs the tests, and answers what the reporter counted: `{ passed, failed, interrupted: [{ browser, file }] }`. */
function run(args, env = {}) {
  const report = join(folder, `${++runs}.json`);
  spawnSync(process.execPath, [join(root, 'node_modules/@web/test-runner/dist/bin.js'), ...args], {
    cwd: root,
    env: { ...process.env, ...env, UNITS_REPORT: report },
    stdio: 'inherit',
  });
  return JSON.parse(readFileSync(report, 'utf8'));
}

try {
  const total = run(process.argv.slice(2));
  for (const browser of new Set(total.interrupted.map((one) => one.browser))) {
    const files = total.interrupted.filter((one) => one.browser === browser).map(({ file }) => file);
    console.log(`\n${browser} ended in the middle of ${files.join(', ')}: once more in a new one`);
    const again = run(['--files', ...files], { BROWSERS: browser });
    total.passed += again.passed;
    total.failed += again.failed + again.interrupted.length;
  }
  // In the form of node's own reporter, which `scripts/test.mjs` reads.
  console.log(`pass ${total.passed}\nfail ${total.failed}`);
  process.exitCode = total.failed ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
