import fc from 'fast-check';
import { VitrineError, type CartPort } from '@vitrine/core';
// the store itself has no door: a shop owns it
import { cartPrint } from '../../../packages/core/src/cart/cart-fold.js';
import type { CartState } from '../../../packages/core/src/cart/cart-store.js';
import type { OwnedCartStore } from '../../../packages/core/src/cart/cart-store-options.js';
import { createCartStore } from '../../../packages/core/src/cart/create-cart-store.js';
import { SimulatedBackend, type Fate, type Wire } from './simulated-backend.js';
import { SimulatedBrowser } from './simulated-tabs.js';
import { VirtualClock } from './virtual-clock.js';

export interface Act {
  readonly type:
    | 'add'
    | 'several'
    | 'double'
    | 'quantity'
    | 'remove'
    | 'undo'
    | 'code'
    | 'uncode'
    | 'note'
    | 'attribute'
    | 'load'
    | 'gift'
    | 'offline';
  readonly tab: 0 | 1;
  readonly variant: number;
  readonly amount: number;
  /** Milliseconds until the next one. */
  readonly then: number;
}

export interface Schedule {
  readonly acts: readonly Act[];
  readonly tabs: 1 | 2;
  readonly locks: boolean;
  /** Share of requests that go wrong, and what with. */
  readonly trouble: number;
  readonly fates: readonly Fate[];
  readonly seed: number;
}

const ALL_FATES: readonly Fate[] = [
  'lost-request',
  'lost-answer',
  'late',
  'server',
  'server-after',
  'rate-limited',
  'unreachable',
  'twice',
  'twice-lost',
];

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  acts: fc.array(
    fc.record<Act>({
      type: fc.constantFrom(
        'add',
        'add',
        'several',
        'double',
        'quantity',
        'quantity',
        'remove',
        'undo',
        'code',
        'uncode',
        'note',
        'attribute',
        'load',
        'gift',
        'gift',
        'offline',
      ),
      tab: fc.constantFrom(0, 1),
      variant: fc.nat(2),
      amount: fc.integer({ min: 1, max: 4 }),
      then: fc.constantFrom(0, 0, 1, 30, 200, 3_000, 15_000),
    }),
    { minLength: 1, maxLength: 14 },
  ),
  tabs: fc.constantFrom(1, 2),
  locks: fc.boolean(),
  trouble: fc.constantFrom(0, 0.1, 0.3, 0.6),
  fates: fc.subarray([...ALL_FATES], { minLength: 1 }),
  seed: fc.integer(),
});

/** A small generator of our own: the wire must be the same when a schedule is repeated. */
function numbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Tally {
  /** Units that were promised to the shopper, and units of wishes that ended with "we do not know". */
  sure: number;
  unsure: number;
}

export interface PlayOptions {
  /** Hears of every request and what becomes of it. */
  readonly trace?: (line: string) => void;
  /** Makes the port worse than it says, to see that it is noticed. */
  readonly spoil?: (port: CartPort) => CartPort;
}

