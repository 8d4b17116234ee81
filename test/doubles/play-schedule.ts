import { VitrineError, type CartPort } from '@vitrine/core';
// The store itself has no entry point: a shop owns it.
import { createCartStore as ownCartStore } from '../../packages/core/src/cart/create-cart-store.js';
import type { OwnedCartStore } from '../../packages/core/src/cart/cart-store.js';
import { cartFingerprint } from '../../packages/core/src/cart/optimistic-cart.js';
import { Fates, printSchedule, type Act, type ExplicitFates, type Schedule } from './cart-schedule.js';
import { ExpectedUnits, type AskedUnits } from './expected-units.js';
import { SimulatedBackend, type Wire } from './simulated-backend.js';
import { SimulatedBrowser } from './simulated-tabs.js';
import { TestClock } from './test-clock.js';

export interface PlayOptions {
  /** Called with every request and what becomes of it. */
  readonly trace?: (line: string) => void;
  /** Makes the port worse than it says, to see that it is noticed. */
  readonly spoil?: (port: CartPort) => CartPort;
  /** The store to play with; another one where a rule was taken out. */
  readonly createCartStore?: typeof ownCartStore;
}

export interface Played {
  /** What was not as it must be. */
  readonly wrong: readonly string[];
  /** What was reported to the shopper, in order: `edit-0: 2 instead of 5`, `step 3: in doubt`, `step 4: rejected`. */
  readonly reports: readonly string[];
  /** The schedule as source text, with the fate of each request. */
  readonly text: string;
  readonly fates: ExplicitFates;
}

/** Of what is the last that counts: a note, an attribute. */
interface Last<T> {
  value: T;
  step: number;
  unsure: boolean;
}

