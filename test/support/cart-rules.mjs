// The rules that keep the cart true, each with the source that is it. The test deletes one at a time and plays the schedule of its name.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * `rule`: what it is, `file`: where it stands, `source`: the text of it, whatever its white space, `without`: what is left when it is
 * deleted. `schedule`: the key of the schedule in test/doubles/named-schedules.ts that fails then.
 */
export const rules = [
  {
    schedule: 'lateRemovalOnTheNextPage',
    rule: 'a request is entered in the ledger before it is sent',
    file: 'deliver',
    source: 'expectLate(job.delivery, job.delivery.before);',
    without: '',
  },
  {
    schedule: 'staleWrite',
    rule: 'a late absolute request leaves exactly its own number behind',
    file: 'request-ledger',
    source: 'new Set([should, ...sets, ...sets.map(',
    without: 'new Set([should, ...sets.map((set) => Number.NaN), ...[].map(',
  },
  {
    schedule: 'staleWriteBelowAnAdd',
    rule: 'what was asked may have come on top of a late absolute request',
    file: 'request-ledger',
    source: '(set) => set + (own.plus ?? 0)',
    without: '(set) => set',
  },
  {
    schedule: 'lateAddThatWasGivenUp',
    rule: 'a late addition comes on top',
    file: 'request-ledger',
    source: 'of [...pluses, ...doubled]',
    without: 'of doubled',
  },
  {
    schedule: 'doubledOnTheWay',
    rule: 'without keys an addition may have been doubled on the way',
    file: 'request-ledger',
    source: 'mayRepeat ? [...pluses, own.plus ?? 0] : []',
    without: '[]',
  },
  {
    schedule: 'anotherDeviceAddsTheSame',
    rule: 'with keys nothing is doubled on the way',
    file: 'request-ledger',
    source: 'mayRepeat ? [...pluses, own.plus ?? 0] : []',
    without: '[...pluses, own.plus ?? 0]',
  },
  {
    schedule: 'lostAnswer',
    rule: 'the first look finds an open request applied or not, and either is as it should be',
    file: 'request-ledger',
    source: 'late.filter((effect) => effect.open)',
    without: 'late.filter((effect) => false)',
  },
  {
    schedule: 'seenAndOver',
    rule: 'with keys, a single open request that a look shows as applied is over',
    file: 'request-ledger',
    source: 'late.length === 1 && only?.open',
    without: 'late.length === 0 && only?.open',
  },
  {
    schedule: 'removalOfWhatWasGivenUp',
    rule: 'a line that a read shows after all is removed, though it was not in the picture when that was asked',
    file: 'deliver',
    source: 'const there = wasUnseen && ',
    without: 'const there = false && ',
  },
  {
    schedule: 'seenAndOnceMore',
    rule: 'without keys, a request that a look shows as applied may come once more',
    file: 'request-ledger',
    source: 'if (!mayRepeat && ',
    without: 'if (',
  },
  {
    schedule: 'openOnce',
    rule: 'after one look a late request is a surprise',
    file: 'request-ledger',
    source: '({ ...effect, open: false })',
    without: '({ ...effect })',
  },
  {
    schedule: 'anotherDeviceLowers',
    rule: 'any other number was the decision of somebody and is not reported',
    file: 'request-ledger',
    source: 'if (!reachable.has(units)) return null;',
    without: '',
  },
  {
    schedule: 'anotherCart',
    rule: 'another cart ends what was expected of the old one',
    file: 'request-ledger',
    source: 'cart !== undefined && isOtherCart(line, cart)',
    without: 'false',
  },
  {
    schedule: 'answerOfTheFirstTime',
    rule: 'after a repetition is answered, what it asked is expected at the next look',
    file: 'request-ledger',
    source: 'cart === undefined ? should :',
    without: 'cart === undefined ? line.expected :',
  },
  {
    schedule: 'setNext',
    rule: 'a line that the next request sets is judged when that is answered',
    file: 'request-ledger',
    source: 'effect.key === key && effect.plus === undefined',
    without: 'false',
  },
  {
    schedule: 'rejected',
    rule: 'a rejected request is taken out of the ledger',
    file: 'deliver',
    source: 'update((before) => ledgers.withdraw(before, job.delivery.key));',
    without: '',
  },
  {
    schedule: 'leftWhileSending',
    rule: 'a page that is left leaves its request in the ledger',
    file: 'deliver',
    source: "if (error.ambiguous || at === 'unknown' || isFulfilled)",
    without: "if ((error.ambiguous && error.code !== 'aborted') || at === 'unknown' || isFulfilled)",
  },
  {
    schedule: 'twoMinutes',
    rule: 'a late request is expected for two minutes',
    file: 'request-ledger',
    source: 'now <= line.until',
    without: 'true',
  },
  {
    schedule: 'twoTabs',
    rule: 'tabs that take turns keep the ledger together, also for the next page',
    file: 'deliver',
    source: 'shared = ports.tabs?.locks && ports.storage;',
    without: 'shared = undefined;',
  },
  {
    schedule: 'twoReadsAgree',
    rule: 'two reads must agree before what is missing is sent',
    file: 'deliver',
    source: 'if (last && cartFingerprint(last.cart) === cartFingerprint(next.cart)) return next;',
    without: 'return next;',
  },
  {
    schedule: 'missingIsSet',
    rule: 'what is missing is sent with absolute quantities',
    file: 'cart-command',
    source: 'absolute: true } : null',
    without: 'absolute: false } : null',
  },
  {
    schedule: 'otherTabFirst',
    rule: 'without keys the cart is read first when another tab has changed it',
    file: 'deliver',
    source: '(!isKeyed() || rewrites) && storedRevision() !== revision',
    without: 'false',
  },
  {
    schedule: 'otherTabFirst',
    rule: 'a mark is left before a request is sent',
    file: 'deliver',
    source: 'mark(); expectLate(job.delivery, job.delivery.before);',
    without: 'expectLate(job.delivery, job.delivery.before);',
  },
  {
    schedule: 'surpriseLeavesAMark',
    rule: 'a reported surprise leaves a mark for the other tabs',
    file: 'deliver',
    source: 'revision = mark();',
    without: '',
  },
  {
    schedule: 'partlyApplied',
    rule: 'an add of which a part was applied is rejected as in doubt',
    file: 'deliver',
    source: "doubt === 'partly' || (isTransient(last)",
    without: '(isTransient(last)',
  },
  {
    schedule: 'mayBeApplied',
    rule: 'a change that an earlier request may still make is rejected as in doubt',
    file: 'deliver',
    source: "(isUnanswered || doubt === 'maybe')",
    without: 'isUnanswered',
  },
  {
    schedule: 'unansweredAtTheEnd',
    rule: 'a change that was not answered before is rejected as in doubt',
    file: 'deliver',
    source: "(isUnanswered || doubt === 'maybe')",
    without: "doubt === 'maybe'",
  },
  {
    schedule: 'sameKey',
    rule: 'a repetition has the key of the first try',
    file: 'deliver',
    source: 'idempotencyKey: key }',
    without: 'idempotencyKey: randomId() }',
  },
  {
    schedule: 'attributesOfTwoTabs',
    rule: 'attributes are written over what the other tab has written since',
    file: 'deliver',
    source: '(rewrites && storedRevision() !== own)',
    without: 'false',
  },
  {
    schedule: 'removedThenAddedLate',
    rule: 'what is there after a command has come true is judged by what it asked',
    file: 'deliver',
    source: 'asked: there ? [] : effects',
    without: 'asked: []',
  },
  {
    schedule: 'removedAlready',
    rule: 'a removal of a line that is gone has come true',
    file: 'cart-command',
    source: "remove: 'line-not-found',",
    without: '',
  },
];

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** The text, whatever white space a formatter has put in it. */
const anySpace = (text) =>
  new RegExp(
    text
      .split(/\s+/)
      .map((word) =>
        word
          .split(/(?<=[(){}[\],;])|(?=[(){}[\],;])/)
          .map(escaped)
          .join('\\s*'),
      )
      .join('\\s*'),
    'g',
  );

/** The player of schedules and the named schedules, over the cart without a rule, or over the whole of it. */
export async function loadPlayer(rule) {
  let count = 0;
  const withoutRule = {
    name: 'without-rule',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^@vitrine\/core$/ }, () => ({ path: join(root, 'packages/core/src/index.ts') }));
      onLoad({ filter: /packages[\\/]core[\\/]src[\\/]cart[\\/][\w-]+\.ts$/ }, async ({ path }) => {
        const contents = await readFile(path, 'utf8');
        if (!rule || !path.endsWith(`${rule.file}.ts`)) return { contents, loader: 'ts' };
        const changed = contents.replace(anySpace(rule.source), () => {
          count++;
          return rule.without;
        });
        return { contents: changed, loader: 'ts' };
      });
    },
  };
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './test/doubles/play-schedule.ts'; export * from './test/doubles/named-schedules.ts'; export * from './test/doubles/cart-schedule.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    plugins: [withoutRule],
    ignoreAnnotations: true,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    tsconfigRaw: { compilerOptions: { target: 'es2022' } },
  });
  if (rule && count !== 1) throw new Error(`the source of "${rule.rule}" stands ${count} times in ${rule.file}.ts`);
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