/** Plays a schedule and says what was not as it must be. */
export async function play(
  schedule: Schedule,
  idempotency: 'key' | 'none',
  { trace, spoil = (port) => port }: PlayOptions = {},
): Promise<string[]> {
  const wrong: string[] = [];
  const clock = new VirtualClock();
  const random = numbers(schedule.seed);
  const browser = new SimulatedBrowser(clock);
  const backend = new SimulatedBackend(clock, idempotency);
  let peace = false;
  const held = new Map<string, number>();
  const offline = new Set<string>();
  const waiting = new Map<string, Set<() => void>>();
  const wire = (tab: string): Wire => ({
    fate(call) {
      if (offline.has(tab)) wrong.push(`${tab} sent ${call} without a network`);
      if (clock.now() < (held.get(tab) ?? 0)) wrong.push(`${tab} sent ${call} before Retry-After was over`);
      const fate =
        !peace && random() < schedule.trouble
          ? (schedule.fates[Math.floor(random() * schedule.fates.length)] ?? 'well')
          : 'well';
      trace?.(`${clock.now() - 1_000_000} ${tab} ${call} ${fate}`);
      return fate;
    },
    limited: (until) => held.set(tab, until),
    latency: () => Math.round(random() * 400),
    lateness: () => Math.round(random() * 30_000),
  });
  // both tabs find a line of each in the cart; only its own tab changes it
  backend.put({ variantId: 'edit-0', quantity: 3 });
  backend.put({ variantId: 'edit-1', quantity: 3 });

  const locks = schedule.locks || idempotency === 'none';
  const names = ['tab-0', 'tab-1'].slice(0, schedule.tabs);
  const stores: OwnedCartStore[] = names.map((name) => {
    const port = spoil(backend.port(name, wire(name)));
    const giftCard = backend.giftCards(name, wire(name));
    return createCartStore({
      clock,
      random,
      online: {
        isOnline: () => !offline.has(name),
        onOnline(callback) {
          const all = waiting.get(name) ?? new Set();
          waiting.set(name, all.add(callback));
          return () => void all.delete(callback);
        },
      },
      backend: () =>
        Promise.resolve({ cart: port, giftCard, storage: browser.storage, tabs: browser.link(name, locks) }),
    });
  });
  const said = stores.map(() => ({ warned: new Set<string>(), errors: 0 }));
  stores.forEach((store, at) =>
    store.$state.subscribe(({ warnings }: CartState) => {
      for (const { code, title } of warnings) said[at]?.warned.add(`${code} ${title ?? ''}`);
    }),
  );

  const given = new Map<string, Tally>();
  const added = new Map<string, Tally>();
  const tally = (variant: string): Tally => {
    const known = added.get(variant) ?? { sure: 0, unsure: 0 };
    added.set(variant, known);
    return known;
  };
  /** The last thing that was promised, and whether anything since is not known. */
  const edits = stores.map(() => ({ last: 3, step: -1, unsure: false }));
  /** Replaced wishes end together with the one that replaced them, a moment later. */
  const edited = <T>(edit: { last: T; step: number }, step: number, last: T): void => {
    if (step > edit.step) Object.assign(edit, { step, last });
  };
  const notes = { last: '', step: -1, unsure: false };
  const codes = { wanted: new Set<string>(), open: new Set<string>() };
  const attributes = stores.map(() => ({ last: undefined as string | undefined, step: -1, unsure: false }));
  let open = 0;
  const watch = (act: Promise<unknown>, done: () => void, failed: (error: VitrineError) => void): void => {
    open++;
    act.then(
      () => {
        open--;
        done();
      },
      (thrown: unknown) => {
        open--;
        if (!(thrown instanceof VitrineError)) wrong.push(`not a VitrineError: ${String(thrown)}`);
        else failed(thrown);
      },
    );
  };
  const shownUnits = (store: OwnedCartStore, variant: string): number =>
    store.$state.get().cart?.lines.reduce((sum, line) => (line.variantId === variant ? sum + line.quantity : sum), 0) ??
    0;

  for (const store of stores) store.load().catch(() => {});
  await clock.pass(1_000);

  for (const [step, act] of schedule.acts.entries()) {
    const at = act.tab % stores.length;
    const store = stores[at];
    const edit = edits[at];
    const mine = attributes[at];
    if (!store || !edit || !mine) continue;
    const editLine = store.$state.get().cart?.lines.find(({ variantId }) => variantId === `edit-${at}`);
    if (act.type === 'add' || act.type === 'several' || act.type === 'double') {
      const lines = (act.type === 'several' ? [act.variant, (act.variant + 1) % 3] : [act.variant]).map((variant) => ({
        variantId: `add-${variant}`,
        quantity: act.amount,
      }));
      const before = lines.map(({ variantId }) => shownUnits(store, variantId));
      const gesture = `gesture-${step}`;
      const endings = lines.map(({ variantId }) => tally(variantId));
      watch(
        store.add(lines, { gesture }),
        () => endings.forEach((ending) => (ending.sure += act.amount)),
        (error) => {
          if (error.ambiguous) endings.forEach((ending) => (ending.unsure += act.amount));
        },
      );
      if (act.type === 'double') store.add(lines, { gesture }).catch(() => {});
      if (lines.some(({ variantId }, line) => shownUnits(store, variantId) !== (before[line] ?? 0) + act.amount))
        wrong.push('an add was not shown at once');
    } else if (act.type === 'quantity' && editLine) {
      watch(
        store.setQuantity(editLine.id, act.amount + 1),
        () => edited(edit, step, act.amount + 1),
        (error) => {
          if (error.ambiguous) edit.unsure = true;
        },
      );
      if (shownUnits(store, `edit-${at}`) !== act.amount + 1) wrong.push('a quantity was not shown at once');
    } else if (act.type === 'remove' && editLine) {
      watch(
        store.remove(editLine.id),
        () => edited(edit, step, 0),
        (error) => {
          if (error.ambiguous) edit.unsure = true;
        },
      );
    } else if (act.type === 'undo') {
      const line = store.$state.get().removed.at(-1);
      if (line && shownUnits(store, `edit-${at}`) === 0) {
        watch(
          store.undoRemove(line.id),
          () => edited(edit, step, NaN),
          (error) => {
            if (error.ambiguous) edit.unsure = true;
          },
        );
      }
    } else if (act.type === 'code' || act.type === 'uncode') {
      const code = `CODE-${at}`;
      const apply = act.type === 'code';
      watch(
        apply ? store.applyCode(code) : store.removeCode(code),
        () => (apply ? codes.wanted.add(code) : codes.wanted.delete(code)),
        (error) => {
          if (error.ambiguous) codes.open.add(code);
          if (error.code === 'code-already-applied') codes.wanted.add(code);
        },
      );
    } else if (act.type === 'note' && at === 0) {
      watch(
        store.setNote(`note ${step}`),
        () => edited(notes, step, `note ${step}`),
        () => (notes.unsure = true),
      );
    } else if (act.type === 'attribute') {
      watch(
        store.setAttribute(`_tab_${at}`, `${step}`),
        () => edited<string | undefined>(mine, step, `${step}`),
        () => (mine.unsure = true),
      );
    } else if (act.type === 'gift') {
      const email = `friend-${act.variant}@mail.example`;
      const ending = given.get(email) ?? { sure: 0, unsure: 0 };
      given.set(email, ending);
      const recipient = { name: 'Friend', email, sender: 'Me', message: 'For you', designId: 'eid' };
      const orders = Array.from({ length: (act.amount % 2) + 1 }, () => ({
        amount: { amount: 2500, currency: 'USD', exponent: 2 },
        recipient,
      }));
      watch(
        store.addGiftCards(orders, { gesture: `gift-${step}` }),
        () => (ending.sure += orders.length),
        (error) => {
          if (error.ambiguous) ending.unsure += orders.length;
        },
      );
    } else if (act.type === 'offline') {
      const name = names[at] ?? '';
      offline.add(name);
      clock.setTimeout(() => {
        offline.delete(name);
        for (const back of [...(waiting.get(name) ?? [])]) back();
      }, act.amount * 2_000);
    } else if (act.type === 'load') {
      store.load().catch(() => {});
    }
    await clock.pass(act.then);
  }
  await clock.settle();
  if (open > 0) wrong.push(`${open} acts never ended`);
  if (idempotency === 'none' && backend.mostInFlight > 1) wrong.push(`${backend.mostInFlight} requests at once`);
  if (stores.length === 1 && backend.mostInFlight > 1) wrong.push('two requests of one tab at once');

  // afterwards the shop is well again, and everybody looks
  peace = true;
  for (const store of stores) store.load().catch((error: unknown) => wrong.push(`load: ${String(error)}`));
  await clock.settle();
  stores.forEach((store, at) => {
    const { cart, pending, phase } = store.$state.get();
    if (pending !== 0 || phase !== 'ready') wrong.push(`tab ${at}: ${pending} pending, ${phase}`);
    if (cartPrint(cart) !== cartPrint(backend.cart)) wrong.push(`tab ${at} shows another cart than the server has`);
    if (cart?.lines.some(({ status }) => status)) wrong.push('a line is pending for ever');
  });

  const warned = (variant: string): boolean =>
    said.some((one) => [...one.warned].some((text) => text.endsWith(` ${variant}`)) || one.warned.has('line-removed '));
  for (const [variant, { sure, unsure }] of added) {
    const units = backend.units(variant);
    if (units < sure) wrong.push(`${variant}: ${sure - units} of ${sure} units lost`);
    if (units > sure + unsure && (idempotency === 'key' || !warned(variant)))
      wrong.push(`${variant}: ${units - sure} units too many, unsaid`);
  }
  for (const [email, { sure, unsure }] of given) {
    const cards = backend.gifts(email);
    if (cards < sure) wrong.push(`${sure - cards} of ${sure} gifts for ${email} lost`);
    if (cards > sure + unsure && (idempotency === 'key' || !warned(`gift ${email}`)))
      wrong.push(`${cards - sure} gifts too many for ${email}, unsaid`);
  }
  edits.forEach(({ last, unsure }, at) => {
    const units = backend.units(`edit-${at}`);
    if (
      at < stores.length &&
      !unsure &&
      !Number.isNaN(last) &&
      units !== last &&
      (idempotency === 'key' || !warned(`edit-${at}`))
    )
      wrong.push(`edit-${at} is ${units}, wished ${last}`);
  });
  if (idempotency === 'key') {
    if (!notes.unsure && backend.note !== notes.last)
      wrong.push(`the note is "${backend.note}", wished "${notes.last}"`);
    for (const code of ['CODE-0', 'CODE-1']) {
      if (!codes.open.has(code) && codes.wanted.has(code) !== backend.codes.includes(code))
        wrong.push(`${code} is ${backend.codes.includes(code) ? '' : 'not '}there`);
    }
    attributes.forEach(({ last, unsure }, at) => {
      // a late picture of all attributes may wipe out what the other tab wrote meanwhile: the price of a port that replaces them
      const certain = stores.length === 1 || (locks && !schedule.fates.includes('late'));
      if (certain && !unsure && backend.attributes.find(({ key }) => key === `_tab_${at}`)?.value !== last)
        wrong.push(`the attribute of tab ${at} is lost`);
    });
  }
  for (const store of stores) store.dispose();
  return wrong;
}
