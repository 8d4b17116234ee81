import { plainJson } from '../environment/plain-json.js';
import { pause, type Clock } from '../environment/clock.js';
import { randomId } from '../environment/random-id.js';
import { isTransient } from '../error/transient.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import {
  addedBy,
  effectsOf,
  fulfilledBy,
  remaining,
  requestsFor,
  type CartCommand,
  type CartPorts,
  type Effect,
} from './cart-command.js';
import type { CartBackend } from './cart-store.js';
import type { Cart, CartResult, CartWarning } from './cart.js';
import { findLine } from './line-identity.js';
import { cartFingerprint, emptyCart } from './optimistic-cart.js';
import * as ledgers from './request-ledger.js';
import type { CartJob, RequestQueue } from './request-queue.js';

/** A command, and what was sent of it: a new try begins where the last one ended. */
interface Sent {
  /** What is still to be done. */
  readonly command: CartCommand;
  /** Idempotency key of its request, made before the first try. */
  readonly key: string;
  /** The cart before its request: the only measure of what became of it. */
  readonly before: Cart | null;
  /**
   * What earlier requests have done: some of its units are there, or one that is not answered may still make it true.
   */
  readonly doubt: 'none' | 'partly' | 'maybe';
  /** Its cart was gone, and it has begun a new one. */
  readonly inNewCart: boolean;
}

/** The way of one command to the backend. `docs/decisions/how-a-lost-answer-is-made-good.md` has the diagram. */
export type Delivery =
  /** Waits for its turn or its next try; no request of it is on the way. */
  | (Sent & { readonly at: 'queued' })
  | (Sent & { readonly at: 'sent' })
  /** Its request was not answered. With keys it is sent again; without, the cart is checked. */
  | (Sent & { readonly at: 'unknown' })
  /** The cart is read to learn what became of it, and what is missing is sent. */
  | (Sent & { readonly at: 'checking' })
  | (Sent & { readonly at: 'settled'; readonly result: CartResult })
  | (Sent & { readonly at: 'rejected'; readonly error: VitrineError });

/** A command as a job of the queue. Only this file moves its delivery on. */
export type DeliveryJob = Readonly<OwnJob>;

interface OwnJob extends CartJob<CartResult> {
  delivery: Delivery;
}

type State<D> = D extends Delivery ? Omit<D, keyof Sent> : never;
function move(job: OwnJob, to: Partial<Sent> & State<Delivery>): void {
  job.delivery = { ...job.delivery, ...to };
}

export type DeliveryPorts = CartBackend & CartPorts;
interface DelivererOptions {
  readonly queue: RequestQueue;
  readonly clock: Clock;
  readonly backend: () => Promise<DeliveryPorts>;
  /** The last settled cart. */
  readonly base: () => Cart | null;
  readonly adopt: (cart: Cart | null) => void;
  /** A delivery is being checked, or no longer is. */
  readonly onChecking: () => void;
  readonly warn: (warnings: readonly CartWarning[]) => void;
  /** The cart should be read soon. */
  readonly reread: () => void;
}

const revisionKey = 'cart-revision';
const ledgerKey = 'cart-late';
/** Two reads of the cart so far apart must agree. */
const agreeAfterMs = 2_000;
const readForMs = 10_000;
const checkForMs = 30_000; // Less than other tabs wait for their turn.
/** A late request is looked for so long after it was given up; the last look is the one that ends it in the ledger. */
const looksAfterMs = [10_000, 60_000, ledgers.watchedForMs + 1_000];

