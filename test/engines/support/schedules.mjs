// Random shoppers on a failing network, against a real backend without idempotency keys: nothing may be lost, nothing doubled
// without a report, and what is shown at the end is what the backend has (docs/decisions/how-a-lost-answer-is-made-good.md).
import { createShop, VitrineError } from '@vitrine/core';
import { FAULT_HEADER, FAULTS } from './fault-proxy.mjs';

const ACTS = [
  'add',
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
  'load',
];

/** A seeded generator: a schedule that went wrong can be played again. */
export function numbers(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Waits of the store run so many times faster: at 20, two seconds between two looks become a tenth. Its limits shrink
 * too: a slow backend wants less.
 */
const clockOf = (speed) => ({
  now: () => Date.now() * speed,
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds / speed),
  clearTimeout: (id) => clearTimeout(id),
});
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** One lock per name, in this process: what `navigator.locks` is to the tabs of a browser. */
function makeLocks() {
  const last = new Map();
  return {
    async request(name, { signal } = {}, run) {
      const before = last.get(name) ?? Promise.resolve();
      let release;
      last.set(name, new Promise((done) => (release = done)));
      try {
        await Promise.race([
          before,
          new Promise((_, failed) =>
            signal?.addEventListener('abort', () => failed(new DOMException('', 'AbortError'))),
          ),
        ]);
        return await run();
      } finally {
        release();
      }
    },
  };
}

/** The other tabs hear; the one that speaks does not. */
function makeChannels() {
  const open = new Set();
  return () => {
    const listeners = new Set();
    const channel = {
      postMessage: (data) =>
        setTimeout(() => [...open].forEach((other) => other !== channel && other.deliver({ data }))),
      deliver: (event) => [...listeners].forEach((listener) => listener(event)),
      addEventListener: (_type, listener) => listeners.add(listener),
      removeEventListener: (_type, listener) => listeners.delete(listener),
      close: () => open.delete(channel),
    };
    open.add(channel);
    return channel;
  };
}

function keep() {
  const values = new Map();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    entries: () => [...values],
  };
}

const unitsIn = (lines, variantId) =>
  lines.reduce((sum, line) => (line.variantId === variantId ? sum + line.quantity : sum), 0);

/**
 * Plays one schedule and answers what was not as it must be; `[]` = all was. `shopper.adapter()` makes an adapter that
 * speaks through the proxy, `shopper.variants` are four variants with plenty of stock, `shopper.code` is a discount
 * code or absent, and `shopper.inspect(entries)` reads the cart behind the adapter's back, by what it has stored as
 * `[key, value]`.
 */
