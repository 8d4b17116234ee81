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
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import type { CartCommand } from './cart-command.js';
import type { AddOptions, CartBackend, CartState, CartStoreOptions, OwnedCartStore } from './cart-store.js';
import type { Cart, CartChange, CartLine, CartResult, CartWarning, LineInput } from './cart.js';
import { Deliverer, type DeliveryJob, type DeliveryPorts } from './deliver.js';
import { findLine, lineKey, type LineTarget } from './line-identity.js';
import { cartFingerprint, optimisticCart, pendingGift, pendingLine } from './optimistic-cart.js';
import { RequestQueue } from './request-queue.js';
import { followChanges } from './tab-sync.js';

/** A command that is not answered yet. */
interface Pending {
  readonly job: DeliveryJob;
  /** The promise of the shopper's action. */
  readonly end: Deferred<CartResult>;
  readonly gesture: string | null;
  /** Of commands with one slot only the last is sent: the quantity of a line, the attributes. */
  readonly slot: string | null;
  /** Not counted, and its rejection not shown: nobody sees it. */
  readonly quiet: boolean;
}

interface RunOptions {
  readonly gesture?: string | undefined;
  readonly slot?: string;
  readonly quiet?: boolean;
  readonly onSettled?: (result: CartResult, before: Cart | null) => void;
  /** Shows the rejection; on the whole cart by default. */
  readonly onRejected?: (error: VitrineError) => void;
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
  let reading: { begun: boolean; asked: boolean; promise: Promise<void> } | null = null;
  let attributes = new Map<string, string>();
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
    const shown = pending.map(({ job: { delivery } }) => ({
      command: delivery.command, status: delivery.at === 'checking' ? ('checking' as const) : ('pending' as const),
    }));
    const cart = optimisticCart(base, shown);
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

