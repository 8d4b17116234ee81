// A short reporter for Web Test Runner: one line for each file, every failure in full, totals at the end, on the
// screen or, for test/browsers/run.mjs, in the file that UNITS_REPORT names.
import { writeFileSync } from 'node:fs';
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

/**
 * The browser itself ended, or stopped answering, while the file ran; no test of it has failed. What hangs by itself hangs
 * again, and has failed then.
 */
const isInterrupted = (session) =>
  tally(session).failures.length === 0 &&
  (session.errors ?? []).some(({ message }) =>
    /browser disconnected|session deleted|invalid session|Timed out stopping the browser page|tests did not finish/.test(
      message,
    ),
  );

export function compactReporter({ folder = process.cwd() } = {}) {
  const reported = new Set();
  return {
    reportTestFileResults({ sessionsForTestFile, testFile }) {
      for (const session of sessionsForTestFile) {
        if (session.status !== 'FINISHED' || reported.has(session.id)) continue;
        reported.add(session.id);
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
      const total = { passed: 0, failed: 0, interrupted: [] };
      for (const session of sessions) {
        const { passed, failures } = tally(session);
        if (isInterrupted(session)) {
          const browser = session.browser.name.toLowerCase().replace('chrome', 'chromium');
          total.interrupted.push({ browser, file: relative(folder, session.testFile) });
          continue;
        }
        total.passed += passed;
        // A file that did not even load has no test to count.
        total.failed += failures.length || (session.passed ? 0 : 1);
      }
      if (process.env.UNITS_REPORT) writeFileSync(process.env.UNITS_REPORT, JSON.stringify(total));
      else console.log(`pass ${total.passed}\nfail ${total.failed + total.interrupted.length}`);
    },
  };
}
