import type { Clock } from '@vitrine/core';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Resolves in a new task, so that all promise callbacks that are due run before. */
const nextTask: () => Promise<void> = (() => {
  const immediate = (globalThis as { setImmediate?: (run: () => void) => void }).setImmediate;
  if (immediate) return () => new Promise<void>((resolve) => immediate(resolve));
  const { port1, port2 } = new MessageChannel();
  let next: (() => void) | undefined;
  port1.onmessage = () => next?.();
  return () =>
    new Promise<void>((resolve) => {
      next = resolve;
      port2.postMessage(0);
    });
})();

/** A clock that stands still until a test lets time pass: minutes of retries take no time, and run the same every time. */
export class TestClock implements Clock {
  #now = 1_000_000;
  #timers: Timer[] = [];

  now(): number {
    return this.#now;
  }

  setTimeout(run: () => void, ms: number): unknown {
    const timer = { at: this.#now + Math.max(0, ms), run };
    const later = this.#timers.findIndex((other) => other.at > timer.at);
    this.#timers.splice(later < 0 ? this.#timers.length : later, 0, timer);
    return timer;
  }

  clearTimeout(id: unknown): void {
    const at = this.#timers.indexOf(id as Timer);
    if (at >= 0) this.#timers.splice(at, 1);
  }

  /** How many timers are set. */
  get timers(): number {
    return this.#timers.length;
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.setTimeout(resolve, ms));
  }

  /** Lets this much time pass, timer by timer. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    await nextTask();
    for (let next = this.#timers[0]; next && next.at <= until; next = this.#timers[0]) {
      this.#timers.shift();
      this.#now = next.at;
      next.run();
      await nextTask();
    }
    this.#now = until;
  }

  /** Lets time pass until no timer is set. Throws when that takes longer than `limitMs`. */
  async settle(limitMs = 3_600_000): Promise<void> {
    await nextTask();
    const until = this.#now + limitMs;
    while (this.#timers[0]) {
      if (this.#timers[0].at > until) throw new Error('something waits for ever');
      await this.pass(this.#timers[0].at - this.#now);
    }
  }
}
