import { pause, type Clock } from '../environment/clock.js';
import { randomId } from '../environment/random-id.js';
import type { KeyValueStorage } from '../environment/storage.js';
import { isTransient } from '../error/transient.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import { addsLines, effectsOf, fulfilledBy, remaining, requestsFor, type CartCommand, type CartPorts, type SendRequest } from './cart-command.js';
import type { Cart, CartResult, CartWarning } from './cart.js';
import { cartFingerprint, emptyCart } from './optimistic-cart.js';
import { expectAnswered, expectLate, ledgerFrom, ledgerText, observe, watchedForMs, withdraw, type Ledger, type Look } from './request-ledger.js';
import type { CartJob, RequestQueue } from './request-queue.js';
import type { TabLink } from './tab-sync.js';

/** A command on its way. What was sent of it is kept, so that a new try begins where the last one ended. */
interface OnItsWay {
  /** What is still to be done. */
  readonly command: CartCommand;
  /** Idempotency key of its request, made before the first try. */
  readonly key: string;
  /** The cart before its request: the only measure of what became of it. */
  readonly before: Cart | null;
  /** What earlier requests of it have done: some of its units are there, or one that is not answered may still make it true. */
  readonly doubt: 'none' | 'partly-applied' | 'may-be-applied';
  /** Its cart was gone, and it has begun a new one. */
  readonly inNewCart: boolean;
}

/** The way of one command to the backend. `docs/decisions/how-a-lost-answer-is-made-good.md` has the diagram. */
export type Delivery =
  /** Waits for its turn or its next try; no request of it is on the way. */
  | (OnItsWay & { readonly at: 'queued' })
  | (OnItsWay & { readonly at: 'sent' })
  /** Its request was not answered. With keys it is sent again; without, the cart is checked. */
  | (OnItsWay & { readonly at: 'unknown' })
  /** The cart is read to learn what became of it, and what is missing is sent. */
  | (OnItsWay & { readonly at: 'checking' })
  | { readonly at: 'settled'; readonly command: CartCommand }
  | { readonly at: 'rejected'; readonly command: CartCommand };

/** A command as a job of the queue. Only the deliverer moves its delivery on. */
export interface DeliveryJob extends CartJob<CartResult> {
  readonly delivery: Delivery;
}

interface OwnJob extends DeliveryJob {
  delivery: Delivery;
}

export interface DeliveryPorts extends CartPorts {
  readonly storage?: KeyValueStorage;
  readonly tabs?: TabLink;
}

export interface DelivererOptions {
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
/** Less than other tabs wait for their turn. */
const checkForMs = 30_000;
/** A late request is looked for so long after it was given up; the last look is the one that ends it in the ledger. */
const looksAfterMs = [10_000, 60_000, watchedForMs + 1_000];

/** Delivers commands, one at a time, and finds out what became of one whose answer was lost. */
export class Deliverer {
  readonly #options: DelivererOptions;
  #ledger: Ledger = new Map();
  /** Where tabs that take turns keep the ledger together, for each other and for the page that comes after this one. */
  #shared: KeyValueStorage | undefined;
  /** The mark of the last change that our picture of the cart contains; `undefined` = none is trusted. */
  #revision: string | null | undefined;
  /** The last mark that this tab has left. */
  #ownRevision: string | null = null;
  #looks: readonly unknown[] = [];

