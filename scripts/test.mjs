// npm test: runs every check and ends with `N passed, N failed`, also when it fails. Browsers that are missing are
// installed first (`npm run setup`).
//   --quick           Chromium only, without stories and journeys
//   --engines         also the adapters against real engines
//   --only name,name  these checks
// Before each engine random shoppers on a bad connection play 20 schedules, 200 where the engines run alone;
// `SCHEDULES` sets another number.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { installPackages, root } from './install.mjs';
import { browsersLeftOut, needBrowsers } from './setup.mjs';

const {
  values: { quick, engines, only },
} = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    engines: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const asked = quick ? ['chromium'] : (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',');
// Only Chromium is needed by everything. Another browser that is not here and cannot be installed is left out.
const leftOut = browsersLeftOut(asked.filter((name) => name !== 'chromium'));
const browsers = asked.filter((name) => !leftOut.includes(name));

const bin = (path) => join('node_modules', path);
/** Arguments for `node` that run the tests of a folder. */
const testsIn = (folder, ...flags) => [
  '--test',
  '--test-reporter=spec',
  ...flags,
  ...readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => `${folder}/${name}`),
];

/** In their order. `args` are for `node`; `runs` says whether a check takes part where `--only` does not choose. */
const checks = [
  { name: 'types', args: [bin('typescript/bin/tsc'), '-b'] },
  { name: 'lint', args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn'] },
  { name: 'templates', args: ['scripts/check-templates.mjs'] },
  { name: 'node', args: ['test/node/run.mjs'] },
  { name: 'build', args: ['scripts/build.mjs'] },
  { name: 'guards', args: testsIn('test/repo') },
  { name: 'adapters', args: testsIn('test/adapters') },
  { name: 'server', args: testsIn('test/server', '--test-concurrency=1') },
  { name: 'sizes', args: [bin('size-limit/bin.js')] },
  { name: 'units', args: ['test/browsers/run.mjs'], env: { BROWSERS: browsers.join() }, needs: browsers },
  { name: 'storybook', args: ['scripts/storybook.mjs', 'build'], runs: !quick },
  { name: 'docs', args: ['scripts/docs.mjs', '--keep-storybook'], runs: !quick },
  { name: 'stories', args: testsIn('test/stories'), needs: ['chromium'], runs: !quick },
  {
    name: 'journeys',
    args: testsIn('test/journeys', '--test-concurrency=1'),
    env: { BROWSERS: browsers.join() },
    needs: ['chromium', ...browsers],
    runs: !quick,
  },
  {
    name: 'engines',
    args: testsIn('test/engines', '--test-concurrency=1'),
    env: { SCHEDULES: process.env.SCHEDULES ?? (only ? '200' : '20') },
    needs: ['chromium'],
    runs: engines,
  },
];

/** Tests that a runner counted, as node's reporter and ours for browsers print them; `null` where none counts. */
function countsIn(output) {
  const count = (word) => new RegExp(`^\\W*${word} (\\d+)$`, 'm').exec(output)?.[1];
  return count('pass') && count('fail') ? { passed: Number(count('pass')), failed: Number(count('fail')) } : null;
}

/** A check without counted tests counts as one test; one that ends badly has failed whatever it counted. */
function judge(status, counts) {
  if (!counts) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const failed = counts.failed || (status !== 0 || counts.passed === 0 ? 1 : 0);
  return { passed: counts.passed, failed };
}

function runCheck({ name, args, env }) {
  console.log(`\n=== ${name}`);
  const startedMs = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let tail = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.setEncoding('utf8').on('data', (text) => {
        tail = (tail + text).slice(-200_000);
        to.write(text);
      });
    }
    child.on('error', reject);
    child.on('close', (status) => {
      const counts = judge(status, countsIn(stripVTControlCharacters(tail)));
      const seconds = Math.round((Date.now() - startedMs) / 1000);
      console.log(`--- ${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
      resolve(counts);
    });
  });
}

const total = { passed: 0, failed: 0 };
const failures = [];
try {
  installPackages();
  if (leftOut.length) console.log(`Without ${leftOut.join(' and ')}, which cannot be installed here.`);
  const chosen = checks.filter(({ name, runs = true }) => (only ? only.split(',').includes(name) : runs));
  needBrowsers([...new Set(chosen.flatMap(({ needs = [] }) => needs))]);
  for (const check of chosen) {
    const { passed, failed } = await runCheck(check);
    total.passed += passed;
    total.failed += failed;
    if (failed) failures.push(check.name);
  }
} catch (error) {
  console.error(error.message ?? error);
  total.failed += 1;
}
if (leftOut.length) console.log(`\nLeft out, because it is not installed here: ${leftOut.join(', ')}`);
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed || !total.passed ? 1 : 0;
