import { pause, type Clock } from '../environment/clock.js';
import { deferred, type Deferred } from '../environment/deferred.js';
import type { OnlineSignal } from '../environment/online.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import { createRetry, longestRetryAfterMs, retryAfterMs, type Retry } from '../retry/retry.js';
import type { TabLink } from './tab-link.js';

/** How this tab takes its turn. */
export interface Turns {
  /** Absent = tabs are not serialised. */
  readonly tabs: TabLink | undefined;
  /** Milliseconds after which a tab that sleeps on its turn is not waited for any longer. */
  readonly patience: number;
}

export interface CartQueueOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly online: OnlineSignal;
  /** Known once the adapter is connected. */
  readonly turns: () => Promise<Turns>;
  /** A request waits for the network, or no longer does. */
  readonly onWaiting: (offline: boolean) => void;
  readonly onIdle: () => void;
}

/** One thing to do with the cart. */
export interface CartJob<T> {
  /** One try, alone on this cart. May be called again after a failure that can be repeated: the job knows what it sent. */
  attempt(): Promise<T>;
  /** The job knows that a repetition would not help, or would do harm. */
  isFinal?(error: VitrineError): boolean;
  /** It is not tried again: the error for whoever waits. */
  giveUp?(error: VitrineError): VitrineError;
}

interface Waiting extends Deferred<unknown> {
  readonly job: CartJob<unknown>;
}

/** A wish is tried six times at most. */
const TRIES = 6;
const CALL_LIMIT = 30_000;

/**
 * The one way to a cart: jobs run one after the other, whatever port they belong to, and tabs take turns. What may be repeated
 * is repeated, six tries at most, with full jitter; while there is no network, or the backend asked for a pause, nothing is sent. Whoever
 * would have to wait longer than 30 s is refused.
 */
export class CartQueue {
  readonly #options: CartQueueOptions;
  readonly #ended = new AbortController();
  readonly #jobs: Waiting[] = [];
  readonly #retry: Retry;
  #busy: Waiting | null = null;
  #notBefore = 0;

  constructor(options: CartQueueOptions) {
    this.#options = options;
    this.#retry = createRetry({ clock: options.clock, random: options.random, signal: this.signal, tries: TRIES, where: 'cart' });
  }

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  get idle(): boolean {
    return this.#busy === null && this.#jobs.length === 0;
  }

  /** Whether this job has not been begun. */
  waits(job: CartJob<unknown>): boolean {
    return this.#jobs.some((waiting) => waiting.job === job);
  }

  run<T>(job: CartJob<T>): Promise<T> {
    const waiting: Waiting = { job, ...deferred<unknown>() };
    if (this.signal.aborted) waiting.reject(new VitrineError('aborted', { where: 'cart' }));
    else {
      this.#jobs.push(waiting);
      void this.#pump();
    }
    return waiting.promise as Promise<T>;
  }

  /** Takes a job out that has not begun; its promise is left to the caller, who makes another job answer for it. */
  drop(job: CartJob<unknown>): boolean {
    const at = this.#jobs.findIndex((waiting) => waiting.job === job);
    if (at >= 0) this.#jobs.splice(at, 1);
    return at >= 0;
  }

  /** One request, inside a job: not while offline or asked to wait, and never longer than 30 s. */
  async call<T>(send: (signal: AbortSignal) => Promise<T>, longest = CALL_LIMIT): Promise<T> {
    await this.#ready();
    const { clock } = this.#options;
    const limit = new AbortController();
    const over = deferred<never>();
    const end = (): void => {
      over.reject(this.signal.aborted ? new VitrineError('aborted', { where: 'cart' }) : new VitrineError('timeout', { where: 'cart', ambiguous: true }));
      limit.abort();
    };
    const timer = clock.setTimeout(end, longest);
    this.signal.addEventListener('abort', end);
    if (this.signal.aborted) end();
    try {
      return await Promise.race([over.promise, send(limit.signal)]);
    } catch (thrown) {
      const error = toVitrineError(thrown, 'cart');
      this.#notBefore = Math.max(this.#notBefore, clock.now() + Math.min(longestRetryAfterMs, retryAfterMs(error)));
      throw error;
    } finally {
      clock.clearTimeout(timer);
      this.signal.removeEventListener('abort', end);
    }
  }

  dispose(): void {
    this.#ended.abort();
    for (const waiting of this.#jobs.splice(0)) waiting.reject(new VitrineError('aborted', { where: 'cart' }));
  }

  async #pump(): Promise<void> {
    if (this.#busy) return;
    const next = this.#jobs.shift();
    if (!next) return this.#options.onIdle();
    this.#busy = next;
    const { job } = next;
    const attempt = async (): Promise<unknown> => {
      await this.#ready();
      return this.#alone(() => job.attempt());
    };
    try {
      next.resolve(await this.#retry(attempt, (error) => job.isFinal?.(error) ?? false));
    } catch (thrown) {
      const error = toVitrineError(thrown, 'cart');
      next.reject(job.giveUp?.(error) ?? error);
    }
    // what the settled job leads to comes first: it may queue more
    await next.promise.catch(() => {});
    this.#busy = null;
    void this.#pump();
  }

  /** Waits for the network and for the end of a pause the backend asked for. */
  async #ready(): Promise<void> {
    const { clock, online, onWaiting } = this.#options;
    while (!this.signal.aborted) {
      if (!online.isOnline()) {
        onWaiting(true);
        const back = deferred<void>();
        const stop = online.onOnline(() => back.resolve());
        const end = (): void => back.resolve();
        this.signal.addEventListener('abort', end);
        // it may have come back while we were asking
        if (online.isOnline()) back.resolve();
        await back.promise;
        this.signal.removeEventListener('abort', end);
        stop();
        continue;
      }
      onWaiting(false);
      const wait = this.#notBefore - clock.now();
      if (wait <= 0) return;
      await pause(clock, wait, this.signal);
    }
    throw new VitrineError('aborted', { where: 'cart' });
  }

  async #alone<T>(run: () => Promise<T>): Promise<T> {
    const { tabs, patience: longest } = await this.#options.turns();
    if (!tabs?.locks) return run();
    const { clock } = this.#options;
    const patience = new AbortController();
    const timer = clock.setTimeout(() => patience.abort(), longest);
    let begun = false;
    try {
      return await tabs.locks.request(tabs.lock, { signal: patience.signal }, () => {
        begun = true;
        clock.clearTimeout(timer);
        return run();
      });
    } catch (thrown) {
      if (begun) throw thrown;
      return await run(); // refused (opaque origins) or not granted in time
    } finally {
      clock.clearTimeout(timer);
    }
  }
}
