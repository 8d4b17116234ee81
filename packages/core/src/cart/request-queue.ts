import { pause, type Clock } from '../environment/clock.js';
import { deferred, type Deferred } from '../environment/deferred.js';
import type { OnlineSignal } from '../environment/online.js';
import type { TabLink } from '../environment/tabs.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import { createRetry, longestRetryAfterMs, retryAfterMs } from '../retry/retry.js';
import { withinTime } from '../retry/time-limit.js';

export interface RequestQueueOptions {
  readonly clock: Clock;
  readonly random: () => number;
  readonly online: OnlineSignal;
  /**
   * Known once the adapter is connected. Without `tabs` nobody takes turns; one that sleeps on its turn is waited for
   * so long.
   */
  readonly turns: () => Promise<{ readonly tabs: TabLink | undefined; readonly giveUpAfterMs: number }>;
  /** A request waits for the network, or no longer does. */
  readonly onWaiting: (offline: boolean) => void;
}

/** One thing to do with the cart. */
export interface CartJob<T> {
  /** One try, alone on this cart. Called again after a transient failure: the job knows what it has sent. */
  readonly attempt: () => Promise<T>;
  /** A repetition would not help, or would do harm. */
  readonly isFinal?: (error: VitrineError) => boolean;
  /** Called when it is not tried again. Returns the error that its caller gets. */
  readonly giveUp?: (error: VitrineError) => VitrineError;
}

interface QueuedJob extends Deferred<unknown> {
  readonly job: CartJob<unknown>;
}

const triesAtMost = 6;
export type RequestQueue = ReturnType<typeof createRequestQueue>;

/**
 * The one way to a cart: jobs run one after the other, whatever port they belong to, and tabs take turns. What may be
 * repeated is repeated with full jitter; while there is no network, or the backend has asked for a pause, nothing is
 * sent.
 */
export function createRequestQueue({ clock, random, online, turns, onWaiting }: RequestQueueOptions) {
  const ended = new AbortController();
  const { signal } = ended;
  const retry = createRetry({ clock, random, signal, tries: triesAtMost, where: 'cart' });
  let jobs: QueuedJob[] = [];
  let isRunning = false;
  /** `Retry-After` of the answers so far, as a time of the clock. */
  let notBefore = 0;

  const idlers: (() => void)[] = [];

  const endIdle = (): void => idlers.splice(0).forEach((idle) => idle());
  const isIdle = (): boolean => !isRunning && jobs.length === 0;
  const aborted = (): VitrineError => new VitrineError('aborted', { where: 'cart' });
  const isWaiting = (job: CartJob<unknown>): boolean => jobs.some((queued) => queued.job === job);

  async function pump(): Promise<void> {
    if (isRunning) return;
    const next = jobs.shift();
    if (!next) return endIdle();
    isRunning = true;
    const { job } = next;
    const attempt = async (): Promise<unknown> => {
      await ready();
      return inTurn(job.attempt);
    };
    try {
      next.resolve(await retry(attempt, job.isFinal));
    } catch (thrown) {
      const error = toVitrineError(thrown, 'cart');
      next.reject(job.giveUp?.(error) ?? error);
    }
    // Whoever waits for this job may queue another one first.
    await next.promise.catch(() => {});
    isRunning = false;
    void pump();
  }

  /** Waits for the network, and for the end of a pause that the backend has asked for. */
  async function ready(): Promise<void> {
    while (!signal.aborted) {
      const isOnline = online.isOnline();
      onWaiting(!isOnline);
      const waitMs = notBefore - clock.now();
      if (!isOnline) await untilOnline();
      else if (waitMs > 0) await pause(clock, waitMs, signal);
      else return;
    }
    throw aborted();
  }

  async function untilOnline(): Promise<void> {
    const back = deferred<void>();
    const stop = online.onOnline(() => back.resolve());
    signal.addEventListener('abort', () => back.resolve());
    // It may have come back in the meantime.
    if (!online.isOnline()) await back.promise;
    stop();
  }

  async function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const { tabs, giveUpAfterMs } = await turns();
    if (!tabs?.locks) return run();
    const waiting = new AbortController();
    const timer = clock.setTimeout(() => waiting.abort(), giveUpAfterMs);
    let begun = false;
    const begin = (): Promise<T> => {
      begun = true;
      clock.clearTimeout(timer);
      return run();
    };
    try {
      return await tabs.locks.request(tabs.lock, { signal: waiting.signal }, begin);
    } catch (thrown) {
      if (begun) throw thrown;
      // The browser has no locks here (opaque origins), or another tab sleeps on its turn.
      return begin();
    }
  }

  /** One request, inside a job: not while offline or asked to wait, and never longer than `limitMs`. */
  async function request<T>(send: (signal: AbortSignal) => Promise<T>, limitMs?: number): Promise<T> {
    await ready();
    try {
      return await withinTime({ clock, where: 'cart', signal, ambiguous: true, limitMs }, send);
    } catch (thrown) {
      const error = toVitrineError(thrown, 'cart');
      notBefore = Math.max(notBefore, clock.now() + Math.min(longestRetryAfterMs, retryAfterMs(error)));
      throw error;
    }
  }

  return {
    signal,
    request,
    isIdle,
    /** Resolves when no job is left. */
    settled: (): Promise<void> => (isIdle() ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))),
    /** Whether this job has not begun. */
    isWaiting,
    run<T>(job: CartJob<T>): Promise<T> {
      if (signal.aborted) return Promise.reject(aborted());
      const queued: QueuedJob = { job, ...deferred<unknown>() };
      jobs.push(queued);
      void pump();
      return queued.promise as Promise<T>;
    },
    /** Takes a job out that has not begun. Its promise stays open: the caller lets another job answer for it. */
    drop(job: CartJob<unknown>): void {
      jobs = jobs.filter((queued) => queued.job !== job);
    },
    dispose(): void {
      ended.abort();
      for (const queued of jobs) queued.reject(aborted());
      jobs = [];
      endIdle();
    },
  };
}
