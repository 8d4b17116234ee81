import { VitrineError } from '@vitrine/core';

/** What `promise` brings, or `aborted` as soon as the signal ends: for work that goes on for others, or does not hear signals itself. */
export function heard<T>(promise: Promise<T>, signal: AbortSignal | undefined, ambiguous = false): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new VitrineError('aborted', { ambiguous }));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    promise.then(resolve, reject).finally(() => signal?.removeEventListener('abort', stop));
  });
}