export async function playSchedule(shopper, proxy, seed, speed = 20) {
  const clock = clockOf(speed);
  const random = numbers(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const wrong = [];
  const trouble = pick([0.1, 0.25, 0.45]);
  const twoTabs = random() < 0.3;
  const faults = FAULTS.filter(() => random() < 0.6);
  let peace = true;
  const faultyFetch = async (input, init = {}) => {
    const fault = !peace && faults.length > 0 && random() < trouble ? pick(faults) : '';
    const time = Math.round(random() * (fault === 'late' ? 900 : 250));
    return fetch(input, {
      ...init,
      headers: { ...init.headers, ...(fault ? { [FAULT_HEADER]: `${fault};${time}` } : {}) },
    });
  };

  const storage = keep();
  const locks = makeLocks();
  const channel = makeChannels();
  const open = (at, ticking = clock) =>
    createShop(shopper.adapter(), {
      clock: ticking,
      random,
      storage,
      fetch: faultyFetch,
      origin: 'https://shop.example',
      market: shopper.market,
      tabs: { locks, channel },
      online: { isOnline: () => true, onOnline: () => () => {} },
      shop: `schedule-${seed}`,
      reactions: [],
      name: String(at),
    });
  // A line to edit, put there in real time: a slow backend is not the matter here. Only the first tab edits it.
  const [edited, ...added] = shopper.variants;
  const titles = new Map();
  const learn = (cart) => cart?.lines.forEach(({ variantId, title }) => titles.set(variantId, title));
  const before = open('before', clockOf(1));
  learn((await before.cart.add([{ variantId: edited, quantity: 3 }])).cart);
  before.dispose();

  const shops = [open(0), ...(twoTabs ? [open(1)] : [])];
  const warned = new Set();
  for (const { cart } of shops)
    cart.$state.subscribe(({ warnings }) =>
      warnings.forEach(({ code, title }) => warned.add(`${code} ${title ?? ''}`)),
    );

  // Not in time is not wrong: the store reads when it is asked for something.
  await Promise.all(shops.map(({ cart }) => cart.load().catch(() => {})));
  peace = false;

  const tally = new Map(added.map((variantId) => [variantId, { sure: 0, unsure: 0 }]));
  const edit = { last: 3, step: -1, unsure: false };
  const acts = [];
  const watch = (act, done, failed) =>
    acts.push(
      act.then(
        (result) => (learn(result?.cart), done?.()),
        (error) =>
          error instanceof VitrineError ? failed?.(error) : wrong.push(`not a VitrineError: ${error?.stack ?? error}`),
      ),
    );
  const settle = (step, last) => () => step > edit.step && Object.assign(edit, { step, last });
  const doubt = (error) => error.ambiguous && (edit.unsure = true);

  const steps = 2 + Math.floor(random() * 8);
  for (let step = 0; step < steps; step++) {
    const shop = pick(shops);
    const type = pick(ACTS);
    const amount = 1 + Math.floor(random() * 3);
    const lines = (type === 'several' ? added.slice(0, 2) : [pick(added)]).map((variantId) => ({
      variantId,
      quantity: amount,
    }));
    const editLine = shops[0].cart.$state.get().cart?.lines.find(({ variantId }) => variantId === edited);
    const count = (kind) => lines.forEach(({ variantId, quantity }) => (tally.get(variantId)[kind] += quantity));
    if (type === 'add' || type === 'several' || type === 'double') {
      const gesture = `gesture-${step}`;
      watch(
        shop.cart.add(lines, { gesture }),
        () => count('sure'),
        ({ ambiguous }) => ambiguous && count('unsure'),
      );
      if (type === 'double') shop.cart.add(lines, { gesture }).catch(() => {});
    } else if (type === 'quantity' && editLine)
      watch(shops[0].cart.setQuantity(editLine.id, amount + 1), settle(step, amount + 1), doubt);
    else if (type === 'remove' && editLine) watch(shops[0].cart.remove(editLine.id), settle(step, 0), doubt);
    else if (type === 'undo') {
      const line = shops[0].cart.$state.get().removed.at(-1);
      if (line && !editLine) watch(shops[0].cart.undoRemove(line.id), settle(step, NaN), doubt);
    } else if (type === 'code' && shopper.code) watch(shop.cart.applyCode(shopper.code));
    else if (type === 'uncode' && shopper.code) watch(shop.cart.removeCode(shopper.code));
    else if (type === 'load') shop.cart.load().catch(() => {});
    await pause(pick([0, 0, 5, 30, 120]));
  }

  // Its own clock does not keep the process: it is of no use to anybody when the acts have ended.
  const late = await Promise.race([
    Promise.all(acts),
    new Promise((done) => setTimeout(done, 240_000, 'late').unref()),
  ]);
  if (late === 'late') wrong.push('acts that never ended');
  peace = true;
  await proxy.idle();
  for (const { cart } of shops) await cart.load().catch((error) => wrong.push(`load: ${error.message}`));
  for (const { cart } of shops) await cart.settled();

  const there = (await shopper.inspect(storage.entries())) ?? [];
  const spelled = (lines) => JSON.stringify(lines.map(({ variantId, quantity }) => [variantId, quantity]).sort());
  shops.forEach(({ cart }, at) => {
    const { cart: shown, pending, phase } = cart.$state.get();
    learn(shown);
    if (pending !== 0 || phase !== 'ready') wrong.push(`tab ${at}: ${pending} pending, ${phase}`);
    if (spelled(shown?.lines ?? []) !== spelled(there))
      wrong.push(`tab ${at} shows ${spelled(shown?.lines ?? [])}, the backend has ${spelled(there)}`);
  });
  const isReported = (variantId) =>
    [...warned].some((text) => text.endsWith(` ${titles.get(variantId)}`) || text === 'line-removed ');
  for (const [variantId, { sure, unsure }] of tally) {
    const units = unitsIn(there, variantId);
    if (units < sure && !isReported(variantId)) wrong.push(`${sure - units} of ${sure} units of ${variantId} lost`);
    if (units > sure + unsure && !isReported(variantId))
      wrong.push(`${units - sure} units of ${variantId} too many, not reported`);
  }
  const units = unitsIn(there, edited);
  if (!edit.unsure && !Number.isNaN(edit.last) && units !== edit.last && !isReported(edited))
    wrong.push(`the edited line has ${units}, expected ${edit.last}`);
  for (const shop of shops) shop.dispose();
  return wrong;
}

/**
 * Plays `count` schedules, some at a time, each with a shopper of its own; answers those that went wrong, with the seed
 * that repeats them.
 */
export async function playSchedules(
  makeShopper,
  proxy,
  { count = 200, seed = Number(process.env.VITRINE_SEED ?? Date.now() % 1_000_000), parallel = 8, speed = 20 } = {},
) {
  const failures = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const own = seed + next++;
      const shopper = await makeShopper();
      const wrong = await playSchedule(shopper, proxy, own, speed);
      if (wrong.length > 0) failures.push({ seed: own, wrong });
      await shopper.dispose?.();
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return { seed, failures };
}
