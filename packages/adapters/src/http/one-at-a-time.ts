import { VitrineError, type CallOptions } from '@vitrine/core';

/**
 * Runs tasks one after the other, in the order of the calls: a backend that reads, changes and writes a cart loses one
 * of two parallel changes. A task whose signal aborts before its turn rejects with `aborted` at once and sends nothing;
 * once it runs, the task itself follows its signal.
 */
export function oneAtATime(): <T>(run: () => Promise<T>, options?: CallOptions) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run, { signal } = {}) =>
    new Promise((resolve, reject) => {
      const leave = (): void => reject(new VitrineError('aborted'));
      signal?.addEventListener('abort', leave);
      if (signal?.aborted) leave();
      const turn = last.then(() => {
        signal?.removeEventListener('abort', leave);
        if (!signal?.aborted) return run().then(resolve);
      });
      last = turn.catch(reject);
    });
}
