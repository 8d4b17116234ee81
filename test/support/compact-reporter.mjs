// A reporter for Web Test Runner that says little: one line for each file, every failure in full, totals at the end.
import { relative } from 'node:path';

function* testsOf(suite, names = []) {
  for (const test of suite?.tests ?? []) yield { ...test, name: [...names, test.name].join(' > ') };
  for (const inner of suite?.suites ?? []) yield* testsOf(inner, inner.name ? [...names, inner.name] : names);
}

const indent = (text) =>
  String(text)
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');

function tally(session) {
  const tests = [...testsOf(session.testResults)];
  return {
    passed: tests.filter((test) => test.passed).length,
    skipped: tests.filter((test) => test.skipped).length,
    failures: tests.filter((test) => !test.passed && !test.skipped),
  };
}

export function compactReporter({ folder = process.cwd() } = {}) {
  const said = new Set();
  return {
    reportTestFileResults({ sessionsForTestFile, testFile }) {
      for (const session of sessionsForTestFile) {
        if (session.status !== 'FINISHED' || said.has(session.id)) continue;
        said.add(session.id);
        const { passed, failures, skipped } = tally(session);
        const file = relative(folder, testFile);
        const state = session.passed ? 'ok  ' : 'FAIL';
        console.log(
          `${state} ${session.browser.name} ${file} ${passed} passed${failures.length ? `, ${failures.length} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}`,
        );
        for (const { name, error } of failures) {
          console.log(`    ${name}`);
          if (error?.message) console.log(indent(error.message));
          if (error && 'expected' in error && error.expected !== undefined)
            console.log(indent(`expected ${error.expected}\nactual   ${error.actual}`));
          if (error?.stack) console.log(indent(error.stack));
        }
        for (const error of session.errors ?? []) console.log(indent(error.stack ?? error.message));
        if (!session.passed) {
          for (const entry of session.logs ?? [])
            console.log(
              indent(entry.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ')),
            );
          for (const missing of session.request404s ?? []) console.log(indent(`404 ${missing}`));
        }
      }
    },
    stop({ sessions }) {
      const totals = new Map();
      for (const session of sessions) {
        const total = totals.get(session.browser.name) ?? { passed: 0, failed: 0 };
        const { passed, failures } = tally(session);
        total.passed += passed;
        // a file that did not even load has no test to count
        total.failed += failures.length || (session.passed ? 0 : 1);
        totals.set(session.browser.name, total);
      }
      for (const [browser, { passed, failed }] of totals) console.log(`${browser}: ${passed} passed, ${failed} failed`);
    },
  };
}