export async function play(
  schedule: Schedule,
  idempotency: 'key' | 'none',
  { trace, spoil = (port) => port, createCartStore = ownCartStore }: PlayOptions = {},
): Promise<Played> {
  const wrong: string[] = [];
  const reports: string[] = [];
  const clock = new TestClock();
  const browser = new SimulatedBrowser(clock);
  const backend = new SimulatedBackend(clock, idempotency);
  const fates = new Fates(schedule.fates);
  let calm = false;
  const heldUntil = new Map<string, number>();
  const offline = new Set<string>();
  const waiting = new Map<string, Set<() => void>>();
  const opened = new Map<string, number>();
  const wire = (tab: string): Wire => {
    const page = opened.get(tab);
    let current = { latencyMs: 20, lateMs: 0 };
    return {
      fate(call) {
        if (offline.has(tab)) wrong.push(`${tab} sent ${call} without a network`);
        if (clock.now() < (heldUntil.get(tab) ?? 0)) wrong.push(`${tab} sent ${call} before Retry-After was over`);
        if (calm) return 'well';
        const next = fates.next(tab, call);
        current = next;
        trace?.(`${clock.now() - 1_000_000} ${next.name} ${next.fate} ${next.fate === 'late' ? next.lateMs : ''}`);
        return next.fate;
      },
      // A page that was left has nobody to tell.
      limited: (until) => void (opened.get(tab) === page && heldUntil.set(tab, until)),
      latency: () => (calm ? 20 : current.latencyMs),
      lateness: () => current.lateMs,
    };
  };
  // Both tabs find a line of each in the cart; only its own tab edits it.
  backend.put({ variantId: 'edit-0', quantity: 3 });
  backend.put({ variantId: 'edit-1', quantity: 3 });

  const lines = new Map<string, ExpectedUnits>();
  const expected = (title: string): ExpectedUnits => {
    const known = lines.get(title) ?? new ExpectedUnits(title, title.startsWith('edit') ? 3 : 0);
    lines.set(title, known);
    return known;
  };
  for (const title of ['edit-0', 'edit-1']) expected(title);
  const seen = new Set<object>();
  const locks = schedule.locks || idempotency === 'none';
  const names = ['tab-0', 'tab-1'].slice(0, schedule.tabs);
  const open = (name: string): OwnedCartStore => {
    opened.set(name, (opened.get(name) ?? 0) + 1);
    const port = spoil(backend.port(name, wire(name)));
    const giftCard = backend.giftCards(name, wire(name));
    const store = createCartStore({
      clock,
      random: () => 0.5,
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
    store.$state.subscribe(({ warnings }) => {
      for (const warning of warnings) {
        if (seen.has(warning)) continue;
        seen.add(warning);
        trace?.(`${clock.now() - 1_000_000} ${name} reports ${JSON.stringify(warning)}`);
        expected(warning.title ?? '').report(warning);
        reports.push(`${warning.title ?? warning.code}: ${warning.quantity} instead of ${warning.expected}`);
      }
    });
    store.load().catch(() => {});
    return store;
  };
  const stores = names.map(open);

  const notes: Last<string> = { value: '', step: -1, unsure: false };
  const attributes = stores.map((): Last<string | undefined> => ({ value: undefined, step: -1, unsure: false }));
  const codes = { wanted: new Set<string>(), unsure: new Set<string>() };
  /** The tabs that have ordered a gift, and its title. */
  const givers: [number, string][] = [];
  let wasPaid = false;
  /** A request was under way when the cart was paid for: its answer may still have the old one. */
  let isPaidBlind = false;
  let running = 0;
  const watch = (
    act: Promise<unknown>,
    done: () => void,
    failed: (isUnsure: boolean, error: VitrineError) => void,
  ): void => {
    running++;
    act.then(
      () => {
        running--;
        done();
      },
      (thrown: unknown) => {
        running--;
        if (!(thrown instanceof VitrineError)) wrong.push(`not a VitrineError: ${String(thrown)}`);
        // A page that is left does not learn what became of its requests.
        else failed(thrown.ambiguous || thrown.code === 'aborted', thrown);
      },
    );
  };
  const follow = (act: Promise<unknown>, asked: readonly AskedUnits[]): void => {
    const end = (outcome: AskedUnits['outcome']): void => asked.forEach((one) => (one.outcome = outcome));
    watch(
      act,
      () => end('sure'),
      (isUnsure) => {
        end(isUnsure ? 'unsure' : 'void');
        reports.push(`step ${asked[0]?.step}: ${isUnsure ? 'in doubt' : 'rejected'}`);
      },
    );
  };
  /** Replaced commands end together with the one that replaced them, a moment later. */
  const followLast = <T>(act: Promise<unknown>, last: Last<T>, step: number, value: T): void =>
    watch(
      act,
      () => {
        if (step > last.step) Object.assign(last, { step, value });
      },
      () => (last.unsure = true),
    );
  const shownUnits = (store: OwnedCartStore, variant: string): number =>
    (store.$state.get().cart?.lines ?? []).reduce(
      (sum, line) => (line.variantId === variant ? sum + line.quantity : sum),
      0,
    );
  const ask = (
    store: OwnedCartStore,
    step: number,
    variantId: string,
    effect: { readonly plus?: number; readonly set?: number },
  ): AskedUnits => {
    const line = expected(variantId);
    // The change of another device that nobody has seen is not in the cart that this is compared with.
    const { cart } = store.$state.get();
    const shown = cart?.lines.find((one) => one.variantId === variantId);
    if (isPaidBlind || (wasPaid && (cart?.id || undefined) !== backend.cart?.id)) line.mixed = true;
    const there = backend.lines.find((one) => one.variantId === variantId);
    if (line.changedByDevice && (shown?.id !== there?.id || shown?.quantity !== there?.quantity)) line.mixed = true;
    return line.ask(step, effect);
  };
  const addTo = (
    store: OwnedCartStore,
    step: number,
    wanted: readonly { variantId: string; quantity: number }[],
  ): void => {
    const before = wanted.map(({ variantId }) => shownUnits(store, variantId));
    const asked = wanted.map(({ variantId, quantity }) => ask(store, step, variantId, { plus: quantity }));
    follow(store.add(wanted, { gesture: `gesture-${step}` }), asked);
    if (wanted.some(({ variantId, quantity }, at) => shownUnits(store, variantId) !== (before[at] ?? 0) + quantity))
      wrong.push('an add was not shown at once');
  };
  const deviceSets = (step: number, line: ExpectedUnits, quantity: number): void => {
    if (line.isOpen || backend.underWay > 0) line.mixed = true;
    line.changedByDevice = true;
    line.ask(step, { set: quantity }, 'sure');
  };
  const device = (step: number, variantId: string, quantity: number): void => {
    deviceSets(step, expected(variantId), quantity);
    backend.setUnits(variantId, quantity);
    trace?.(`${clock.now() - 1_000_000} another device sets ${variantId} to ${quantity}`);
  };

  const perform = (act: Act, step: number, at: number, name: string, store: OwnedCartStore): void => {
    const edited = `edit-${at}`;
    const editLine = store.$state.get().cart?.lines.find(({ variantId }) => variantId === edited);
    const own = { variantId: `add-${act.variant}`, quantity: act.amount };
    switch (act.type) {
      case 'add':
        return addTo(store, step, [own]);
      case 'double':
        addTo(store, step, [own]);
        store.add([own], { gesture: `gesture-${step}` }).catch(() => {});
        return;
      case 'several': {
        const next = { variantId: `add-${(act.variant + 1) % 3}`, quantity: act.amount + 1 };
        const third = { variantId: `add-${(act.variant + 2) % 3}`, quantity: act.amount };
        return addTo(store, step, act.amount % 2 === 0 ? [own, next, third] : [own, next]);
      }
      case 'more':
        return addTo(store, step, [{ variantId: edited, quantity: act.amount }]);
      case 'quantity': {
        if (!editLine) return;
        const asked = ask(store, step, edited, { set: act.amount + 1 });
        follow(store.setQuantity(editLine.id, act.amount + 1), [asked]);
        if (shownUnits(store, edited) !== act.amount + 1) wrong.push('a quantity was not shown at once');
        return;
      }
      case 'remove': {
        if (!editLine) return;
        const asked = ask(store, step, edited, { set: 0 });
        follow(store.remove(editLine.id), [asked]);
        return;
      }
      case 'undo': {
        const line = store.$state.get().removed.findLast(({ variantId }) => variantId === edited);
        if (!line || shownUnits(store, edited) !== 0) return;
        const asked = ask(store, step, edited, { plus: line.quantity });
        follow(store.undoRemove(line.id), [asked]);
        return;
      }
      case 'code':
      case 'uncode': {
        const code = `CODE-${at}`;
        const apply = act.type === 'code';
        watch(
          apply ? store.applyCode(code) : store.removeCode(code),
          () => (apply ? codes.wanted.add(code) : codes.wanted.delete(code)),
          (isUnsure, error) => {
            if (isUnsure) codes.unsure.add(code);
            if (error.code === 'code-already-applied') codes.wanted.add(code);
          },
        );
        return;
      }
      case 'note':
        if (at === 0) followLast(store.setNote(`note ${step}`), notes, step, `note ${step}`);
        return;
      case 'attribute': {
        const last = attributes[at];
        if (last) followLast<string | undefined>(store.setAttribute(`_tab_${at}`, `${step}`), last, step, `${step}`);
        return;
      }
      case 'gift': {
        const email = `friend-${act.variant}@mail.example`;
        const recipient = { name: 'Friend', email, sender: 'Me', message: 'For you', designId: 'eid' };
        const order = { amount: { amount: 2500, currency: 'USD', exponent: 2 }, recipient };
        const orders = Array.from({ length: (act.amount % 2) + 1 }, () => order);
        const line = expected(`gift ${email}`);
        // Its key names a person and is not shared: what two tabs order for one address cannot be distinguished.
        for (const [giver, to] of givers) if (to === line.title && giver !== at) line.mixed = true;
        givers.push([at, line.title]);
        const asked = ask(store, step, line.title, { plus: orders.length });
        follow(store.addGiftCards(orders, { gesture: `gift-${step}` }), [asked]);
        return;
      }
      case 'offline':
        offline.add(name);
        clock.setTimeout(() => {
          offline.delete(name);
          for (const back of [...(waiting.get(name) ?? [])]) back();
        }, act.amount * 2_000);
        return;
      case 'load':
        store.load().catch(() => {});
        return;
      case 'reload':
        store.dispose();
        // A new page does not know how long the backend has asked to wait.
        heldUntil.delete(name);
        stores[at] = open(name);
        // A gift names a person and is not kept for the next page; without locks nothing is.
        for (const line of lines.values())
          if (line.title.startsWith('gift') || (!locks && line.isInDoubt)) line.mixed = true;
        return;
      case 'paid':
        for (const line of lines.values()) deviceSets(step, line, 0);
        codes.unsure.add('CODE-0').add('CODE-1');
        for (const last of [notes, ...attributes]) last.unsure = true;
        wasPaid = true;
        isPaidBlind ||= backend.inFlight > 0;
        return backend.pay();
      case 'device-added':
        return device(step, own.variantId, act.amount - 1);
      case 'device-edited':
        return device(step, edited, act.amount - 1);
    }
  };

  await clock.pass(1_000);
  for (const [step, act] of schedule.acts.entries()) {
    const at = act.tab % stores.length;
    const store = stores[at];
    if (store) perform(act, step, at, names[at] ?? '', store);
    await clock.pass(act.then);
  }
  await clock.settle();
  if (running > 0) wrong.push(`${running} acts never ended`);
  if (
    (idempotency === 'none' || stores.length === 1) &&
    backend.mostInFlight > 1 &&
    !schedule.acts.some(({ type }) => type === 'reload')
  )
    wrong.push(`${backend.mostInFlight} requests at once`);

  // Afterwards the shop is well again, and everybody looks.
  calm = true;
  for (const store of stores) store.load().catch((error: unknown) => wrong.push(`load: ${String(error)}`));
  await clock.settle();
  stores.forEach((store, at) => {
    const { cart, pending, phase } = store.$state.get();
    if (pending !== 0 || phase !== 'ready') wrong.push(`tab ${at}: ${pending} pending, ${phase}`);
    if (cartFingerprint(cart) !== cartFingerprint(backend.cart))
      wrong.push(`tab ${at} shows another cart than the backend has`);
    if (cart?.lines.some(({ status }) => status)) wrong.push('a line is pending for ever');
  });
  for (const line of lines.values()) {
    const units = line.title.startsWith('gift ') ? backend.gifts(line.title.slice(5)) : backend.units(line.title);
    const found = line.judge(units, idempotency);
    if (found) wrong.push(found);
  }
  if (idempotency === 'key') {
    if (!notes.unsure && backend.note !== notes.value)
      wrong.push(`the note is "${backend.note}", not "${notes.value}"`);
    for (const code of ['CODE-0', 'CODE-1']) {
      if (!codes.unsure.has(code) && codes.wanted.has(code) !== backend.codes.includes(code))
        wrong.push(`${code} is ${backend.codes.includes(code) ? '' : 'not '}there`);
    }
    attributes.forEach(({ value, unsure }, at) => {
      // All attributes are written at once: a late request may wipe out what the other tab has written meanwhile.
      const isCertain =
        stores.length === 1 || (locks && !Object.values(fates.played).some((fate) => fate.startsWith('late')));
      if (isCertain && !unsure && backend.attributes.find(({ key }) => key === `_tab_${at}`)?.value !== value)
        wrong.push(`the attribute of tab ${at} is lost`);
    });
  }
  for (const store of stores) store.dispose();
  return { wrong, reports, text: printSchedule(schedule, fates.played), fates: fates.played };
}
