import type { Schedule } from './cart-schedule.js';

export interface NamedSchedule {
  readonly idempotency: 'key' | 'none';
  readonly schedule: Schedule;
  /** What the shopper sees reported in it, as `Played.reports` has it. */
  readonly reports: readonly string[];
}

/** One schedule for each rule that keeps the cart true: without the rule it fails (`test/repo/cart-rules.test.mjs`). */
export const namedSchedules: Readonly<Record<string, NamedSchedule>> = {
  lateRemovalOnTheNextPage: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [{ type: 'several', tab: 0, variant: 0, amount: 1, then: 0 }],
      fates: { 'tab-0 add 1': 'late, 20, 11500' },
    },
    reports: ['add-0: 2 instead of 1', 'add-1: 4 instead of 2'],
  },
  staleWrite: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [
        { type: 'quantity', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'quantity', tab: 0, variant: 0, amount: 2, then: 0 },
      ],
      fates: { 'tab-0 update 1': 'late, 20, 5000' },
    },
    reports: ['edit-0: 2 instead of 3'],
  },
  staleWriteBelowAnAdd: {
    idempotency: 'key',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [
        { type: 'quantity', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'more', tab: 0, variant: 0, amount: 1, then: 0 },
      ],
      fates: {
        'tab-0 update 1': 'twice-lost',
        'tab-0 update 2': 'twice-lost',
        'tab-0 update 3': 'server',
        'tab-0 update 4': 'twice-lost',
        'tab-0 update 5': 'twice-lost',
        'tab-0 update 6': 'twice-lost',
      },
    },
    reports: ['step 0: in doubt', 'edit-0: 3 instead of 4'],
  },
  lateAddThatWasGivenUp: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [{ type: 'several', tab: 0, variant: 0, amount: 1, then: 0 }],
      fates: { 'tab-0 add 1': 'twice-lost' },
    },
    reports: ['add-0: 2 instead of 1', 'add-1: 4 instead of 2'],
  },
  doubledOnTheWay: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [{ type: 'several', tab: 0, variant: 0, amount: 1, then: 0 }],
      fates: { 'tab-0 add 1': 'twice' },
    },
    reports: ['add-0: 2 instead of 1', 'add-1: 4 instead of 2'],
  },
  anotherDeviceAddsTheSame: {
    idempotency: 'key',
    schedule: {
      tabs: 2,
      locks: false,
      acts: [
        { type: 'add', tab: 0, variant: 1, amount: 4, then: 0 },
        { type: 'several', tab: 1, variant: 0, amount: 3, then: 0 },
      ],
      fates: {
        'tab-1 add 1': 'late, 20, 1000',
        'tab-1 add 2': 'rate-limited',
        'tab-1 add 3': 'rate-limited',
        'tab-1 add 4': 'late, 20, 1000',
        'tab-1 add 5': 'rate-limited',
        'tab-1 add 6': 'late, 20, 1000',
      },
    },
    reports: ['step 1: in doubt'],
  },
  lostAnswer: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [{ type: 'more', tab: 0, variant: 0, amount: 1, then: 0 }],
      fates: { 'tab-0 add 1': 'twice-lost' },
    },
    reports: ['edit-0: 5 instead of 4'],
  },
  seenAndOver: {
    idempotency: 'key',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [
        { type: 'more', tab: 0, variant: 0, amount: 1, then: 110000 },
        { type: 'device-edited', tab: 0, variant: 0, amount: 6, then: 0 },
      ],
      fates: {
        'tab-0 add 1': 'lost-answer',
        'tab-0 add 2': 'lost-answer',
        'tab-0 add 3': 'lost-answer',
        'tab-0 add 4': 'lost-answer',
        'tab-0 add 5': 'lost-answer',
        'tab-0 add 6': 'lost-answer',
      },
    },
    reports: ['step 0: in doubt'],
  },
  seenAndOnceMore: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [{ type: 'add', tab: 0, variant: 0, amount: 1, then: 0 }],
      fates: { 'tab-0 add 1': 'twice-late, 20, 20000' },
    },
    reports: ['add-0: 2 instead of 1'],
  },
  removalOfWhatWasGivenUp: {
    idempotency: 'key',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [
        { type: 'remove', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'more', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'remove', tab: 0, variant: 0, amount: 1, then: 0 },
      ],
      fates: {
        'tab-0 add 1': 'lost-answer',
        'tab-0 add 2': 'lost-answer',
        'tab-0 add 3': 'lost-answer',
        'tab-0 add 4': 'lost-answer',
        'tab-0 add 5': 'lost-answer',
        'tab-0 add 6': 'lost-answer',
      },
    },
    reports: ['step 1: in doubt'],
  },
  openOnce: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [{ type: 'several', tab: 0, variant: 0, amount: 1, then: 0 }],
      fates: { 'tab-0 add 1': 'late, 20, 12000' },
    },
    reports: ['add-0: 2 instead of 1', 'add-1: 4 instead of 2'],
  },
  anotherDeviceLowers: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [
        { type: 'add', tab: 0, variant: 2, amount: 1, then: 40000 },
        { type: 'device-added', tab: 0, variant: 2, amount: 1, then: 0 },
      ],
      fates: { 'tab-0 add 1': 'late, 20, 3500' },
    },
    reports: ['add-2: 2 instead of 1'],
  },
  anotherCart: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [
        { type: 'several', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'paid', tab: 0, variant: 0, amount: 1, then: 0 },
      ],
      fates: { 'tab-0 add 1': 'twice-lost' },
    },
    reports: [],
  },
  answerOfTheFirstTime: {
    idempotency: 'key',
    schedule: {
      tabs: 1,
      locks: true,
      acts: [
        { type: 'quantity', tab: 0, variant: 0, amount: 1, then: 40000 },
        { type: 'quantity', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'reload', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'quantity', tab: 0, variant: 0, amount: 1, then: 40000 },
        { type: 'quantity', tab: 0, variant: 0, amount: 4, then: 0 },
      ],
      fates: { 'tab-0 update 3': 'lost-request' },
    },
    reports: ['step 1: in doubt'],
  },
  setNext: {
    idempotency: 'none',
    schedule: {
      tabs: 2,
      locks: false,
      acts: [
        { type: 'more', tab: 1, variant: 0, amount: 1, then: 0 },
        { type: 'quantity', tab: 1, variant: 0, amount: 1, then: 0 },
      ],
      fates: { 'tab-1 add 1': 'late, 20, 16000', 'tab-0 get 2': 'late, 20, 4000', 'tab-1 update 2': 'late, 20, 26500' },
    },
    reports: [],
  },
  rejected: {
    idempotency: 'key',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [
        { type: 'quantity', tab: 0, variant: 0, amount: 4, then: 40000 },
        { type: 'load', tab: 0, variant: 0, amount: 1, then: 1000 },
        { type: 'device-edited', tab: 0, variant: 0, amount: 6, then: 0 },
      ],
      fates: {
        'tab-0 update 1': 'server',
        'tab-0 update 2': 'server',
        'tab-0 update 3': 'server',
        'tab-0 update 4': 'server',
        'tab-0 update 5': 'server',
        'tab-0 update 6': 'server',
      },
    },
    reports: ['step 0: rejected'],
  },
  leftWhileSending: {
    idempotency: 'none',
    schedule: {
      tabs: 2,
      locks: false,
      acts: [
        { type: 'add', tab: 1, variant: 0, amount: 1, then: 0 },
        { type: 'reload', tab: 1, variant: 0, amount: 1, then: 0 },
      ],
      fates: { 'tab-1 add 1': 'twice-lost' },
    },
    reports: ['step 0: in doubt', 'add-0: 2 instead of 1'],
  },
  twoMinutes: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [
        { type: 'quantity', tab: 0, variant: 0, amount: 1, then: 200000 },
        { type: 'quantity', tab: 0, variant: 0, amount: 4, then: 1000 },
        { type: 'device-edited', tab: 0, variant: 0, amount: 3, then: 0 },
      ],
      fates: { 'tab-0 update 1': 'lost-request' },
    },
    reports: [],
  },
  twoTabs: {
    idempotency: 'none',
    schedule: {
      tabs: 2,
      locks: false,
      acts: [
        { type: 'several', tab: 1, variant: 0, amount: 1, then: 0 },
        { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 },
      ],
      fates: { 'tab-0 get 2': 'late, 20, 10000', 'tab-1 add 1': 'late, 20, 16000', 'tab-1 get 4': 'late, 20, 22500' },
    },
    reports: ['add-0: 3 instead of 2', 'add-1: 4 instead of 2'],
  },
  twoReadsAgree: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [{ type: 'add', tab: 0, variant: 0, amount: 1, then: 0 }],
      fates: { 'tab-0 add 1': 'late, 20, 1000' },
    },
    reports: [],
  },
  missingIsSet: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [
        { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 },
      ],
      fates: { 'tab-0 add 2': 'late, 20, 2200', 'tab-0 update 1': 'well, 400' },
    },
    reports: [],
  },
  otherTabFirst: {
    idempotency: 'none',
    schedule: {
      tabs: 2,
      locks: false,
      acts: [
        { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'add', tab: 1, variant: 0, amount: 1, then: 0 },
      ],
      fates: { 'tab-1 add 1': 'lost-request' },
    },
    reports: [],
  },
  surpriseLeavesAMark: {
    idempotency: 'none',
    schedule: {
      tabs: 2,
      locks: false,
      acts: [
        { type: 'add', tab: 0, variant: 0, amount: 4, then: 70100 },
        { type: 'add', tab: 1, variant: 0, amount: 1, then: 0 },
      ],
      fates: { 'tab-0 add 1': 'late, 20, 19000', 'tab-1 add 1': 'lost-request' },
    },
    reports: ['add-0: 8 instead of 4'],
  },
  partlyApplied: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [
        { type: 'add', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'several', tab: 0, variant: 0, amount: 1, then: 0 },
      ],
      fates: {
        'tab-0 add 2': 'lost-request',
        'tab-0 add 3': 'server',
        'tab-0 add 4': 'server',
        'tab-0 add 5': 'server',
        'tab-0 add 6': 'server',
        'tab-0 add 7': 'server',
        'tab-0 add 8': 'server',
      },
    },
    reports: ['step 1: in doubt'],
  },
  mayBeApplied: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [{ type: 'quantity', tab: 0, variant: 0, amount: 1, then: 0 }],
      fates: {
        'tab-0 update 1': 'late, 20, 60000',
        'tab-0 update 2': 'server',
        'tab-0 update 3': 'server',
        'tab-0 update 4': 'server',
        'tab-0 update 5': 'server',
        'tab-0 update 6': 'server',
        'tab-0 update 7': 'server',
      },
    },
    reports: ['step 0: in doubt', 'edit-0: 2 instead of 3'],
  },
  unansweredAtTheEnd: {
    idempotency: 'key',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [{ type: 'quantity', tab: 0, variant: 0, amount: 1, then: 0 }],
      fates: {
        'tab-0 update 1': 'lost-request',
        'tab-0 update 2': 'server',
        'tab-0 update 3': 'server',
        'tab-0 update 4': 'server',
        'tab-0 update 5': 'server',
        'tab-0 update 6': 'server',
      },
    },
    reports: ['step 0: in doubt'],
  },
  sameKey: {
    idempotency: 'key',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [{ type: 'several', tab: 0, variant: 0, amount: 1, then: 0 }],
      fates: { 'tab-0 add 1': 'twice-lost' },
    },
    reports: [],
  },
  attributesOfTwoTabs: {
    idempotency: 'key',
    schedule: {
      tabs: 2,
      locks: true,
      acts: [
        { type: 'attribute', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'attribute', tab: 1, variant: 0, amount: 1, then: 0 },
      ],
      fates: { 'tab-0 setAttributes 1': 'lost-request' },
    },
    reports: [],
  },
  removedThenAddedLate: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [
        { type: 'more', tab: 0, variant: 0, amount: 1, then: 0 },
        { type: 'remove', tab: 0, variant: 0, amount: 1, then: 0 },
      ],
      fates: {
        'tab-0 add 1': 'late, 100, 20000',
        'tab-0 remove 1': 'late, 260, 1000',
        'tab-0 get 5': 'late, 320, 12500',
      },
    },
    reports: ['edit-0: 1 instead of 0'],
  },
  removedAlready: {
    idempotency: 'none',
    schedule: {
      tabs: 1,
      locks: false,
      acts: [{ type: 'remove', tab: 0, variant: 0, amount: 1, then: 0 }],
      fates: { 'tab-0 remove 1': 'twice' },
    },
    reports: [],
  },
};
