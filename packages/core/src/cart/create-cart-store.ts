import { atom } from 'nanostores';
import { deferred, type Deferred } from '../environment/deferred.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import { randomId } from '../environment/random-id.js';
import { cartPrint, findLine, foldCart, type LineTarget } from './cart-fold.js';
import {
  addPlan, applyCodePlan, applyGiftCardPlan, attributesPlan, creditPlan, giftCardPlan, notePlan, quantityPlan, removeCodePlan, removeCreditPlan, removeGiftCardPlan, removePlan, restorePlan,
  type CartPlan,
} from './cart-plan.js';
import { CartQueue } from './cart-queue.js';
import { CartSender, type SenderPorts, type SentWish } from './cart-sender.js';
import type { AddOptions, CartState } from './cart-store.js';
import type { CartBackend, CartStoreOptions, OwnedCartStore } from './cart-store-options.js';
import type { Cart, CartChange, CartLine, CartResult, CartWarning, LineInput } from './cart.js';
import { followChanges } from './follow-changes.js';
import { lineIdentity, lineKey } from './line-key.js';
import { pendingGift, pendingLine } from './pending-line.js';

interface Wish extends SentWish {
  /** The promise of the shopper's act. */
  readonly end: Deferred<CartResult>;
  readonly gesture: string | null;
  /** What only the last of is sent: `quantity` of a line, the attributes. */
  readonly slot: string | null;
  /** Not counted, and its refusal not shown: nobody sees it. */
  readonly quiet: boolean;
}

interface WishOptions {
  readonly gesture?: string | undefined;
  readonly slot?: string;
  readonly quiet?: boolean;
  readonly settle?: (result: CartResult, before: Cart | null) => void;
  /** Where the refusal is shown; the whole cart by default. */
  readonly refuse?: (error: VitrineError) => void;
}

type Origin = CartChange['origin'];

const REMOVED_KEPT = 20;
const WARNINGS_KEPT = 20;

