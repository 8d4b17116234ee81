// npm test: gets the browsers it needs, runs every check, and ends with `N passed, N failed`, also when it fails.
// `--quick` leaves out the browsers that are not Chromium, the stories and the journeys; `--engines` adds the adapters against real
// engines; `--only name,name` runs some. Random shoppers on a bad line play 20 schedules before each engine, 200 where the engines run alone;
// `SCHEDULES` says another number.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installBrowsers, installPackages, root } from './install.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    engines: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

const node = process.execPath;
const bin = (path) => join('node_modules', path);
const files = (directory) =>
  readdirSync(join(root, directory))
    .filter((name) => /\.mjs$/.test(name))
    .map((name) => `${directory}/${name}`);
const wtr = (browsers) => [node, [bin('@web/test-runner/dist/bin.js')], { BROWSERS: browsers }];
const nodeTest = (names, ...flags) => [node, ['--test', '--test-reporter=spec', ...flags, ...names]];

/** Each check: its name, its command, whether the quick run has it, and whether it needs an engine. A check that counts nothing counts as one. */
const checks = [
  { name: 'types', quick: true, command: [node, [bin('typescript/bin/tsc'), '-b']] },
  { name: 'lint', quick: true, command: [node, [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']] },
  {
    name: 'format',
    quick: true,
    command: [node, [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn']],
  },
  { name: 'templates', quick: true, command: [node, ['scripts/check-templates.mjs']] },
  { name: 'node', quick: true, command: [node, ['test/node/run.mjs']] },
  { name: 'build', quick: true, command: [node, ['scripts/build.mjs']] },
  { name: 'guards', quick: true, command: () => nodeTest(files('test/repo')) },
  { name: 'adapters', quick: true, command: () => nodeTest(files('test/adapters')) },
  { name: 'sizes', quick: true, command: [node, [bin('size-limit/bin.js')]] },
  {
    name: 'units',
    quick: true,
    command: () => wtr(values.quick ? 'chromium' : (process.env.BROWSERS ?? 'chromium,firefox,webkit')),
  },
  { name: 'storybook', command: [node, ['scripts/storybook.mjs', 'build']] },
  { name: 'stories', command: () => nodeTest(files('test/stories')) },
  { name: 'journeys', command: () => nodeTest(files('test/journeys'), '--test-concurrency=1') },
  {
    name: 'engines',
    engines: true,
    command: () => [
      ...nodeTest(files('test/engines'), '--test-concurrency=1'),
      { SCHEDULES: process.env.SCHEDULES ?? (values.only ? '200' : '20') },
    ],
  },
];

const total = { passed: 0, failed: 0 };
const failures = [];

/** Counts out of what a runner prints: node's spec reporter, and lines of the form `N passed, N failed`. */
function countsIn(output) {
  const text = output.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
  const whole = [...text.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  const parts = whole ? [whole] : [...text.matchAll(/^[\w -]+: (\d+) passed, (\d+) failed/gm)];
  if (parts.length) {
    return parts.reduce(
      (sum, [, passed, failed]) => ({ passed: sum.passed + Number(passed), failed: sum.failed + Number(failed) }),
      { passed: 0, failed: 0 },
    );
  }
  const pass = /^. pass (\d+)$/m.exec(text);
  const fail = /^. fail (\d+)$/m.exec(text);
  return pass && fail ? { passed: Number(pass[1]), failed: Number(fail[1]) } : null;
}

function runCheck({ name, command }) {
  const [program, args, env] = typeof command === 'function' ? command() : command;
  console.log(`\n=== ${name}`);
  const began = Date.now();
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (stream) => (chunk) => {
      output = (output + chunk).slice(-200_000);
      stream.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', take(process.stdout));
    child.stderr.setEncoding('utf8').on('data', take(process.stderr));
    child.on('error', (error) => done({ counts: { passed: 0, failed: 1 }, error }));
    child.on('close', (status) => {
      const found = countsIn(output);
      const counts = found ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
      // A runner that dies after its last test has failed too, and one that ran no test has shown nothing.
      if (found && (status !== 0 || found.passed + found.failed === 0) && counts.failed === 0) counts.failed = 1;
      console.log(
        `--- ${name}: ${counts.passed} passed, ${counts.failed} failed, ${Math.round((Date.now() - began) / 1000)} s`,
      );
      done({ counts });
    });
  });
}

try {
  installPackages();
  installBrowsers();
  const wanted = values.only?.split(',');
  for (const check of checks) {
    if (wanted ? !wanted.includes(check.name) : (values.quick && !check.quick) || (check.engines && !values.engines))
      continue;
    const { counts } = await runCheck(check);
    total.passed += counts.passed;
    total.failed += counts.failed;
    if (counts.failed) failures.push(check.name);
  }
} catch (error) {
  console.error(error.message ?? error);
  total.failed += 1;
}
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed || !total.passed ? 1 : 0;
