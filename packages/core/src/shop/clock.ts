import type { Clock } from './shop.js';

/** Real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimeout: (id) => clearTimeout(id as ReturnType<typeof setTimeout>),
};

/** Resolves after the time, or at once when the signal ends; never rejects. */
export function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || milliseconds <= 0) return resolve();
    const end = (): void => {
      clock.clearTimeout(id);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const id = clock.setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}

/** Full jitter: anything from 0 to the ceiling, which doubles from 500 ms with every failure in a row up to 30 s. */
export function backOff(failures: number, random: () => number): number {
  return failures <= 0 ? 0 : random() * Math.min(30_000, 500 * 2 ** Math.min(failures - 1, 10));
}