  constructor(options: DelivererOptions) {
    this.#options = options;
    options.queue.signal.addEventListener('abort', () => this.#endLooks());
  }

  job(command: CartCommand): DeliveryJob {
    const job: OwnJob = {
      delivery: { at: 'queued', command, key: randomId(), before: null, doubt: 'none', inNewCart: false },
      attempt: () => this.#attempt(job),
      isFinal: () => job.delivery.at === 'rejected',
      giveUp: (error) => this.#giveUp(job, error),
    };
    return job;
  }

  /** Reads the cart. */
  async read(ports: DeliveryPorts, next: Look['next'] = []): Promise<Cart | null> {
    this.#share(ports);
    const cart = await this.#get(ports);
    this.#observe(ports, { cart, asked: [], next });
    return cart;
  }

  /** Begins a new cart. */
  async reset(ports: DeliveryPorts): Promise<void> {
    this.#share(ports);
    await this.#options.queue.request((signal) => ports.cart.reset({ signal }));
    this.#update(() => new Map());
    ports.tabs?.announce?.();
  }

  async #attempt(job: OwnJob): Promise<CartResult> {
    const ports = await this.#options.backend();
    this.#share(ports);
    const delivery = onItsWay(job);
    const revision = ports.storage?.get(revisionKey) ?? null;
    const isKeyed = ports.cart.idempotency === 'key';
    // The attributes are written whole: on top of what another tab has written since, that is no longer the same request.
    const rewrites = delivery.command.type === 'set-attributes';
    if (job.delivery.at === 'unknown') {
      if (!isKeyed || (rewrites && revision !== this.#ownRevision)) return this.#check(ports, job);
      return this.#try(ports, job);
    }
    if (revision !== this.#revision && (!isKeyed || rewrites)) {
      this.#options.adopt(await this.read(ports, effectsOf(delivery.command)));
    }
    job.delivery = { ...delivery, at: 'sent', before: this.#options.base() };
    return this.#try(ports, job);
  }

  async #try(ports: DeliveryPorts, job: OwnJob): Promise<CartResult> {
    try {
      return await this.#send(ports, job, requestsFor(job.delivery.command, this.#options.base()));
    } catch (thrown) {
      const error = toVitrineError(thrown, 'cart');
      const delivery = onItsWay(job);
      const isUnanswered = error.ambiguous || job.delivery.at === 'unknown';
      const { type } = delivery.command;
      const isFulfilled = error.code === fulfilledBy[type] && (isUnanswered || type === 'remove');
      if (isUnanswered || isFulfilled) job.delivery = { ...delivery, at: 'unknown' };
      else this.#requeue(job, error);
      if (error.ambiguous && ports.cart.idempotency === 'none') return this.#check(ports, job, error);
      if (!error.ambiguous && isFulfilled) return this.#readResult(ports, job);
      if ((error.code === 'cart-gone' || error.code === 'cart-completed') && !delivery.inNewCart) return this.#beginAgain(ports, job, error);
      throw error;
    }
  }

  async #send(ports: DeliveryPorts, job: OwnJob, requests: readonly SendRequest[]): Promise<CartResult> {
    const { queue, adopt, reread } = this.#options;
    const { storage, tabs } = ports;
    const isRepeated = job.delivery.at === 'unknown';
    const isFresh = (storage?.get(revisionKey) ?? null) === this.#revision;
    // Mark and ledger are written before it is sent: a page that is left now has left word of its request.
    this.#mark(storage);
    const { key, before, command } = onItsWay(job);
    this.#expect(onItsWay(job), before);
    try {
      let result = resultOf(before, null);
      let rest: CartCommand | null = command;
      for (const [at, send] of requests.entries()) {
        const { cart, warnings } = await queue.request((signal) => send(ports, { signal, idempotencyKey: key }));
        result = { cart, warnings: [...result.warnings, ...warnings] };
        if (at === requests.length - 1) break;
        this.#observe(ports, { cart, asked: warnings.length > 0 ? null : [] });
        const delivery = onItsWay(job);
        rest = remaining(delivery.command, delivery.before, cart);
        // The lost request was applied in the meantime.
        if (!rest) break;
        job.delivery = { ...delivery, at: 'checking', command: rest, before: cart, doubt: 'partly-applied' };
        this.#expect(onItsWay(job), cart);
        adopt(cart);
      }
      const asked = rest ? effectsOf(rest) : [];
      if (isRepeated) {
        // The answer to a repetition may be the cart of the first time.
        this.#revision = undefined;
        this.#update((ledger) => expectAnswered(ledger, key, asked));
        reread();
      } else {
        this.#revision = this.#ownRevision;
        this.#observe(ports, { cart: result.cart, asked: result.warnings.length > 0 ? null : asked, answered: key }, isFresh);
      }
      return settle(job, result);
    } catch (thrown) {
      this.#revision = isFresh && !toVitrineError(thrown).ambiguous ? this.#ownRevision : undefined;
      throw thrown;
    } finally {
      tabs?.announce?.();
    }
  }

  /**
   * Reads what there is, and sends what is missing with absolute quantities. This tab keeps its turn until that is done: a change of
   * another tab in between could not be told from what was lost.
   */
  async #check(ports: DeliveryPorts, job: OwnJob, lost?: VitrineError): Promise<CartResult> {
    const { clock, adopt, onChecking } = this.#options;
    const until = clock.now() + checkForMs;
    try {
      for (;;) {
        const delivery = onItsWay(job);
        const { command, before } = delivery;
        job.delivery = { ...delivery, at: 'checking' };
        onChecking();
        const found = clock.now() < until ? await this.#getStable(ports) : null;
        if (!found) {
          job.delivery = { at: 'rejected', command };
          throw lost ?? new VitrineError('network', { where: 'cart', ambiguous: true, message: 'the cart cannot be read to check the last request' });
        }
        const { cart } = found;
        const rest = remaining(command, before, cart);
        this.#observe(ports, { cart, asked: [], next: rest ? effectsOf(rest) : [] });
        if (rest || this.#ledger.size > 0) this.#watch();
        if (!rest) return settle(job, resultOf(cart, before));
        // From here on the first request counts as not sent. If it is applied late, the ledger has it.
        const isPart = unitsAdded(rest) < unitsAdded(command) || delivery.doubt === 'partly-applied';
        const doubt = isPart ? 'partly-applied' : command.type === 'add' ? 'none' : 'may-be-applied';
        job.delivery = { ...delivery, at: 'checking', command: rest, before: cart, key: randomId(), doubt };
        adopt(cart);
        try {
          return await this.#send(ports, job, requestsFor(rest, cart));
        } catch (thrown) {
          const error = toVitrineError(thrown, 'cart');
          if (error.code === fulfilledBy[rest.type]) return await this.#readResult(ports, job);
          if (!error.ambiguous) {
            this.#requeue(job, error);
            throw error;
          }
          lost = error;
        }
      }
    } finally {
      onChecking();
    }
  }

  /** The backend has rejected it, and nothing of this request is on the way; unless the page is being left. */
  #requeue(job: OwnJob, { code }: VitrineError): void {
    const delivery = onItsWay(job);
    job.delivery = { ...delivery, at: 'queued' };
    if (code !== 'aborted') this.#update((ledger) => withdraw(ledger, delivery.key));
  }