export function createCartStore(options: CartStoreOptions): OwnedCartStore {
  const { clock, online, random = Math.random, onFact = () => {} } = options;
  let base: Cart | null = options.initial ?? null;
  /** The cart came with the page and was not asked for yet: the first `load()` has nothing to do. */
  let given = options.initial !== undefined;
  let wishes: readonly Wish[] = [];
  let backend: CartBackend | null = null;
  let reading: { begun: boolean; asked: boolean; promise: Promise<void> } | null = null;
  let attributes = new Map<string, string>();
  let pendingIds = 0;
  let following = false;
  /** Ids that lines had, so that a wish made on an old picture still finds its line. */
  const keys = new Map<string, string>();
  const idlers: (() => void)[] = [];

  const $state = atom<CartState>({
    phase: given ? 'ready' : 'loading', cart: base, pending: 0, offline: !online.isOnline(), error: null, issues: [], warnings: [], removed: [],
  });
  const patch = (change: Partial<CartState>): void => $state.set({ ...$state.get(), ...change });

  function show(change: Partial<CartState> = {}): void {
    const cart = foldCart(base, wishes.map((wish) => ({ intent: wish.plan.intent, checking: wish.checking })));
    for (const line of cart?.lines ?? []) keys.set(line.id, lineIdentity(line));
    patch({ cart, pending: wishes.filter((wish) => !wish.quiet).length, ...change });
  }
  show();
  const stops = [
    online.onOffline?.(() => patch({ offline: true })),
    online.onOnline(() => {
      patch({ offline: false });
      const { phase, error } = $state.get();
      if (phase === 'error' || error?.recoverable) void read('server', true);
    }),
  ];

  const queue = new CartQueue({
    clock, online, random,
    async turns() {
      const { tabs, cart } = (backend ??= await options.backend());
      // with keys it does no harm to go ahead; without, the other tab may be making up for a lost answer
      return { tabs, patience: cart?.idempotency === 'key' ? 15_000 : 60_000 };
    },
    onWaiting(offline) {
      if ($state.get().offline !== offline) patch({ offline });
    },
    onIdle() {
      for (const idle of idlers.splice(0)) idle();
    },
  });
  const sender = new CartSender({
    queue, clock, warn,
    backend: connect,
    base: () => base,
    adopt: (cart) => adopt(cart, 'server'),
    onChecking: () => show(),
    heal(line) {
      // a wish for a number of units is on its way: it says what there shall be
      const key = lineKey(line);
      if (wishes.some(({ plan }) => plan.touches.some((touch) => touch.key === key && touch.set !== undefined))) return Promise.resolve();
      const shown = pendingLine(nextId(), line, options.preview?.(line.variantId) ?? null, nothing());
      return wish(addPlan([line], [shown], true), { quiet: true });
    },
    reread: () => void read('server'),
  });

  async function connect(): Promise<SenderPorts> {
    const { cart, giftCard, ...rest } = (backend ??= await options.backend());
    if (!cart) throw new VitrineError('unsupported', { where: 'cart', message: 'the adapter has no cart' });
    if (!following) followChanges({ cart, clock, random, tabs: backend.tabs, signal: queue.signal, changed: (origin) => void read(origin) });
    following = true;
    return { ...rest, cart, giftCard };
  }

  /** The backend's cart is the truth, whatever brought it. */
  function adopt(cart: Cart | null, origin: Origin): void {
    const before = base;
    const first = $state.get().phase !== 'ready';
    base = cart?.id === '' ? null : cart;
    given = false;
    const there = new Set(base?.lines.map((line) => line.id));
    show({ phase: 'ready', issues: $state.get().issues.filter((issue) => there.has(issue.lineId)) });
    if (!(first && origin !== 'self') && cartPrint(before) !== cartPrint(base)) onFact({ type: 'cart-change', origin, cart: base });
  }

  function warn(warnings: readonly CartWarning[]): void {
    if (warnings.length > 0) patch({ warnings: [...$state.get().warnings, ...warnings].slice(-WARNINGS_KEPT) });
  }

  /** Reads in its turn; shares a read that has not begun. Only a failure of a read that somebody asked for is shown. */
  function read(origin: Origin, asked = false): Promise<void> {
    if (reading && !reading.begun) {
      reading.asked ||= asked;
      return reading.promise;
    }
    const mine = { begun: false, asked, promise: Promise.resolve() };
    reading = mine;
    mine.promise = queue
      .run({
        async attempt() {
          mine.begun = true;
          adopt(await sender.read(await connect()), origin);
        },
      })
      .then(
        () => {
          if ($state.get().error?.recoverable && wishes.length === 0) patch({ error: null });
        },
        (thrown: unknown) => {
          const error = toVitrineError(thrown, 'cart');
          const { phase } = $state.get();
          // an adapter without a cart has an empty one
          if (error.code === 'unsupported') patch({ phase: 'ready' });
          else if (error.code !== 'aborted' && (mine.asked || phase === 'loading')) patch({ error, phase: phase === 'loading' ? 'error' : phase });
          throw error;
        },
      )
      .finally(() => {
        if (reading === mine) reading = null;
      });
    mine.promise.catch(() => {});
    return mine.promise;
  }

  function wish(plan: CartPlan, { gesture, slot, quiet = false, settle, refuse }: WishOptions = {}): Promise<CartResult> {
    const twin = gesture === undefined ? undefined : wishes.find((other) => other.gesture === gesture);
    if (twin) return twin.end.promise;
    const made: Wish = {
      plan, quiet, gesture: gesture ?? null, slot: slot ?? null, end: deferred(),
      key: randomId(), unsure: false, partly: false, mayLand: false, checking: false, before: null, renewed: false, over: false,
      attempt: () => sender.attempt(made),
      isFinal: () => made.over,
      giveUp: (error) => sender.giveUp(made, error),
    };
    // only the last wish for a slot is sent: those that wait end as it ends
    const replaced = slot === undefined ? [] : wishes.filter((other) => other.slot === slot && queue.drop(other));
    wishes = [...wishes.filter((other) => !replaced.includes(other)), made];
    for (const other of replaced) other.end.resolve(made.end.promise);
    show();
    queue.run(made).then(
      (result) => {
        const before = base;
        wishes = wishes.filter((other) => other !== made);
        if (!quiet && $state.get().error) patch({ error: null });
        adopt(result.cart, 'self');
        warn(result.warnings);
        settle?.(result, before);
        made.end.resolve(result);
      },
      (thrown: unknown) => {
        const error = toVitrineError(thrown, 'cart');
        wishes = wishes.filter((other) => other !== made);
        if (error.code !== 'aborted') {
          if (error.cart) adopt(error.cart, 'server');
          else show();
          if (refuse) refuse(error);
          else if (!quiet) patch({ error });
          if (made.unsure || made.mayLand || error.code === 'unknown' || error.code === 'line-not-found') void read('server');
        }
        made.end.reject(error);
      },
    );
    return made.end.promise;
  }

  const refused = (code: 'validation' | 'line-not-found' | 'quantity-below-minimum', where: string): Promise<never> => {
    const end = deferred<never>();
    end.reject(new VitrineError(code, { where }));
    return end.promise;
  };

  const targetOf = (lineId: string): LineTarget | null => {
    const key = keys.get(lineId);
    return key === undefined ? null : { id: lineId, key };
  };

  /** Refusals of a line stay beside it. */
  function issueOn(target: LineTarget): (error: VitrineError) => void {
    return ({ code, available }) => {
      const lineId = findLine(base, target)?.id ?? target.id;
      const others = $state.get().issues.filter((issue) => issue.lineId !== lineId);
      patch({ issues: [...others, { lineId, code, ...(available === undefined ? {} : { available }) }] });
    };
  }

  function clearIssue(target: LineTarget): void {
    const id = findLine(base, target)?.id;
    patch({ issues: $state.get().issues.filter((issue) => issue.lineId !== id && issue.lineId !== target.id) });
  }

  const nextId = (): string => `pending-${++pendingIds}`;

  function nothing(): CartLine['unitPrice'] {
    return { ...(base?.subtotal.money ?? { currency: options.currency?.() ?? 'XXX', exponent: 2 }), amount: 0 };
  }

  const forgetRemoved = (lineId: string): void => patch({ removed: $state.get().removed.filter((line) => line.id !== lineId) });
  const keepRemoved = (line: CartLine): void => patch({ removed: [...$state.get().removed.filter((other) => other.id !== line.id), line].slice(-REMOVED_KEPT) });

  const store: OwnedCartStore = {
    $state,
    load() {
      // nothing to ask, but from now on others are listened to
      if (given) return void connect().catch(() => {}), Promise.resolve();
      if (!reading) return read('server', true);
      reading.asked = true;
      return reading.promise;
    },

    add(lines, { gesture, preview, source }: AddOptions = {}) {
      if (lines.length === 0) return refused('validation', 'cart.add');
      if (lines.some(({ quantity }) => !Number.isSafeInteger(quantity) || quantity < 1)) return refused('quantity-below-minimum', 'cart.add');
      const shown = lines.map((line, at) => pendingLine(nextId(), line, (at === 0 ? preview : undefined) ?? options.preview?.(line.variantId) ?? null, nothing()));
      return wish(addPlan(lines, shown), {
        gesture,
        settle: (result, before) => onFact({ type: 'lines-added', source: source ?? null, lines, before, result, giftCards: false }),
      });
    },

    addGiftCards(orders, { gesture, preview, source } = {}) {
      if (orders.length === 0) return refused('validation', 'cart.addGiftCards');
      const shown = orders.map((order) => pendingGift(nextId(), order, preview ?? null));
      return wish(giftCardPlan(orders, shown), {
        gesture,
        settle: (result, before) => onFact({ type: 'lines-added', source: source ?? null, lines: newLines(before, result.cart), before, result, giftCards: true }),
      });
    },

    setQuantity(lineId, quantity, { source } = {}) {
      if (quantity === 0) return store.remove(lineId, source ? { source } : {});
      const target = targetOf(lineId);
      if (!target) return refused('line-not-found', 'cart.setQuantity');
      if (!Number.isSafeInteger(quantity) || quantity < 0) return refused('quantity-below-minimum', 'cart.setQuantity');
      clearIssue(target);
      return wish(quantityPlan(target, quantity), {
        slot: `line ${lineId}`,
        refuse: issueOn(target),
        settle: (result, before) => onFact({ type: 'quantity-set', source: source ?? null, lineId: findLine(before, target)?.id ?? lineId, before: before ?? result.cart, result }),
      });
    },

    remove(lineId, { source } = {}) {
      const target = targetOf(lineId);
      const line = target && findLine($state.get().cart, target);
      if (!line) return refused('line-not-found', 'cart.remove');
      clearIssue(target);
      const { status: _, ...kept } = line;
      keepRemoved(kept);
      return wish(removePlan(target), {
        slot: `line ${lineId}`,
        refuse(error) {
          forgetRemoved(line.id);
          issueOn(target)(error);
        },
        settle(result, before) {
          // what it was when the server let it go: a later wish for its quantity may have been on its way
          const last = findLine(before, target);
          if (last && $state.get().removed.some((other) => other.id === line.id)) keepRemoved({ ...last, id: line.id });
          onFact({ type: 'line-removed', source: source ?? null, lineId: last?.id ?? line.id, before: before ?? result.cart, result });
        },
      });
    },

    undoRemove(lineId) {
      const line = $state.get().removed.find((other) => other.id === lineId);
      if (!line) return refused('line-not-found', 'cart.undoRemove');
      forgetRemoved(lineId);
      return wish(restorePlan(line), {
        refuse(error) {
          keepRemoved(line);
          patch({ error });
        },
        settle: (result, before) =>
          onFact({ type: 'lines-added', source: null, lines: [{ variantId: line.variantId, quantity: line.quantity, attributes: line.attributes }], before, result, giftCards: line.kind === 'gift-card', restored: true }),
      });
    },

    applyCode: (code, { source } = {}) => wish(applyCodePlan(code), { settle: (result) => onFact({ type: 'code-applied', source: source ?? null, result }) }),
    removeCode: (code) => wish(removeCodePlan(code)),
    setNote: (note) => wish(notePlan(note), { slot: 'note' }),
    applyGiftCard: (code) => wish(applyGiftCardPlan(code)),
    removeGiftCard: (appliedId) => wish(removeGiftCardPlan(appliedId)),
    applyCredit: (amount) => wish(creditPlan(amount)),
    removeCredit: () => wish(removeCreditPlan()),

    setAttribute(key, value) {
      // those that wait are sent together
      if (!wishes.some((other) => other.slot === 'attributes' && queue.waits(other))) attributes = new Map();
      attributes = new Map(attributes).set(key, value);
      return wish(attributesPlan(attributes), { slot: 'attributes', quiet: key.startsWith('_') });
    },

    settled: () => (queue.idle ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))),

    async reset() {
      await queue.run({ attempt: async () => sender.reset(await connect()) });
      adopt(null, 'self');
      patch({ error: null, issues: [], warnings: [], removed: [] });
    },

    async exclusive(run) {
      const result = await queue.run({ attempt: () => queue.call(run) });
      if ($state.get().phase !== 'loading') await read('server').catch(() => {});
      return result;
    },

    dismissWarnings: () => patch({ warnings: [] }),
    dismissError: () => patch({ error: null }),
    dismissRemoved: forgetRemoved,
    dispose() {
      for (const stop of stops) stop?.();
      queue.dispose();
      for (const idle of idlers.splice(0)) idle();
    },
  };
  return store;
}

/** Lines of a result that were not there before, as they were asked for. */
function newLines(before: Cart | null, after: Cart): LineInput[] {
  const old = new Set(before?.lines.map((line) => line.id));
  return after.lines.filter((line) => !old.has(line.id)).map(({ variantId, quantity, attributes }) => ({ variantId, quantity, attributes }));
}

