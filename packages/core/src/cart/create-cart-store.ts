// The cart of one page. How a change travels:
//
//   store (this file)  a `CartCommand` (data) enters; the page sees it at once: `optimisticCart` lays it over `base`, the backend's
//                      last cart. Holds the pending commands, what is shown of them, and nothing about requests.
//   RequestQueue       order: one job at a time, tabs in turn, offline and Retry-After, repeats. The only one that counts tries.
//   Deliverer          the way of one command: queued, sent, unknown, checking, settled, rejected. Finds out what became of an answer
//                      that was lost.
//   request-ledger     what unanswered requests may still do to a line: pure, the one place where a surprise is judged.
//
// Nothing is undone in silence. What a late request did is reported in `$state.warnings`; `correct()` sets it right when the shopper
// asks for it. Decision record: docs/decisions/how-a-lost-answer-is-made-good.md.
import { atom } from 'nanostores';
import { deferred, type Deferred } from '../environment/deferred.js';
import type { ErrorCode } from '../error/error-code.js';
import { VitrineError } from '../error/vitrine-error.js';
import { inputOf, type CartCommand } from './cart-command.js';
import type { AddOptions, CartBackend, CartState, CartStoreOptions, OwnedCartStore } from './cart-store.js';
import type { Cart, CartChange, CartLine, CartResult, CartWarning, LineInput } from './cart.js';
import { createDeliverer, type DeliveryJob, type DeliveryPorts } from './deliver.js';
import { findLine, lineKey, type LineTarget } from './line-identity.js';
import { cartFingerprint, optimisticCart, pendingGift, pendingLine } from './optimistic-cart.js';
import { createRequestQueue, type CartJob } from './request-queue.js';
import { followChanges } from './tab-sync.js';

interface RunOptions {
  readonly gesture?: string | undefined;
  /** Of commands with one slot only the last is sent: the quantity of a line, the attributes. */
  readonly slot?: string;
  /** Not counted, and its rejection not shown: nobody sees it. */
  readonly quiet?: boolean;
  readonly onSettled?: (result: CartResult, before: Cart | null) => void;
  /** Shows the rejection; on the whole cart by default. */
  readonly onRejected?: (error: VitrineError) => void;
}

/** A command that is not answered yet, and the promise of the shopper's action. */
interface Pending extends RunOptions, Deferred<CartResult> {
  readonly job: DeliveryJob;
}

type Origin = CartChange['origin'];

const removedKept = 20;
const warningsKept = 20;