/** Delivers commands, one at a time, and finds out what became of one whose answer was lost. */
export function createDeliverer({ queue, clock, backend, base, adopt, onChecking, warn, reread }: DelivererOptions) {
  /** Of the job that runs. */
  let ports: DeliveryPorts;
  let ledger: ledgers.Ledger = new Map();
  /** The mark of the last change that our picture of the cart contains; `undefined` = none is trusted. */
  let revision: string | null | undefined;
  /** The last mark of this tab. */
  let own: string | null = null;
  let looks: readonly unknown[] = [];
  const endLooks = (): void => looks.forEach((look) => clock.clearTimeout(look));
  queue.signal.addEventListener('abort', endLooks);
  const storedRevision = (): string | null => ports.storage?.get(revisionKey) ?? null;
  const isKeyed = (): boolean => ports.cart.idempotency === 'key';
  const announce = (): void => ports.tabs?.announce?.();
  function mark(): string | null {
    ports.storage?.set(revisionKey, randomId());
    return (own = storedRevision());
  }

  /** Another tab may have written since: what is stored is read, changed and written in one go. */
  function update(change: (before: ledgers.Ledger) => ledgers.Ledger): void {
    // Tabs that take turns keep the ledger together, for each other and for the page that comes after this one.
    const shared = ports.tabs?.locks && ports.storage;
    const text = shared?.get(ledgerKey) ?? null;
    ledger = change(shared ? ledgers.ledgerFrom(text, ledger, clock.now()) : ledger);
    const next = ledgers.ledgerText(ledger);
    if (next !== (text ?? '[]')) shared?.set(ledgerKey, next);
  }

  function expectLate({ key, command }: Sent, on: Cart | null): void {
    update((before) => ledgers.expectLate(before, key, effectsOf(command, on), on, clock.now()));
  }

  function observe(look: Omit<ledgers.Look, 'now' | 'mayRepeat'>): void {
    const mayRepeat = !isKeyed();
    update((before) => {
      const { ledger: next, warnings } = ledgers.observe(before, { ...look, now: clock.now(), mayRepeat });
      warn(warnings);
      if (warnings.length === 0) return next;
      // A late request leaves no mark of its own: by this one the other tabs know that their cart is out of date.
      revision = mark();
      announce();
      return next;
    });
    // A page that was opened just now finds what the one before has left.
    if (ledger.size > 0 && looks.length === 0) watch();
  }

  function watch(): void {
    endLooks();
    if (!queue.signal.aborted) looks = looksAfterMs.map((afterMs) => clock.setTimeout(reread, afterMs));
  }

  /** Reads the cart, and notes whose change was the last. */
  async function get(limitMs?: number): Promise<Cart | null> {
    const last = storedRevision();
    const found = await queue.request((signal) => ports.cart.get({ signal }), limitMs);
    revision = last;
    return found;
  }

  /**
   * Reads until two reads two seconds apart agree, ten seconds at most, and then takes the last one. `null` = none was
   * answered.
   */
  async function getStable(): Promise<{ readonly cart: Cart | null } | null> {
    const until = clock.now() + readForMs;
    for (let last: { readonly cart: Cart | null } | null = null; ;) {
      try {
        const next = { cart: await get(Math.max(agreeAfterMs, until - clock.now())) };
        if (last && cartFingerprint(last.cart) === cartFingerprint(next.cart)) return next;
        last = next;
      } catch {
        // A read that fails says nothing.
      }
      if (queue.signal.aborted || clock.now() + agreeAfterMs > until) return last;
      await pause(clock, agreeAfterMs, queue.signal);
    }
  }

  async function read(next?: readonly Effect[]): Promise<Cart | null> {
    ports = await backend();
    const cart = await get();
    observe({ cart, asked: [], next });
    return cart;
  }

  /** Begins a new cart. */
  async function reset(): Promise<void> {
    ports = await backend();
    await queue.request((signal) => ports.cart.reset({ signal }));
    update(() => new Map());
    announce();
  }

  /** What is known of other requests and other tabs ends with what is stored. */
  function forget(): void {
    ledger = new Map();
    revision = undefined;
    endLooks();
  }

  function settle(job: OwnJob, cart: Cart | null, warnings: CartResult['warnings'] = []): CartResult {
    // The backend may drop a cart with its last line: the removal has succeeded, and its result is an empty cart.
    const result = {
      cart: cart ?? emptyCart(base()?.subtotal.money ?? { amount: 0, currency: 'XXX', exponent: 2 }),
      warnings,
    };
    move(job, { at: 'settled', result });
    return result;
  }

  async function attempt(job: OwnJob): Promise<CartResult> {
    ports = await backend();
    const { command, at } = job.delivery;
    // The attributes are written whole: on top of what another tab has written since, that is no longer the same
    // request.
    const rewrites = command.type === 'set-attributes';
    if (at === 'unknown') {
      if (!isKeyed() || (rewrites && storedRevision() !== own)) return check(job);
    } else {
      if ((!isKeyed() || rewrites) && storedRevision() !== revision) adopt(await read(effectsOf(command)));
      move(job, { at: 'sent', before: base() });
    }
    return tryOnce(job);
  }

  /** `until`: when a check of its request must have ended. */
  async function tryOnce(job: OwnJob, until?: number): Promise<CartResult> {
    const { at } = job.delivery;
    try {
      return await send(job);
    } catch (thrown) {
      const error = toVitrineError(thrown, 'cart');
      const { type } = job.delivery.command;
      const isFulfilled = error.code === fulfilledBy[type] && (at !== 'sent' || type === 'remove');
      if (error.ambiguous || at === 'unknown' || isFulfilled) move(job, { at: 'unknown' });
      else {
        // Rejected, or never sent: nothing of this request is on the way.
        update((before) => ledgers.withdraw(before, job.delivery.key));
        move(job, { at: 'queued' });
      }
      if (error.ambiguous && !isKeyed()) return check(job, until, error);
      // The cart is still to be read, and a read that fails is no rejection of the command.
      if (isFulfilled) return fulfil(job, until);
      const isCartOver = error.code === 'cart-gone' || error.code === 'cart-completed';
      if (isCartOver && !job.delivery.inNewCart) return beginAgain(job, error);
      throw error;
    }
  }

  /**
   * The cart should show that there is nothing to do. A line that was not in our picture may be there all the same: an
   * add that was given up has come true. Then the removal is sent.
   */
  async function fulfil(job: OwnJob, until?: number): Promise<CartResult> {
    const { command } = job.delivery;
    const wasUnseen = command.type === 'remove' && !findLine(base(), command.target);
    const cart = await get();
    const there = wasUnseen && findLine(cart, command.target);
    const effects = effectsOf(command);
    observe({ cart, asked: there ? [] : effects, next: there ? effects : [] });
    if (!there) return settle(job, cart);
    adopt(cart);
    move(job, { at: 'sent', before: cart });
    return tryOnce(job, until);
  }

  async function send(job: OwnJob): Promise<CartResult> {
    const { key, command, at } = job.delivery;
    const requests = requestsFor(command, base());
    const isFresh = storedRevision() === revision;
    // Mark and ledger are written before it is sent: a page that is left now has left word of its request.
    mark();
    expectLate(job.delivery, job.delivery.before);
    const warnings: CartWarning[] = [];
    try {
      let cart: Cart | null = null;
      let rest: CartCommand | null = command;
      for (const request of requests) {
        const answer = await queue.request((signal) => {
          const answered = request(ports, { signal, idempotencyKey: key });
          if (answered) return answered;
          const where = `cart.${command.type}`;
          throw new VitrineError('unsupported', { where, message: 'the adapter does not offer this' });
        });
        ({ cart } = answer);
        warnings.push(...answer.warnings);
        if (request === requests.at(-1)) break;
        observe({ cart, asked: answer.warnings.length > 0 ? null : [] });
        rest = remaining(job.delivery.command, job.delivery.before, cart);
        // The lost request was applied in the meantime.
        if (!rest) break;
        move(job, { at: 'checking', command: rest, before: cart, doubt: 'partly' });
        expectLate(job.delivery, cart);
        adopt(cart);
      }
      const asked = rest ? effectsOf(rest) : [];
      // The answer to a repetition may be the cart of the first time.
      const isOld = at === 'unknown';
      revision = isOld ? undefined : own;
      if (isOld) reread();
      observe({ cart: isOld ? undefined : cart, asked: warnings.length > 0 ? null : asked, answered: key });
      return settle(job, cart, warnings);
    } catch (thrown) {
      revision = isFresh && !toVitrineError(thrown).ambiguous ? own : undefined;
      throw thrown;
    } finally {
      announce();
    }
  }

  /**
   * Reads what there is, and sends what is missing with absolute quantities. This tab keeps its turn until that is
   * done: a change of another tab in between could not be distinguished from what was lost.
   */
  async function check(job: OwnJob, until = clock.now() + checkForMs, lost?: VitrineError): Promise<CartResult> {
    const { command, before, doubt } = job.delivery;
    move(job, { at: 'checking' });
    onChecking();
    try {
      const found = clock.now() < until ? await getStable() : null;
      if (!found) {
        const error = lost ?? new VitrineError('network', { where: 'cart', ambiguous: true });
        move(job, { at: 'rejected', error });
        throw error;
      }
      const { cart } = found;
      const rest = remaining(command, before, cart);
      observe({ cart, asked: [], next: rest ? effectsOf(rest) : [] });
      if (rest || ledger.size > 0) watch();
      if (!rest) return settle(job, cart);
      // From here on the first request counts as not sent. If it is applied late, the ledger has it.
      const isPart = doubt === 'partly' || plainJson(effectsOf(rest)) !== plainJson(effectsOf(command));
      const next = isPart ? 'partly' : command.type === 'add' ? 'none' : 'maybe';
      move(job, { at: 'checking', command: rest, before: cart, key: randomId(), doubt: next });
      adopt(cart);
      return await tryOnce(job, until);
    } finally {
      onChecking();
    }
  }

  /** The cart is gone or paid for: what is added now begins a new one. */
  async function beginAgain(job: OwnJob, error: VitrineError): Promise<CartResult> {
    await reset();
    const lines = base()?.lines ?? [];
    adopt(null);
    if (error.code === 'cart-gone')
      warn(lines.map(({ id, title }) => ({ code: 'line-removed', lineId: id, title, quantity: 0 })));
    if (addedBy(job.delivery.command).length === 0) throw error;
    move(job, { at: 'sent', key: randomId(), before: null, inNewCart: true });
    return tryOnce(job);
  }

  /**
   * It is not tried again. An earlier request may have been applied, or may still be: the last rejection does not
   * settle that.
   */
  function giveUp(job: OwnJob, last: VitrineError): VitrineError {
    const { at, doubt } = job.delivery;
    const isUnanswered = at === 'unknown' || at === 'rejected';
    const isInDoubt = doubt === 'partly' || (isTransient(last) && (isUnanswered || doubt === 'maybe'));
    const error = isInDoubt
      ? new VitrineError(last.code, { ...last, where: 'cart', ambiguous: true, cause: last })
      : last;
    if (isUnanswered) watch();
    if (error.ambiguous || error.code === 'unknown' || error.code === 'line-not-found') reread();
    move(job, { at: 'rejected', error });
    return error;
  }

  return {
    read,
    reset,
    forget,
    job(command: CartCommand): DeliveryJob {
      const job: OwnJob = {
        delivery: { at: 'queued', command, key: randomId(), before: null, doubt: 'none', inNewCart: false },
        attempt: () => attempt(job),
        isFinal: () => job.delivery.at === 'rejected',
        giveUp: (error) => giveUp(job, error),
      };
      return job;
    },
  };
}