  /** It has come true. The cart is still to be read, and a read that fails is no rejection of the command. */
  async #readResult(ports: DeliveryPorts, job: OwnJob): Promise<CartResult> {
    const before = this.#options.base();
    job.delivery = { ...onItsWay(job), at: 'unknown' };
    const cart = await this.#get(ports);
    this.#observe(ports, { cart, asked: [] });
    return settle(job, resultOf(cart, before));
  }

  /** The cart is gone or paid for: what is added now begins a new one. */
  async #beginAgain(ports: DeliveryPorts, job: OwnJob, error: VitrineError): Promise<CartResult> {
    const { base, adopt, warn } = this.#options;
    await this.reset(ports);
    const gone = error.code === 'cart-gone' ? (base()?.lines ?? []) : [];
    adopt(null);
    warn(gone.map(({ id, title }) => ({ code: 'line-removed', lineId: id, title, quantity: 0 })));
    const delivery = onItsWay(job);
    if (!addsLines(delivery.command)) throw error;
    job.delivery = { ...delivery, at: 'sent', key: randomId(), before: null, inNewCart: true };
    return this.#try(ports, job);
  }

  /** It is not tried again. An earlier request may have been applied, or may still be: the last rejection does not settle that. */
  #giveUp(job: OwnJob, error: VitrineError): VitrineError {
    const { delivery } = job;
    const isUnanswered = delivery.at === 'unknown' || delivery.at === 'rejected';
    const doubt = 'doubt' in delivery ? delivery.doubt : 'none';
    const isInDoubt = doubt === 'partly-applied' || (isTransient(error) && (isUnanswered || doubt === 'may-be-applied'));
    job.delivery = { at: 'rejected', command: delivery.command };
    if (error.code === 'aborted') return error;
    if ('key' in delivery && isUnanswered) this.#expect(delivery, this.#options.base());
    if (isUnanswered) this.#watch();
    if (isUnanswered || doubt !== 'none' || error.code === 'unknown' || error.code === 'line-not-found') this.#options.reread();
    return isInDoubt && !error.ambiguous ? new VitrineError(error.code, { ...error, where: 'cart', ambiguous: true, cause: error }) : error;
  }

  /** Reads the cart, and notes whose change was the last. */
  async #get({ cart, storage }: DeliveryPorts, limitMs?: number): Promise<Cart | null> {
    const revision = storage?.get(revisionKey) ?? null;
    const found = await this.#options.queue.request((signal) => cart.get({ signal }), limitMs);
    this.#revision = revision;
    return found;
  }

  /** Reads until two reads two seconds apart agree, ten seconds at most; then the last one has to do. `null` = none was answered. */
  async #getStable(ports: DeliveryPorts): Promise<{ readonly cart: Cart | null } | null> {
    const { clock, queue } = this.#options;
    const until = clock.now() + readForMs;
    let last: { readonly cart: Cart | null } | null = null;
    for (;;) {
      try {
        const next = { cart: await this.#get(ports, Math.max(agreeAfterMs, until - clock.now())) };
        if (last && cartFingerprint(last.cart) === cartFingerprint(next.cart)) return next;
        last = next;
      } catch {
        // A read that fails says nothing.
      }
      if (queue.signal.aborted || clock.now() + agreeAfterMs > until) return last;
      await pause(clock, agreeAfterMs, queue.signal);
    }
  }

  #mark(storage: KeyValueStorage | undefined): void {
    this.#ownRevision = storage ? randomId() : null;
    storage?.set(revisionKey, this.#ownRevision ?? '');
  }

  /** A late request leaves no mark of its own: with this one, the other tabs know that their cart is out of date. */
  #markSurprise({ storage, tabs }: DeliveryPorts): void {
    this.#mark(storage);
    this.#revision = this.#ownRevision;
    tabs?.announce?.();
  }

  #share({ tabs, storage }: DeliveryPorts): void {
    this.#shared = tabs?.locks && storage;
  }

  /** Another tab may have written since: what is stored is read, changed and written in one go. */
  #update(change: (ledger: Ledger) => Ledger): void {
    const text = this.#shared?.get(ledgerKey) ?? null;
    this.#ledger = change(this.#shared ? ledgerFrom(text, this.#ledger, this.#options.clock.now()) : this.#ledger);
    const next = ledgerText(this.#ledger);
    if (next !== (text ?? '[]')) this.#shared?.set(ledgerKey, next);
  }

  #expect({ key, command }: OnItsWay, base: Cart | null): void {
    this.#update((ledger) => expectLate(ledger, key, effectsOf(command, base), base, this.#options.clock.now()));
  }

  #observe(ports: DeliveryPorts, look: Omit<Look, 'now' | 'alone'>, isFresh = true): void {
    const { clock, warn } = this.#options;
    const alone = isFresh && ports.cart.idempotency === 'none';
    this.#update((before) => {
      const { ledger, warnings } = observe(before, { ...look, now: clock.now(), alone });
      warn(warnings);
      if (warnings.length > 0) this.#markSurprise(ports);
      return ledger;
    });
    // A page that was opened just now finds what the one before has left.
    if (this.#ledger.size > 0 && this.#looks.length === 0) this.#watch();
  }

  #watch(): void {
    const { clock, queue, reread } = this.#options;
    this.#endLooks();
    if (!queue.signal.aborted) this.#looks = looksAfterMs.map((afterMs) => clock.setTimeout(reread, afterMs));
  }

  #endLooks(): void {
    for (const look of this.#looks) this.#options.clock.clearTimeout(look);
  }
}

function onItsWay({ delivery }: OwnJob): OnItsWay {
  if (delivery.at === 'settled' || delivery.at === 'rejected') throw new VitrineError('unknown', { where: 'cart', message: 'the delivery has ended' });
  return delivery;
}

function settle(job: OwnJob, result: CartResult): CartResult {
  job.delivery = { at: 'settled', command: job.delivery.command };
  return result;
}

const unitsAdded = (command: CartCommand): number => effectsOf(command).reduce((sum, { plus = 0 }) => sum + plus, 0);

/** A cart that is gone is an empty one to whoever asked for the removal of its last line. */
function resultOf(cart: Cart | null, before: Cart | null): CartResult {
  return { cart: cart ?? emptyCart(before?.subtotal.money ?? { amount: 0, currency: 'XXX', exponent: 2 }), warnings: [] };
}
