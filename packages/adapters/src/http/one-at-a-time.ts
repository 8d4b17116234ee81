import { VitrineError, type CallOptions } from '@vitrine/core';

/**
 * Runs one after the other, in the order of the calls: backends that read, change and write a cart lose one of two parallel changes. Whose
 * signal ends before its turn is `aborted` at once, and nothing is sent; from then on the run itself hears it.
 */
export function oneAtATime(): <T>(run: () => Promise<T>, options?: CallOptions) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run, { signal } = {}) =>
    new Promise((resolve, reject) => {
      const leave = (): void => reject(new VitrineError('aborted'));
      signal?.addEventListener('abort', leave);
      if (signal?.aborted) leave();
      const mine = last.then(() => {
        signal?.removeEventListener('abort', leave);
        if (!signal?.aborted) return run().then(resolve);
      });
      last = mine.catch(reject);
    });
}
