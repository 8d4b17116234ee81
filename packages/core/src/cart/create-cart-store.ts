// The cart of one page. A change enters this store as a `CartCommand`, which is data, and is shown at once over
// `base`, the last cart of the backend (`optimisticCart`). The request queue keeps the order: one job at a time, tabs
// in turn, repeats; only it counts tries. The deliverer brings one command to the backend (queued, sent, unknown,
// checking, settled, rejected) and finds out what became of a lost answer. The request ledger judges what unanswered
// requests have done: it is reported in `warnings` and never undone in silence; `correct()` sets it right when the
// shopper asks. See docs/decisions/how-a-lost-answer-is-made-good.md.
import { atom } from 'nanostores';
import { deferred, type Deferred } from '../environment/deferred.js';
import type { ErrorCode } from '../error/error-code.js';
import { VitrineError } from '../error/vitrine-error.js';
import { giftCode, typedCode } from '../gift-card/typed-code.js';
import { eventOf } from '../shop/event-of-command.js';
import type { CartCommand } from './cart-command.js';
import type { AddOptions, CartBackend, CartState, CartStoreOptions, OwnedCartStore } from './cart-store.js';
import type { Cart, CartChange, CartLine, CartResult, CartWarning, LineInput } from './cart.js';
import { createDeliverer, type DeliveryJob, type DeliveryPorts } from './deliver.js';
import { currentId, findLine, targetOf, type LineTarget } from './line-identity.js';
import { cartFingerprint, optimisticCart, pendingGift, pendingLine } from './optimistic-cart.js';
import { priceChanges } from './price-changes.js';
import { createRequestQueue, type CartJob } from './request-queue.js';
import { followChanges } from './tab-sync.js';

/** A command that is not answered yet, and the promise of the shopper's action. */
interface Pending extends Deferred<CartResult> {
  readonly job: DeliveryJob;
  readonly gesture: string | undefined;
  /** Of commands with one slot only the last is sent: the quantity of a line, the note, the attributes. */
  readonly slot: string | null;
  /** Attributes for machines are not counted, and their rejection is not shown. */
  readonly quiet: boolean;
}

type Origin = CartChange['origin'];
const mostKept = 20; // Removed lines, and warnings.

