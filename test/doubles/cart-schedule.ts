import fc from 'fast-check';
import type { Fate } from './simulated-backend.js';

/** What a shopper, or somebody else, does with the cart. */
export interface Act {
  readonly type:
    | 'add'
    /** Several lines in one add: the variant, the next one with one unit more, and a third when the amount is even. */
    | 'several'
    /** An add that is pressed twice. */
    | 'double'
    /** Adds to the line that this tab edits. */
    | 'more'
    | 'quantity'
    | 'remove'
    | 'undo'
    | 'code'
    | 'uncode'
    | 'note'
    | 'attribute'
    | 'load'
    | 'gift'
    | 'offline'
    /** The page is left and opened again. */
    | 'reload'
    /** Another device sets a line that is added to, or the one that this tab edits, to `amount - 1` units. */
    | 'device-added'
    /** The cart is paid for on another device. */
    | 'paid'
    | 'device-edited';
  readonly tab: 0 | 1;
  readonly variant: number;
  readonly amount: number;
  /** Milliseconds until the next one. */
  readonly then: number;
}

/** What becomes of one request: how long it travels each way, and how long after it was given up it is applied. */
export interface RequestFate {
  readonly fate: Fate;
  readonly latencyMs: number;
  readonly lateMs: number;
}

/**
 * Requests that differ from the usual one by name, `tab-0 add 2` = the second add of tab 0: `late`, or `late, 20,
 * 12000`.
 */
export type ExplicitFates = Readonly<Record<string, string>>;

export interface Schedule {
  readonly acts: readonly Act[];
  readonly tabs: 1 | 2;
  readonly locks: boolean;
  readonly fates: ExplicitFates | RandomFates;
}

/** Each request takes the next number, from the start again at the end. */
export interface RandomFates {
  /** Of a hundred requests, how many go wrong. */
  readonly trouble: number;
  readonly kinds: readonly Fate[];
  readonly numbers: readonly number[];
}

export const usual: RequestFate = { fate: 'well', latencyMs: 20, lateMs: 0 };

/** How often each is drawn: mostly failures after which nobody knows whether the request was applied. */
const weights: Readonly<Record<Exclude<Fate, 'well'>, number>> = {
  'lost-request': 3,
  'lost-answer': 3,
  late: 6,
  'server-after': 2,
  twice: 2,
  'twice-lost': 2,
  'twice-late': 2,
  server: 1,
  'rate-limited': 1,
  unreachable: 1,
};
const kinds = Object.keys(weights) as (keyof typeof weights)[];

const acts: Readonly<Record<Act['type'], number>> = {
  add: 4,
  several: 2,
  double: 1,
  more: 2,
  quantity: 4,
  remove: 1,
  undo: 1,
  code: 1,
  uncode: 1,
  note: 1,
  attribute: 1,
  load: 1,
  gift: 1,
  offline: 1,
  reload: 1,
  'device-added': 1,
  'device-edited': 1,
  paid: 1,
};

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  acts: fc.array(
    fc.record<Act>({
      type: fc.oneof(
        ...Object.entries(acts).map(([type, weight]) => ({ weight, arbitrary: fc.constant(type as Act['type']) })),
      ),
      tab: fc.constantFrom(0, 1),
      variant: fc.nat(2),
      amount: fc.integer({ min: 1, max: 4 }),
      then: fc.constantFrom(0, 0, 1, 30, 200, 3_000, 15_000, 40_000),
    }),
    { minLength: 1, maxLength: 14 },
  ),
  tabs: fc.constantFrom(1, 2),
  locks: fc.boolean(),
  fates: fc.record({
    trouble: fc.constantFrom(0, 10, 30, 60),
    kinds: fc.subarray([...kinds], { minLength: 1 }),
    numbers: fc.array(fc.nat(0x7fff_ffff), { minLength: 8, maxLength: 48, size: 'max' }),
  }),
});

/** A number as the fate of a request; 0 = the usual one. */
function fateOf(number: number, { trouble, kinds: drawn }: RandomFates): RequestFate {
  const latencyMs = 20 * (1 + ((number >>> 20) % 20));
  const lateMs = 500 * ((number >>> 24) % 60);
  if ((number % 1009) / 10.09 < 100 - trouble) return { fate: 'well', latencyMs, lateMs: 0 };
  const choices = drawn.flatMap((kind) => Array<Fate>(weights[kind as keyof typeof weights]).fill(kind));
  return { fate: choices[(number >>> 10) % choices.length] ?? 'well', latencyMs, lateMs };
}

function explicitFate(text: string): RequestFate {
  const [fate, latency = usual.latencyMs, late = usual.lateMs] = text.split(', ');
  return { fate: fate as Fate, latencyMs: Number(latency), lateMs: Number(late) };
}

/** Decides what becomes of each request, and keeps it by name. */
export class Fates {
  readonly played: Record<string, string> = {};
  readonly #fates: Schedule['fates'];
  readonly #counts = new Map<string, number>();
  #requests = 0;

  constructor(fates: Schedule['fates']) {
    this.#fates = fates;
  }

  next(tab: string, call: string): RequestFate & { readonly name: string } {
    const nth = (this.#counts.get(`${tab} ${call}`) ?? 0) + 1;
    this.#counts.set(`${tab} ${call}`, nth);
    const name = `${tab} ${call} ${nth}`;
    const drawn = this.#draw(name);
    const { fate, latencyMs, lateMs } = drawn;
    const text =
      fate === 'late' || fate === 'twice-late'
        ? [fate, latencyMs, lateMs]
        : latencyMs === usual.latencyMs
          ? [fate]
          : [fate, latencyMs];
    if (text.length > 1 || fate !== 'well') this.played[name] = text.join(', ');
    return { ...drawn, name };
  }

  #draw(name: string): RequestFate {
    const fates = this.#fates;
    if (!isRandom(fates)) return fates[name] === undefined ? usual : explicitFate(fates[name]);
    return fateOf(fates.numbers[this.#requests++ % fates.numbers.length] ?? 0, fates);
  }
}

const isRandom = (fates: Schedule['fates']): fates is RandomFates => Array.isArray((fates as RandomFates).numbers);

/** The schedule as source text, with the fate of each request by name: to be pasted as a pinned case. */
export function printSchedule({ acts: list, tabs, locks }: Schedule, played: ExplicitFates): string {
  const text = (value: unknown): string =>
    JSON.stringify(value)
      .replace(/"(\w+)":/g, ' $1: ')
      .replaceAll('"', "'");
  const lines = list.map((act) => `    ${text(act)},`);
  const fates = Object.entries(played).map(([name, fate]) => `    '${name}': '${fate}',`);
  return [
    '{',
    `  tabs: ${tabs}, locks: ${locks},`,
    '  acts: [',
    ...lines,
    '  ],',
    '  fates: {',
    ...fates,
    '  },',
    '}',
  ].join('\n');
}
