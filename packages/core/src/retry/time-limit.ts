import type { Clock } from '../environment/clock.js';
import { deferred } from '../environment/deferred.js';
import { VitrineError } from '../error/vitrine-error.js';

/** How long anybody waits for one call of an adapter, and for its repetitions before the last one. */
export const callLimitMs = 30_000;

export interface TimeLimitOptions {
  readonly clock: Clock;
  readonly where: string;
  /** Ends the call before its time, with `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** The call may have changed something although no answer came. */
  readonly ambiguous?: boolean;
  readonly limitMs?: number | undefined;
}

/** Rejects with `timeout` when a call is not answered in time. Its signal aborts then; a later answer is dropped. */
export async function withinTime<T>(
  { clock, where, signal, ambiguous = false, limitMs = callLimitMs }: TimeLimitOptions,
  call: (signal: AbortSignal) => T | PromiseLike<T>,
): Promise<T> {
  const limit = new AbortController();
  const over = deferred<never>();
  const end = (code: 'timeout' | 'aborted'): void => {
    over.reject(new VitrineError(code, { where, ambiguous }));
    limit.abort();
  };
  const stop = (): void => end('aborted');
  const timer = clock.setTimeout(() => end('timeout'), limitMs);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    return await Promise.race([over.promise, (async () => call(limit.signal))()]);
  } finally {
    clock.clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