export function createCartStore(options: CartStoreOptions): OwnedCartStore {
  const { clock, online, random = Math.random, onEvent = () => {} } = options;
  // An old library may have added an `initial` to every object.
  const initial = Object.hasOwn(options, 'initial') ? options.initial : undefined;
  let base: Cart | null = initial ?? null;
  /** The cart came with the page and was not asked for yet: the first `load()` has nothing to do. */
  let given = initial !== undefined;
  let pending: readonly Pending[] = [];
  let backend: CartBackend | null = null;
  /** `asked`: somebody waits for it, and sees its failure. */
  let reading: { readonly job: CartJob<void>; readonly promise: Promise<void>; asked: boolean } | null = null;
  let pendingIds = 0;
  let following = false;
  /** Lines by ids that they had, so that a command made on an older cart still finds its line. */
  const lastSeen = new Map<string, { readonly cart: Cart; readonly line: CartLine }>();

  const empty = { error: null, issues: [], warnings: [], removed: [] };
  const $state = atom<CartState>({
    phase: given ? 'ready' : 'loading',
    cart: base,
    pending: 0,
    offline: !online.isOnline(),
    ...empty,
  });
  const patch = (change: Partial<CartState>): void => $state.set({ ...$state.get(), ...change });

  function show(change: Partial<CartState> = {}): void {
    const cart = optimisticCart(
      base,
      pending.map(({ job }) => job.delivery),
    );
    if (cart) for (const line of cart.lines) lastSeen.set(line.id, { cart, line });
    patch({ cart, pending: pending.filter((one) => !one.quiet).length, ...change });
  }
  show();
  const stopOffline = online.onOffline?.(() => patch({ offline: true }));
  const stopOnline = online.onOnline(() => {
    patch({ offline: false });
    const { phase, error } = $state.get();
    if (phase === 'error' || error?.recoverable) void read('server', true);
  });

  const queue = createRequestQueue({
    clock,
    online,
    random,
    // With keys it does no harm to pass a tab. Without, it may be checking what became of a request.
    turns: async () => {
      const { tabs, cart } = (backend ??= await options.backend());
      return { tabs, giveUpAfterMs: cart?.idempotency === 'key' ? 15_000 : 60_000 };
    },
    onWaiting: (offline) => void ($state.get().offline !== offline && patch({ offline })),
  });
  const deliverer = createDeliverer({
    queue,
    clock,
    warn,
    backend: connect,
    base: () => base,
    adopt,
    onChecking: show,
    reread: () => void read(),
  });

  async function connect(): Promise<DeliveryPorts> {
    backend ??= await options.backend();
    const { cart, tabs } = backend;
    if (!cart) throw new VitrineError('unsupported', { where: 'cart', message: 'the adapter has no cart' });
    if (!following)
      followChanges({ cart, clock, random, tabs, signal: queue.signal, onChange: (origin) => void read(origin) });
    following = true;
    return { ...backend, cart };
  }

  /** The backend's cart is the truth, whatever brought it. `warned`: what the adapter has reported of it. */
  function adopt(cart: Cart | null, origin: Origin = 'server', warned: readonly CartWarning[] = []): void {
    const before = base;
    const first = $state.get().phase !== 'ready';
    base = cart?.id === '' ? null : cart;
    given = false;
    const there = new Set(base?.lines.map((line) => line.id));
    show({ phase: 'ready', issues: $state.get().issues.filter((issue) => there.has(issue.lineId)) });
    const isWarned = ({ code, lineId }: CartWarning): boolean =>
      warned.some((one) => one.code === code && (one.lineId ?? lineId) === lineId);
    warn([...warned, ...priceChanges(before, base).filter((one) => !isWarned(one))]);
    if (first && origin !== 'self') return;
    if (cartFingerprint(before) !== cartFingerprint(base)) onEvent({ type: 'cart-change', origin, cart: base });
  }

  function warn(warnings: readonly CartWarning[]): void {
    if (warnings.length > 0) patch({ warnings: [...$state.get().warnings, ...warnings].slice(-mostKept) });
  }

  /** Reads in its turn; shares a read that has not begun. Only a failure of a read that somebody asked for is shown. */
  function read(origin: Origin = 'server', asked = false): Promise<void> {
    if (reading && queue.isWaiting(reading.job)) {
      reading.asked ||= asked;
      return reading.promise;
    }
    const job = { attempt: async () => adopt(await deliverer.read(), origin) };
    const done = (): void => {
      if (reading === mine) reading = null;
      if ($state.get().error?.recoverable && pending.length === 0) patch({ error: null });
    };
    const failed = (error: VitrineError): never => {
      if (reading === mine) reading = null;
      const isFirst = $state.get().phase === 'loading';
      // An adapter without a cart has an empty one.
      if (error.code === 'unsupported') patch({ phase: 'ready' });
      else if (error.code !== 'aborted' && (isFirst || mine.asked))
        patch({ error, ...(isFirst && { phase: 'error' }) });
      throw error;
    };
    const mine = { job, promise: queue.run(job).then(done, failed), asked };
    mine.promise.catch(() => {});
    reading = mine;
    return mine.promise;
  }

  const waitingIn = (slot: string | null): Pending | undefined =>
    pending.find((other) => slot !== null && other.slot === slot && queue.isWaiting(other.job));

  function run(
    command: CartCommand,
    { gesture, source }: Pick<AddOptions, 'gesture' | 'source'> = {},
  ): Promise<CartResult> {
    const twin = pending.find((other) => gesture !== undefined && other.gesture === gesture);
    if (twin) return twin.promise;
    const slot = slotOf(command);
    const askedAt = clock.now();
    const quiet = command.type === 'set-attributes' && [...command.changes.keys()].every((key) => key.startsWith('_'));
    const made: Pending = { ...deferred<CartResult>(), job: deliverer.job(command), gesture, slot, quiet };
    // One of the same slot that still waits ends as this one ends.
    const replaced = waitingIn(slot);
    if (replaced) queue.drop(replaced.job);
    replaced?.resolve(made.promise);
    pending = [...pending.filter((other) => other !== replaced), made];
    show();
    const end = (): void => void (pending = pending.filter((other) => other !== made));
    const settled = (result: CartResult): void => {
      const before = base;
      end();
      if (!quiet && $state.get().error) patch({ error: null });
      adopt(result.cart, 'self', result.warnings);
      // As it was when the backend removed it: a later quantity may have been on its way when it was pressed.
      const { removed } = $state.get();
      const last = command.type === 'remove' && findLine(before, command.target);
      if (last)
        patch({ removed: removed.map((line) => (line.id === command.target.id ? { ...last, id: line.id } : line)) });
      const event = eventOf(command, source ?? null, before, result, clock.now() - askedAt);
      if (event) onEvent(event);
      made.resolve(result);
    };
    const rejected = (error: VitrineError): void => {
      end();
      if (error.code !== 'aborted') {
        if (error.cart) adopt(error.cart);
        else show();
        if (command.type === 'remove') setRemoved(command.target.id);
        if (command.type === 'restore') setRemoved(command.line.id, command.line);
        if ('target' in command) setIssues(command.target, error);
        else if (!quiet) patch({ error });
      }
      made.reject(error);
    };
    queue.run(made.job).then(settled, rejected);
    return made.promise;
  }

  function reject(code: ErrorCode, where: string): Promise<never> {
    const promise = Promise.reject<never>(new VitrineError(code, { where }));
    promise.catch(() => {});
    return promise;
  }

  function known(id: string): LineTarget {
    const seen = lastSeen.get(id);
    return seen ? targetOf(seen.cart, seen.line) : { id, key: '' };
  }
  const lineOf = (id: string): CartLine | undefined => findLine($state.get().cart, known(id));

  /** A rejection of a line stays beside it, until something else is asked of the line. */
  function setIssues(target: LineTarget, ...found: readonly VitrineError[]): void {
    const lineId = currentId(base, target);
    const others = $state.get().issues.filter((issue) => ![lineId, target.id].includes(issue.lineId));
    patch({ issues: [...others, ...found.map(({ code, available }) => ({ lineId, code, available }))] });
  }

  const nextId = (): string => `pending-${++pendingIds}`;
  const nothing = (): CartLine['unitPrice'] => ({
    ...(base?.subtotal.money ?? { currency: options.currency?.() ?? 'XXX', exponent: 2 }),
    amount: 0,
  });
  /** Without the one of this id, or with this line instead. */
  const setRemoved = (id: string, ...kept: readonly CartLine[]): void =>
    patch({ removed: [...$state.get().removed.filter((line) => line.id !== id), ...kept].slice(-mostKept) });

  /** As for a new visitor. */
  function begin(): void {
    adopt(null, 'self');
    patch(empty);
  }

  const store: OwnedCartStore = {
    $state,
    load() {
      // Nothing to ask for, but from now on the changes of others are followed.
      if (given)
        return connect().then(
          () => {},
          () => {},
        );
      if (!reading) return read('server', true);
      reading.asked = true;
      return reading.promise;
    },

    add(lines, act = {}) {
      if (lines.length === 0) return reject('validation', 'cart.add');
      if (!lines.every(({ quantity }) => isUnits(quantity))) return reject('quantity-below-minimum', 'cart.add');
      const previewOf = (line: LineInput) =>
        (line === lines[0] ? act.preview : undefined) ?? options.preview?.(line.variantId);
      const shown = lines.map((line) => pendingLine(nextId(), line, previewOf(line), nothing()));
      return run({ type: 'add', lines, shown }, act);
    },

    addGiftCards(orders, act = {}) {
      if (orders.length === 0) return reject('validation', 'cart.addGiftCards');
      const shown = orders.map((order) => pendingGift(nextId(), order, act.preview));
      return run({ type: 'add-gift-cards', orders, shown }, act);
    },

    setQuantity(lineId, quantity, act = {}) {
      if (quantity === 0) return store.remove(lineId, act);
      const target = known(lineId);
      if (!target.key) return reject('line-not-found', 'cart.setQuantity');
      if (!isUnits(quantity)) return reject('quantity-below-minimum', 'cart.setQuantity');
      setIssues(target);
      return run({ type: 'set-quantity', target, quantity }, act);
    },

    remove(lineId, act = {}) {
      const line = lineOf(lineId);
      if (!line) return reject('line-not-found', 'cart.remove');
      const { status: _, ...kept } = line;
      const target = targetOf($state.get().cart, line);
      setIssues(target);
      setRemoved(line.id, kept);
      return run({ type: 'remove', target }, act);
    },

    undoRemove(lineId) {
      const line = $state.get().removed.find((other) => other.id === lineId);
      if (!line) return reject('line-not-found', 'cart.undoRemove');
      setRemoved(lineId);
      return run({ type: 'restore', line });
    },

    applyCode: (code, act) => run({ type: 'apply-code', code: typedCode(code) }, act),
    removeCode: (code) => run({ type: 'remove-code', code }),
    setNote: (note) => run({ type: 'set-note', note }),
    applyGiftCard: (code) => run({ type: 'apply-gift-card', code: giftCode(code) }),
    removeGiftCard: (appliedId) => run({ type: 'remove-gift-card', appliedId }),
    applyCredit: (amount) => run({ type: 'apply-credit', amount }),
    removeCredit: () => run({ type: 'remove-credit' }),

    setAttribute(key, value) {
      // Those that still wait are sent together.
      const waiting = waitingIn('set-attributes')?.job.delivery.command;
      const changes = waiting?.type === 'set-attributes' ? waiting.changes : [];
      return run({ type: 'set-attributes', changes: new Map(changes).set(key, value) });
    },

    settled: queue.settled,

    async reset() {
      await queue.run({ attempt: deliverer.reset });
      begin();
    },

    async forget(erase) {
      const forgetAll = (): void => {
        deliverer.forget();
        erase();
        begin();
      };
      if (!queue.isIdle()) await queue.run({ attempt: async () => forgetAll() }).catch(() => {});
      forgetAll();
    },

    async exclusive(change) {
      const result = await queue.run({ attempt: () => queue.request(change) });
      if ($state.get().phase !== 'loading') await read().catch(() => {});
      return result;
    },

    correct(warning, act = {}) {
      patch({ warnings: $state.get().warnings.filter((other) => other !== warning) });
      const { lineId = '', variantId, attributes = [], quantity = 0, expected = quantity } = warning;
      const line = lineOf(lineId);
      // By the difference: the shopper may have changed the line since.
      const missing = expected - quantity;
      if (!line && variantId !== undefined) return store.add([{ variantId, quantity: missing, attributes }], act);
      return store.setQuantity(lineId, Math.max(0, (line?.quantity ?? 0) + missing), act);
    },
    dismissWarnings: () => patch({ warnings: [] }),
    dismissError: () => patch({ error: null }),
    dismissRemoved: (lineId) => setRemoved(lineId),
    dispose() {
      stopOffline?.();
      stopOnline();
      queue.dispose();
    },
  };
  return store;
}

const isUnits = (quantity: number): boolean => Number.isSafeInteger(quantity) && quantity > 0;

function slotOf(command: CartCommand): string | null {
  if ('target' in command) return command.target.id;
  return command.type === 'set-note' || command.type === 'set-attributes' ? command.type : null;
}
