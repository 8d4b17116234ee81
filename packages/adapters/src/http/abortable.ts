import { VitrineError } from '@vitrine/core';

/**
 * Settles as `promise` does, or rejects with `aborted` as soon as the signal aborts: for work that goes on for other
 * callers, or that takes no signal itself. `ambiguous` when the work may still change something.
 */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined, ambiguous = false): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new VitrineError('aborted', { ambiguous }));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    promise.then(resolve, reject).finally(() => signal?.removeEventListener('abort', stop));
  });
}
