/** The time source of all timers in this package. Tests pass a clock of their own. */
export interface Clock {
  /** Milliseconds since any fixed moment; never decreases. */
  now(): number;
  /** Calls `callback` once after `ms` milliseconds; the returned handle is for `clearTimeout`. */
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The clock of the page. */
export const pageClock: Clock = {
  now: () => performance.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as number),
};
