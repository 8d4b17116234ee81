import { assert } from 'chai';
import fc from 'fast-check';
import { schedules } from '@vitrine/testing/cart-schedule';
import { namedSchedules } from '@vitrine/testing/named-schedules';
import { play } from '@vitrine/testing/play-schedule';
import { repeatable, runs } from '@vitrine/testing/runs';
import type { CartPort } from './cart-port.js';

/** Of mocha, in the browsers. */
interface Timed {
  readonly timeout?: (milliseconds: number) => void;
}

describe('the cart, over random schedules', () => {
  for (const idempotency of ['key', 'none'] as const) {
    it(`loses and doubles nothing, reports each surprise, shows what is there: keys "${idempotency}"`, async function (this:
      Timed | undefined) {
      this?.timeout?.(120_000);
      await fc.assert(
        fc.asyncProperty(schedules, async (schedule) => {
          const { wrong, text } = await play(schedule, idempotency);
          assert.deepEqual(wrong, [], `pin it with: ${text}`);
        }),
        repeatable(runs(3_000, 100)),
      );
    });
  }

  for (const [name, { idempotency, schedule, reports }] of Object.entries(namedSchedules)) {
    it(`keeps the rule of the schedule "${name}"`, async () => {
      const played = await play(schedule, idempotency);
      assert.deepEqual([played.wrong, played.reports], [[], reports]);
    });
  }

  it('prints a schedule so that it can be pasted: each request meets the same fate again', async () => {
    for (const schedule of fc.sample(schedules, { numRuns: 50, seed: 8 })) {
      const requests: string[][] = [[], []];
      const { fates } = await play(schedule, 'none', { trace: (line) => requests[0]?.push(line) });
      await play({ ...schedule, fates }, 'none', { trace: (line) => requests[1]?.push(line) });
      assert.deepEqual(requests[1], requests[0]);
    }
  });

  it('would notice: a key that gets lost, a quantity that is not the one, an add that is dropped', async () => {
    const spoiled: Record<string, (port: CartPort) => CartPort> = {
      'the key gets lost': (port) => ({ ...port, add: (lines) => port.add(lines) }),
      'a quantity is not the one': (port) => ({
        ...port,
        update: ([patch], options) =>
          patch ? port.update([{ ...patch, quantity: patch.quantity + 1 }], options) : port.update([], options),
      }),
      'an add is dropped': (port) => ({ ...port, add: (lines, options) => port.add(lines.slice(1), options) }),
    };
    for (const [title, spoil] of Object.entries(spoiled)) {
      const found = await fc.check(
        fc.asyncProperty(schedules, async (schedule) => (await play(schedule, 'key', { spoil })).wrong.length === 0),
        { ...repeatable(300), endOnFailure: true },
      );
      assert.isTrue(found.failed, title);
    }
  });
});
