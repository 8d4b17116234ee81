import { assert } from 'chai';
import fc from 'fast-check';
import { play, schedules, type Schedule } from '../../../../test/unit/core/cart-schedule.js';
import { repeatable, runs } from '../../../../test/unit/core/runs.js';
import type { CartPort } from './cart-port.js';

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

  it('heals what an old picture wiped out while an add of this tab was being made out', async () => {
    const add = { type: 'add', variant: 0, amount: 1, then: 0 } as const;
    const schedule: Schedule = {
      acts: [
        { ...add, tab: 1 }, { type: 'offline', tab: 0, variant: 0, amount: 1, then: 15_000 }, { ...add, tab: 0 }, { ...add, tab: 1 }, { ...add, tab: 0 }, { ...add, tab: 1, amount: 3 },
        { type: 'quantity', tab: 0, variant: 0, amount: 1, then: 0 },
      ],
      tabs: 2, locks: true, trouble: 0.6, fates: ['late', 'twice'], seed: 1_794_749_535,
    };
    assert.deepEqual(await play(schedule, 'none'), []);
  });

  it('does not say that a removal failed when the line is gone and only the look at the cart failed', async () => {
    const add = { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 } as const;
    const schedule: Schedule = { acts: [add, add, add, add, add, { ...add, type: 'remove' }, add], tabs: 1, locks: false, trouble: 0.6, fates: ['server', 'twice'], seed: 1_383_045_516 };
    assert.deepEqual(await play(schedule, 'none'), []);
  });

  it('does not take back the wish of another tab that came true late, while that is still being tried', async () => {
    const add = { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 } as const;
    const schedule: Schedule = {
      acts: [add, add, { ...add, type: 'quantity' }, { ...add, type: 'remove', tab: 1 }],
      tabs: 2, locks: false, trouble: 0.6, fates: ['lost-answer', 'late', 'server-after', 'rate-limited', 'unreachable', 'twice-lost'], seed: 1_948_640_023,
    };
    assert.deepEqual(await play(schedule, 'none'), []);
  });

  it('does not forget what this tab alone suspects of a line when another tab tells what it suspects of it', async () => {
    const add = { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 } as const;
    const schedule: Schedule = {
      acts: [{ ...add, tab: 1, variant: 1, then: 3_000 }, add, { ...add, type: 'offline', tab: 1, amount: 3 }, add, { ...add, variant: 1 }, add],
      tabs: 2, locks: false, trouble: 0.6, fates: ['lost-request', 'late', 'unreachable', 'twice-lost'], seed: 639_293_561,
    };
    assert.deepEqual(await play(schedule, 'none'), []);
  });

  it('does not say that a removal was refused when a try before may still have done it', async () => {
    const add = { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 } as const;
    const schedule: Schedule = {
      acts: [add, { ...add, type: 'remove', then: 3_000 }, { ...add, tab: 1 }],
      tabs: 2, locks: false, trouble: 0.6, fates: ['late', 'server-after', 'rate-limited', 'unreachable', 'twice', 'twice-lost'], seed: 968_249_959,
    };
    assert.deepEqual(await play(schedule, 'none'), []);
  });

  it('makes good again what could not be made good at the first try', async () => {
    const add = { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 } as const;
    const schedule: Schedule = {
      acts: [add, add, { ...add, variant: 1 }, add, { ...add, variant: 1 }, { ...add, variant: 1 }],
      tabs: 1, locks: false, trouble: 0.6, fates: ['lost-request', 'late', 'server', 'server-after', 'rate-limited', 'twice'], seed: -2_054_087_707,
    };
    assert.deepEqual(await play(schedule, 'none'), []);
  });

  it('says that more units came than an add can have made while its other lines were being made out', async () => {
    const add = { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 } as const;
    const schedule: Schedule = {
      acts: [add, add, { ...add, amount: 2 }, add, { ...add, type: 'several' }, add],
      tabs: 1, locks: false, trouble: 0.3, fates: ['lost-request', 'late', 'server', 'rate-limited', 'unreachable', 'twice'], seed: 2_147_483_622,
    };
    assert.deepEqual(await play(schedule, 'none'), []);
  });

  it('waits for the network between the two requests that make up what is missing', async () => {
    const add = { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 } as const;
    const schedule: Schedule = {
      acts: [{ ...add, variant: 1 }, { ...add, tab: 1, then: 15_000 }, { ...add, type: 'several', variant: 1 }, { ...add, tab: 1, then: 15_000 }, { ...add, type: 'offline' }],
      tabs: 2, locks: false, trouble: 0.3, fates: ['lost-request', 'late', 'twice-lost'], seed: -836_794_092,
    };
    assert.deepEqual(await play(schedule, 'none'), []);
  });

  it('does not say that an add was refused when some of its lines came', async () => {
    const add = { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 } as const;
    const schedule: Schedule = {
      acts: [{ ...add, type: 'gift' }, { ...add, variant: 2 }, { ...add, tab: 1 }, { ...add, type: 'several', tab: 1, variant: 2 }, { ...add, type: 'several', tab: 1 }],
      tabs: 2, locks: false, trouble: 0.3, fates: ['lost-request', 'rate-limited'], seed: -2_099_529_949,
    };
    assert.deepEqual(await play(schedule, 'none'), []);
  });

  it('does not add once more what a lost request brought between the two that make up for it', async () => {
    const add = { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 } as const;
    const schedule: Schedule = {
      acts: [add, { ...add, variant: 1 }, { ...add, type: 'code' }, { ...add, type: 'code' }, { ...add, type: 'several', variant: 1 }, add],
      tabs: 1, locks: false, trouble: 0.6, fates: ['lost-request', 'lost-answer', 'late'], seed: -816_772_007,
    };
    assert.deepEqual(await play(schedule, 'none'), []);
  });

  it('would notice: a key that gets lost, a quantity that is not the one, an add that is dropped', async () => {
    const spoiled: Record<string, (port: CartPort) => CartPort> = {
      'the key gets lost': (port) => ({ ...port, add: (lines) => port.add(lines) }),
      'a quantity is not the one': (port) => ({ ...port, update: ([patch], options) => (patch ? port.update([{ ...patch, quantity: patch.quantity + 1 }], options) : port.update([], options)) }),
      'an add is dropped': (port) => ({ ...port, add: (lines, options) => port.add(lines.slice(1), options) }),
    };
    for (const [title, spoil] of Object.entries(spoiled)) {
      const found = await fc.check(
        fc.asyncProperty(schedules, async (schedule) => (await play(schedule, 'key', { spoil })).length === 0),
        { ...repeatable(300), endOnFailure: true },
      );
      assert.isTrue(found.failed, title);
    }
  });
});