export function createCartStore(options: CartStoreOptions): OwnedCartStore {
  const { clock, online, random = Math.random, onEvent = () => {} } = options;
  let base: Cart | null = options.initial ?? null;
  /** The cart came with the page and was not asked for yet: the first `load()` has nothing to do. */
  let given = options.initial !== undefined;
  let pending: readonly Pending[] = [];
  let backend: CartBackend | null = null;
  /** `asked`: somebody waits for it, and sees its failure. */
  let reading: { readonly job: CartJob<void>; readonly promise: Promise<void>; asked: boolean } | null = null;
  let pendingIds = 0;
  let following = false;
  /** Keys of the lines by ids that they had, so that a command made on an older cart still finds its line. */
  const keys = new Map<string, string>();
  const idlers: (() => void)[] = [];

  const $state = atom<CartState>({
    phase: given ? 'ready' : 'loading', cart: base, pending: 0, offline: !online.isOnline(), error: null, issues: [], warnings: [], removed: [],
  });
  const patch = (change: Partial<CartState>): void => $state.set({ ...$state.get(), ...change });

  function show(change: Partial<CartState> = {}): void {
    const cart = optimisticCart(base, pending.map(({ job }) => job.delivery));
    for (const line of cart?.lines ?? []) keys.set(line.id, lineKey(line));
    patch({ cart, pending: pending.filter((one) => !one.quiet).length, ...change });
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

  const queue = createRequestQueue({
    clock, online, random,
    async turns() {
      const { tabs, cart } = (backend ??= await options.backend());
      // With keys it does no harm to go ahead. Without, the other tab may be checking what became of a request.
      return { tabs, giveUpAfterMs: cart?.idempotency === 'key' ? 15_000 : 60_000 };
    },
    onWaiting(offline) {
      if ($state.get().offline !== offline) patch({ offline });
    },
    onIdle() {
      for (const idle of idlers.splice(0)) idle();
    },
  });
  const deliverer = createDeliverer({
    queue, clock, warn,
    backend: connect,
    base: () => base,
    adopt: (cart) => adopt(cart, 'server'),
    onChecking: () => show(),
    reread: () => void read('server'),
  });

  async function connect(): Promise<DeliveryPorts> {
    const { cart, giftCard, ...rest } = (backend ??= await options.backend());
    if (!cart) throw new VitrineError('unsupported', { where: 'cart', message: 'the adapter has no cart' });
    if (!following) followChanges({ cart, clock, random, tabs: backend.tabs, signal: queue.signal, onChange: (origin) => void read(origin) });
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
    if (first && origin !== 'self') return;
    if (cartFingerprint(before) !== cartFingerprint(base)) onEvent({ type: 'cart-change', origin, cart: base });
  }

  function warn(warnings: readonly CartWarning[]): void {
    if (warnings.length > 0) patch({ warnings: [...$state.get().warnings, ...warnings].slice(-warningsKept) });
  }

  /** Reads in its turn; shares a read that has not begun. Only a failure of a read that somebody asked for is shown. */
  function read(origin: Origin, asked = false): Promise<void> {
    if (reading && queue.isWaiting(reading.job)) {
      reading.asked ||= asked;
      return reading.promise;
    }
    const job = { attempt: async () => adopt(await deliverer.read(await connect()), origin) };
    const done = (): void => {
      if (reading === mine) reading = null;
      if ($state.get().error?.recoverable && pending.length === 0) patch({ error: null });
    };
    const failed = (error: VitrineError): never => {
      if (reading === mine) reading = null;
      const { phase } = $state.get();
      // An adapter without a cart has an empty one.
      if (error.code === 'unsupported') patch({ phase: 'ready' });
      else if (error.code !== 'aborted' && (mine.asked || phase === 'loading')) patch({ error, phase: phase === 'loading' ? 'error' : phase });
      throw error;
    };
    const mine = { job, promise: queue.run(job).then(done, failed), asked };
    mine.promise.catch(() => {});
    reading = mine;
    return mine.promise;
  }

  function run(command: CartCommand, more: RunOptions = {}): Promise<CartResult> {
    const { gesture, slot, quiet, onSettled, onRejected } = more;
    const twin = pending.find((other) => gesture !== undefined && other.gesture === gesture);
    if (twin) return twin.promise;
    const job = deliverer.job(command);
    const made: Pending = { ...more, ...deferred<CartResult>(), job };
    // Those of the same slot that still wait end as this one ends.
    const replaced = pending.filter((other) => slot !== undefined && other.slot === slot && queue.drop(other.job));
    pending = [...pending.filter((other) => !replaced.includes(other)), made];
    for (const other of replaced) other.resolve(made.promise);
    show();
    const end = (): void => {
      pending = pending.filter((other) => other !== made);
    };
    const settled = (result: CartResult): void => {
      const before = base;
      end();
      if (!quiet && $state.get().error) patch({ error: null });
      adopt(result.cart, 'self');
      warn(result.warnings);
      onSettled?.(result, before);
      made.resolve(result);
    };
    const rejected = (error: VitrineError): void => {
      end();
      if (error.code !== 'aborted') {
        if (error.cart) adopt(error.cart, 'server');
        else show();
        if (onRejected) onRejected(error);
        else if (!quiet) patch({ error });
      }
      made.reject(error);
    };
    queue.run(job).then(settled, rejected);
    return made.promise;
  }

  function reject(code: ErrorCode, where: string): Promise<never> {
    const rejected = Promise.reject(new VitrineError(code, { where }));
    // An ignored promise is fine.
    rejected.catch(() => {});
    return rejected;
  }

  const targetOf = (lineId: string): LineTarget | null => {
    const key = keys.get(lineId);
    return key === undefined ? null : { id: lineId, key };
  };

  /** A rejection of a line stays beside it, until something else is asked of the line. */
  function setIssues(target: LineTarget, ...found: readonly VitrineError[]): void {
    const lineId = findLine(base, target)?.id ?? target.id;
    const others = $state.get().issues.filter((issue) => issue.lineId !== lineId && issue.lineId !== target.id);
    patch({ issues: [...others, ...found.map(({ code, available }) => ({ lineId, code, ...(available === undefined ? {} : { available }) }))] });
  }

  const nextId = (): string => `pending-${++pendingIds}`;
  const nothing = (): CartLine['unitPrice'] => ({ ...(base?.subtotal.money ?? { currency: options.currency?.() ?? 'XXX', exponent: 2 }), amount: 0 });
  /** The removed lines without the one of this id, or with this line instead. */
  const setRemoved = (id: string, ...kept: readonly CartLine[]): void =>
    patch({ removed: [...$state.get().removed.filter((line) => line.id !== id), ...kept].slice(-removedKept) });

  const store: OwnedCartStore = {
    $state,
    load() {
      if (given) {
        // Nothing to ask for, but from now on the changes of others are followed.
        connect().catch(() => {});
        return Promise.resolve();
      }
      if (!reading) return read('server', true);
      reading.asked = true;
      return reading.promise;
    },

    add(lines, { gesture, preview, source }: AddOptions = {}) {
      if (lines.length === 0) return reject('validation', 'cart.add');
      if (lines.some(({ quantity }) => !Number.isSafeInteger(quantity) || quantity < 1)) return reject('quantity-below-minimum', 'cart.add');
      const previewOf = (line: LineInput) => (line === lines[0] ? preview : undefined) ?? options.preview?.(line.variantId) ?? null;
      const shown = lines.map((line) => pendingLine(nextId(), line, previewOf(line), nothing()));
      const onSettled = (result: CartResult, before: Cart | null): void =>
        onEvent({ type: 'lines-added', source: source ?? null, lines, before, result, giftCards: false });
      return run({ type: 'add', lines, shown }, { gesture, onSettled });
    },

    addGiftCards(orders, { gesture, preview, source } = {}) {
      if (orders.length === 0) return reject('validation', 'cart.addGiftCards');
      const shown = orders.map((order) => pendingGift(nextId(), order, preview ?? null));
      const onSettled = (result: CartResult, before: Cart | null): void =>
        onEvent({ type: 'lines-added', source: source ?? null, lines: newLines(before, result.cart), before, result, giftCards: true });
      return run({ type: 'add-gift-cards', orders, shown }, { gesture, onSettled });
    },

    setQuantity(lineId, quantity, { source } = {}) {
      if (quantity === 0) return store.remove(lineId, source ? { source } : {});
      const target = targetOf(lineId);
      if (!target) return reject('line-not-found', 'cart.setQuantity');
      if (!Number.isSafeInteger(quantity) || quantity < 0) return reject('quantity-below-minimum', 'cart.setQuantity');
      setIssues(target);
      return run({ type: 'set-quantity', target, quantity }, {
        slot: `line ${lineId}`,
        onRejected: (error) => setIssues(target, error),
        onSettled(result, before) {
          const changed = findLine(before, target)?.id ?? lineId;
          onEvent({ type: 'quantity-set', source: source ?? null, lineId: changed, before: before ?? result.cart, result });
        },
      });
    },

    remove(lineId, { source } = {}) {
      const target = targetOf(lineId);
      const line = target && findLine($state.get().cart, target);
      if (!line) return reject('line-not-found', 'cart.remove');
      setIssues(target);
      const { status: _, ...kept } = line;
      setRemoved(line.id, kept);
      return run({ type: 'remove', target }, {
        slot: `line ${lineId}`,
        onRejected(error) {
          setRemoved(line.id);
          setIssues(target, error);
        },
        onSettled(result, before) {
          // As it was when the backend removed it: a later quantity may have been on its way when it was pressed.
          const last = findLine(before, target);
          if (last && $state.get().removed.some((other) => other.id === line.id)) setRemoved(line.id, { ...last, id: line.id });
          onEvent({ type: 'line-removed', source: source ?? null, lineId: last?.id ?? line.id, before: before ?? result.cart, result });
        },
      });
    },

    undoRemove(lineId) {
      const line = $state.get().removed.find((other) => other.id === lineId);
      if (!line) return reject('line-not-found', 'cart.undoRemove');
      setRemoved(lineId);
      return run({ type: 'restore', line }, {
        onRejected(error) {
          setRemoved(lineId, line);
          patch({ error });
        },
        onSettled(result, before) {
          const giftCards = line.kind === 'gift-card';
          onEvent({ type: 'lines-added', source: null, lines: [inputOf(line)], before, result, giftCards, restored: true });
        },
      });
    },

    applyCode: (code, { source } = {}) =>
      run({ type: 'apply-code', code }, { onSettled: (result) => onEvent({ type: 'code-applied', source: source ?? null, result }) }),
    removeCode: (code) => run({ type: 'remove-code', code }),
    setNote: (note) => run({ type: 'set-note', note }, { slot: 'note' }),
    applyGiftCard: (code) => run({ type: 'apply-gift-card', code }),
    removeGiftCard: (appliedId) => run({ type: 'remove-gift-card', appliedId }),
    applyCredit: (amount) => run({ type: 'apply-credit', amount }),
    removeCredit: () => run({ type: 'remove-credit' }),

    setAttribute(key, value) {
      // Those that still wait are sent together.
      const waiting = pending.find(({ slot, job }) => slot === 'attributes' && queue.isWaiting(job))?.job.delivery.command;
      const changes = new Map(waiting?.type === 'set-attributes' ? waiting.changes : []).set(key, value);
      return run({ type: 'set-attributes', changes }, { slot: 'attributes', quiet: key.startsWith('_') });
    },

    settled: () => (queue.isIdle() ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))),

    async reset() {
      await queue.run({ attempt: async () => deliverer.reset(await connect()) });
      adopt(null, 'self');
      patch({ error: null, issues: [], warnings: [], removed: [] });
    },

    async exclusive(change) {
      const result = await queue.run({ attempt: () => queue.request(change) });
      if ($state.get().phase !== 'loading') await read('server').catch(() => {});
      return result;
    },

    correct(warning, act = {}) {
      patch({ warnings: $state.get().warnings.filter((other) => other !== warning) });
      const { lineId = '', variantId, attributes = [], quantity = 0, expected = quantity } = warning;
      const target = targetOf(lineId);
      const line = target && findLine($state.get().cart, target);
      // By the difference: the shopper may have changed the line since.
      const missing = expected - quantity;
      if (!line && variantId !== undefined) return store.add([{ variantId, quantity: missing, attributes }], act);
      return store.setQuantity(lineId, Math.max(0, (line?.quantity ?? 0) + missing), act);
    },
    dismissWarnings: () => patch({ warnings: [] }),
    dismissError: () => patch({ error: null }),
    dismissRemoved: (lineId) => setRemoved(lineId),
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
  return after.lines.filter((line) => !old.has(line.id)).map(inputOf);
}