  const queue = new RequestQueue({
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
  const deliverer = new Deliverer({
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
    if (reading && !reading.begun) {
      reading.asked ||= asked;
      return reading.promise;
    }
    const mine = { begun: false, asked, promise: Promise.resolve() };
    reading = mine;
    const attempt = async (): Promise<void> => {
      mine.begun = true;
      adopt(await deliverer.read(await connect()), origin);
    };
    const done = (): void => {
      if ($state.get().error?.recoverable && pending.length === 0) patch({ error: null });
    };
    const failed = (thrown: unknown): never => {
      const error = toVitrineError(thrown, 'cart');
      const { phase } = $state.get();
      // An adapter without a cart has an empty one.
      if (error.code === 'unsupported') patch({ phase: 'ready' });
      else if (error.code !== 'aborted' && (mine.asked || phase === 'loading')) patch({ error, phase: phase === 'loading' ? 'error' : phase });
      throw error;
    };
    mine.promise = queue.run({ attempt }).then(done, failed).finally(() => {
      if (reading === mine) reading = null;
    });
    mine.promise.catch(() => {});
    return mine.promise;
  }

  function run(command: CartCommand, { gesture, slot, quiet = false, onSettled, onRejected }: RunOptions = {}): Promise<CartResult> {
    const twin = gesture === undefined ? undefined : pending.find((other) => other.gesture === gesture);
    if (twin) return twin.end.promise;
    const job = deliverer.job(command);
    const made: Pending = { job, quiet, gesture: gesture ?? null, slot: slot ?? null, end: deferred() };
    // Those of the same slot that still wait end as this one ends.
    const replaced = slot === undefined ? [] : pending.filter((other) => other.slot === slot && queue.drop(other.job));
    pending = [...pending.filter((other) => !replaced.includes(other)), made];
    for (const other of replaced) other.end.resolve(made.end.promise);
    show();
    const settled = (result: CartResult): void => {
      const before = base;
      pending = pending.filter((other) => other !== made);
      if (!quiet && $state.get().error) patch({ error: null });
      adopt(result.cart, 'self');
      warn(result.warnings);
      onSettled?.(result, before);
      made.end.resolve(result);
    };
    const rejected = (thrown: unknown): void => {
      const error = toVitrineError(thrown, 'cart');
      pending = pending.filter((other) => other !== made);
      if (error.code !== 'aborted') {
        if (error.cart) adopt(error.cart, 'server');
        else show();
        if (onRejected) onRejected(error);
        else if (!quiet) patch({ error });
      }
      made.end.reject(error);
    };
    queue.run(job).then(settled, rejected);
    return made.end.promise;
  }

  function reject(code: ErrorCode, where: string): Promise<never> {
    const end = deferred<never>();
    end.reject(new VitrineError(code, { where }));
    return end.promise;
  }

  const targetOf = (lineId: string): LineTarget | null => {
    const key = keys.get(lineId);
    return key === undefined ? null : { id: lineId, key };
  };

  /** A rejection of a line stays beside it. */
  const issueOn = (target: LineTarget) => ({ code, available }: VitrineError): void => {
    const lineId = findLine(base, target)?.id ?? target.id;
    const others = $state.get().issues.filter((issue) => issue.lineId !== lineId);
    patch({ issues: [...others, { lineId, code, ...(available === undefined ? {} : { available }) }] });
  };

  function clearIssue(target: LineTarget): void {
    const id = findLine(base, target)?.id;
    patch({ issues: $state.get().issues.filter((issue) => issue.lineId !== id && issue.lineId !== target.id) });
  }

  const nextId = (): string => `pending-${++pendingIds}`;
  const nothing = (): CartLine['unitPrice'] => ({ ...(base?.subtotal.money ?? { currency: options.currency?.() ?? 'XXX', exponent: 2 }), amount: 0 });
  const withoutRemoved = (lineId: string): readonly CartLine[] => $state.get().removed.filter((line) => line.id !== lineId);
  const forgetRemoved = (lineId: string): void => patch({ removed: withoutRemoved(lineId) });
  const keepRemoved = (line: CartLine): void => patch({ removed: [...withoutRemoved(line.id), line].slice(-removedKept) });

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
      return run({ type: 'add', lines, shown }, {
        gesture,
        onSettled: (result, before) => onEvent({ type: 'lines-added', source: source ?? null, lines, before, result, giftCards: false }),
      });
    },

    addGiftCards(orders, { gesture, preview, source } = {}) {
      if (orders.length === 0) return reject('validation', 'cart.addGiftCards');
      const shown = orders.map((order) => pendingGift(nextId(), order, preview ?? null));
      return run({ type: 'add-gift-cards', orders, shown }, {
        gesture,
        onSettled: (result, before) =>
          onEvent({ type: 'lines-added', source: source ?? null, lines: newLines(before, result.cart), before, result, giftCards: true }),
      });
    },

    setQuantity(lineId, quantity, { source } = {}) {
      if (quantity === 0) return store.remove(lineId, source ? { source } : {});
      const target = targetOf(lineId);
      if (!target) return reject('line-not-found', 'cart.setQuantity');
      if (!Number.isSafeInteger(quantity) || quantity < 0) return reject('quantity-below-minimum', 'cart.setQuantity');
      clearIssue(target);
      return run({ type: 'set-quantity', target, quantity }, {
        slot: `line ${lineId}`,
        onRejected: issueOn(target),
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
      clearIssue(target);
      const { status: _, ...kept } = line;
      keepRemoved(kept);
      return run({ type: 'remove', target }, {
        slot: `line ${lineId}`,
        onRejected(error) {
          forgetRemoved(line.id);
          issueOn(target)(error);
        },
        onSettled(result, before) {
          // As it was when the backend removed it: a later quantity may have been on its way when it was pressed.
          const last = findLine(before, target);
          if (last && $state.get().removed.some((other) => other.id === line.id)) keepRemoved({ ...last, id: line.id });
          onEvent({ type: 'line-removed', source: source ?? null, lineId: last?.id ?? line.id, before: before ?? result.cart, result });
        },
      });
    },

    undoRemove(lineId) {
      const line = $state.get().removed.find((other) => other.id === lineId);
      if (!line) return reject('line-not-found', 'cart.undoRemove');
      forgetRemoved(lineId);
      const { variantId, quantity, attributes: ofLine } = line;
      const lines = [{ variantId, quantity, attributes: ofLine }];
      return run({ type: 'restore', line }, {
        onRejected(error) {
          keepRemoved(line);
          patch({ error });
        },
        onSettled: (result, before) =>
          onEvent({ type: 'lines-added', source: null, lines, before, result, giftCards: line.kind === 'gift-card', restored: true }),
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
      if (!pending.some((other) => other.slot === 'attributes' && queue.isWaiting(other.job))) attributes = new Map();
      attributes = new Map(attributes).set(key, value);
      return run({ type: 'set-attributes', changes: attributes }, { slot: 'attributes', quiet: key.startsWith('_') });
    },

    settled: () => (queue.idle ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))),

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
      const { lineId = '', variantId, attributes: ofLine, quantity = 0, expected = quantity } = warning;
      const target = targetOf(lineId);
      const line = target && findLine($state.get().cart, target);
      // By the difference: the shopper may have changed the line since.
      if (line) return store.setQuantity(line.id, Math.max(0, line.quantity + expected - quantity), act);
      if (variantId === undefined || expected <= quantity) return reject('line-not-found', 'cart.correct');
      return store.add([{ variantId, quantity: expected - quantity, ...(ofLine ? { attributes: ofLine } : {}) }], act);
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
