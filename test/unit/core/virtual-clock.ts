import type { Clock } from '@vitrine/core';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Lets everything that is due now happen: promise callbacks run before a new task does. */
const turn: () => Promise<void> = (() => {
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

/** Time that passes only when it is told to: minutes of back-off in no time, the same every time. */
export class VirtualClock implements Clock {
  #now = 1_000_000;
  #timers: Timer[] = [];

  now(): number {
    return this.#now;
  }

  setTimeout(run: () => void, milliseconds: number): unknown {
    const timer = { at: this.#now + Math.max(0, milliseconds), run };
    const later = this.#timers.findIndex((other) => other.at > timer.at);
    this.#timers.splice(later < 0 ? this.#timers.length : later, 0, timer);
    return timer;
  }

  clearTimeout(id: unknown): void {
    const at = this.#timers.indexOf(id as Timer);
    if (at >= 0) this.#timers.splice(at, 1);
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.setTimeout(resolve, milliseconds));
  }

  /** Lets this much time pass, timer by timer. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await turn();
    for (let next = this.#timers[0]; next && next.at <= until; next = this.#timers[0]) {
      this.#timers.shift();
      this.#now = next.at;
      next.run();
      await turn();
    }
    this.#now = until;
  }

  /** Lets time pass until nothing waits for it. */
  async settle(most = 3_600_000): Promise<void> {
    await turn();
    const until = this.#now + most;
    while (this.#timers[0]) {
      if (this.#timers[0].at > until) throw new Error('something waits for ever');
      await this.pass(this.#timers[0].at - this.#now);
    }
  }
}
