import { pause, type Clock } from '../environment/clock.js';
import { isTransient } from '../error/transient.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';

/** A longer `Retry-After` is not waited for: the caller gets the error, and the shopper may ask again. */
export const longestRetryAfterMs = 30_000;

/** How long the backend asks us to wait; not above 0 = it did not say, or not in a number. */
export const retryAfterMs = ({ retryAfter = 0 }: VitrineError): number =>
  Number.isFinite(retryAfter) ? retryAfter : 0;

export interface RetryOptions {
  readonly clock: Clock;
  /** 0 to 1, for the jitter. */
  readonly random: () => number;
  /** Ends the waiting; what is tried then fails with `aborted`. */
  readonly signal: AbortSignal;
  /** Tries at most, the first one included. */
  readonly tries: number;
  /** For the message of errors. */
  readonly where: string;
}

/**
 * Tries until it succeeds or fails for good. `isFinal`: the caller knows that a repetition would not help, or would do
 * harm.
 */
export type Retry = <T>(attempt: () => Promise<T>, isFinal?: (error: VitrineError) => boolean) => Promise<T>;

/**
 * The one loop that repeats requests in core, and the one place that counts their tries: the cart's queue, the catalog
 * and the connection differ in `tries` only. Failures in a row count over all calls, so that a shop that is down is not
 * hammered by every new request.
 */
export function createRetry({ clock, random, signal, tries, where }: RetryOptions): Retry {
  let failures = 0;
  return async (attempt, isFinal) => {
    for (let tried = 1; ; tried++) {
      try {
        const result = await attempt();
        failures = 0;
        return result;
      } catch (thrown) {
        const error = toVitrineError(thrown, where);
        failures = isTransient(error) ? failures + 1 : 0;
        const over = failures === 0 || tried >= tries || retryAfterMs(error) > longestRetryAfterMs;
        if (over || signal.aborted || isFinal?.(error)) throw error;
        // Full jitter: anything from 0 to the ceiling, which doubles with every failure in a row, from 500 ms to 30 s.
        const backOffMs = random() * Math.min(30_000, 250 * 2 ** failures);
        await pause(clock, Math.max(retryAfterMs(error), backOffMs), signal);
        if (signal.aborted) throw new VitrineError('aborted', { where });
      }
    }
  };
}
