/** The time source of all timers in this package. Injected, so that tests wait no real time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `callback` once after `ms` milliseconds; the returned handle is for `clearTimeout`. */
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

let openedAtMs: number | undefined;

/**
 * The clock of the environment. The time of day is asked once: a device whose clock is set back or forward must not wait
 * an hour for a request, or forget one, so from then on the time since the page was opened counts.
 */
export const systemClock: Clock = {
  now: () => (openedAtMs ??= Date.now() - performance.now()) + performance.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

/** Resolves after `ms` milliseconds, or as soon as the signal aborts; never rejects. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted || ms <= 0) return resolve();
    const end = (): void => {
      clock.clearTimeout(id);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const id = clock.setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
