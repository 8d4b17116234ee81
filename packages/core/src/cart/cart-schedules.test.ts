import { assert } from 'chai';
import fc from 'fast-check';
import { play, schedules } from '../../../../test/unit/core/cart-schedule.js';
import { repeatable, runs } from '../../../../test/unit/core/runs.js';

describe('the cart, over random schedules', () => {
  for (const idempotency of ['key', 'none'] as const) {
    it(`loses nothing, doubles nothing unsaid, and shows what the server has: keys "${idempotency}"`, async function (this: { timeout?: (milliseconds: number) => void } | undefined) {
      this?.timeout?.(120_000);
      await fc.assert(
        fc.asyncProperty(schedules, async (schedule) => {
          assert.deepEqual(await play(schedule, idempotency), []);
        }),
        repeatable(runs(3_000, 100)),
      );
    });
  }
});
