import { pause, type Clock } from '../environment/clock.js';
import { deferred, type Deferred } from '../environment/deferred.js';
import type { OnlineSignal } from '../environment/online.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import { createRetry, longestRetryAfterMs, retryAfterMs, type Retry } from '../retry/retry.js';
import type { TabLink } from './tab-sync.js';

/** How the tabs take turns. */
export interface TurnOptions {
  /** Absent = tabs do not wait for each other. */
  readonly tabs: TabLink | undefined;
  /** A tab that sleeps on its turn is not waited for any longer than this. */
  readonly giveUpAfterMs: number;
}

export interface RequestQueueOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly online: OnlineSignal;
  /** Known once the adapter is connected. */
  readonly turns: () => Promise<TurnOptions>;
  /** A request waits for the network, or no longer does. */
  readonly onWaiting: (offline: boolean) => void;
  readonly onIdle: () => void;
}

/** One thing to do with the cart. */
export interface CartJob<T> {
  /** One try, alone on this cart. Called again after a transient failure: the job knows what it has sent. */
  attempt(): Promise<T>;
  /** A repetition would not help, or would do harm. */
  isFinal?(error: VitrineError): boolean;
  /** It is not tried again: answers the error for whoever waits. */
  giveUp?(error: VitrineError): VitrineError;
}

interface QueuedJob extends Deferred<unknown> {
  readonly job: CartJob<unknown>;
}

const triesAtMost = 6;
const requestLimitMs = 30_000;

/**
 * The one way to a cart: jobs run one after the other, whatever port they belong to, and tabs take turns. What may be repeated is
 * repeated with full jitter; while there is no network, or the backend has asked for a pause, nothing is sent.
 */
export class RequestQueue {
  readonly #options: RequestQueueOptions;
  readonly #ended = new AbortController();
  readonly #jobs: QueuedJob[] = [];
  readonly #retry: Retry;
  #current: QueuedJob | null = null;
  /** `Retry-After` of the last answer that had one, as a time of the clock. */
  #notBefore = 0;

  constructor(options: RequestQueueOptions) {
    this.#options = options;
    const { clock, random } = options;
    this.#retry = createRetry({ clock, random, signal: this.signal, tries: triesAtMost, where: 'cart' });
  }

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  get idle(): boolean {
    return this.#current === null && this.#jobs.length === 0;
  }

  /** Whether this job has not begun. */
  isWaiting(job: CartJob<unknown>): boolean {
    return this.#jobs.some((queued) => queued.job === job);
  }

  run<T>(job: CartJob<T>): Promise<T> {
    const queued: QueuedJob = { job, ...deferred<unknown>() };
    if (this.signal.aborted) queued.reject(new VitrineError('aborted', { where: 'cart' }));
    else {
      this.#jobs.push(queued);
      void this.#pump();
    }
    return queued.promise as Promise<T>;
  }

  /** Takes a job out that has not begun. Its promise stays open: the caller lets another job answer for it. */
  drop(job: CartJob<unknown>): boolean {
    const at = this.#jobs.findIndex((queued) => queued.job === job);
    if (at >= 0) this.#jobs.splice(at, 1);
    return at >= 0;
  }

  /** One request, inside a job: not while offline or asked to wait, and never longer than `limitMs`. */
  async request<T>(send: (signal: AbortSignal) => Promise<T>, limitMs = requestLimitMs): Promise<T> {
    await this.#ready();
    const { clock } = this.#options;
    const limit = new AbortController();
    const over = deferred<never>();
    const end = (): void => {
      const { aborted } = this.signal;
      over.reject(new VitrineError(aborted ? 'aborted' : 'timeout', { where: 'cart', ambiguous: !aborted }));
      limit.abort();
    };
    const timer = clock.setTimeout(end, limitMs);
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
    for (const queued of this.#jobs.splice(0)) queued.reject(new VitrineError('aborted', { where: 'cart' }));
  }

  async #pump(): Promise<void> {
    if (this.#current) return;
    const next = this.#jobs.shift();
    if (!next) return this.#options.onIdle();
    this.#current = next;
    const { job } = next;
    const attempt = async (): Promise<unknown> => {
      await this.#ready();
      return this.#inTurn(() => job.attempt());
    };
    try {
      next.resolve(await this.#retry(attempt, (error) => job.isFinal?.(error) ?? false));
    } catch (thrown) {
      const error = toVitrineError(thrown, 'cart');
      next.reject(job.giveUp?.(error) ?? error);
    }
    // Whoever waits for this job may queue another one first.
    await next.promise.catch(() => {});
    this.#current = null;
    void this.#pump();
  }

  /** Waits for the network, and for the end of a pause that the backend has asked for. */
  async #ready(): Promise<void> {
    const { clock, online, onWaiting } = this.#options;
    while (!this.signal.aborted) {
      if (!online.isOnline()) {
        onWaiting(true);
        await this.#untilOnline();
        continue;
      }
      onWaiting(false);
      const waitMs = this.#notBefore - clock.now();
      if (waitMs <= 0) return;
      await pause(clock, waitMs, this.signal);
    }
    throw new VitrineError('aborted', { where: 'cart' });
  }

  async #untilOnline(): Promise<void> {
    const { online } = this.#options;
    const back = deferred<void>();
    const end = (): void => back.resolve();
    const stop = online.onOnline(end);
    this.signal.addEventListener('abort', end);
    // It may have come back in the meantime.
    if (online.isOnline()) end();
    await back.promise;
    this.signal.removeEventListener('abort', end);
    stop();
  }

  async #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const { tabs, giveUpAfterMs } = await this.#options.turns();
    if (!tabs?.locks) return run();
    const { clock } = this.#options;
    const waiting = new AbortController();
    const timer = clock.setTimeout(() => waiting.abort(), giveUpAfterMs);
    let begun = false;
    try {
      return await tabs.locks.request(tabs.lock, { signal: waiting.signal }, () => {
        begun = true;
        clock.clearTimeout(timer);
        return run();
      });
    } catch (thrown) {
      if (begun) throw thrown;
      // The browser has no locks here (opaque origins), or another tab sleeps on its turn.
      return await run();
    } finally {
      clock.clearTimeout(timer);
    }
  }
}
