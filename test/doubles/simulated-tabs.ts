import type { Locks } from '@vitrine/core';
import type { TestClock } from './test-clock.js';

/** What tabs of one browser share: a lock, a channel, a storage. */
export class SimulatedBrowser {
  readonly clock: TestClock;
  readonly values = new Map<string, string>();
  #queue: Promise<unknown> = Promise.resolve();
  #listeners = new Map<string, () => void>();

  constructor(clock: TestClock) {
    this.clock = clock;
  }

  readonly storage = {
    get: (key: string): string | null => this.values.get(key) ?? null,
    set: (key: string, value: string): void => void this.values.set(key, value),
    remove: (key: string): void => void this.values.delete(key),
  };

  readonly locks = {
    request: (_name: string, options: { signal?: AbortSignal }, run: () => unknown): Promise<unknown> => {
      const turn = this.#queue.then(() => {
        if (options.signal?.aborted) throw new DOMException('aborted', 'AbortError');
        return run();
      });
      this.#queue = turn.catch(() => {});
      const aborted = new Promise((_, reject) =>
        options.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
      );
      return Promise.race([turn, aborted]);
    },
  } as unknown as Locks;

  /** One tab's end of the channel. */
  link(
    tab: string,
    withLocks: boolean,
  ): { locks?: Locks; lock: string; announce(): void; listen(changed: () => void): () => void } {
    return {
      ...(withLocks ? { locks: this.locks } : {}),
      lock: 'cart',
      announce: () => {
        for (const [other, changed] of this.#listeners) if (other !== tab) this.clock.setTimeout(changed, 3);
      },
      listen: (changed) => {
        this.#listeners.set(tab, changed);
        return () => void this.#listeners.delete(tab);
      },
    };
  }
}
