/** Time, injected so that recovery can be tested in milliseconds. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(id: unknown): void;
}

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
