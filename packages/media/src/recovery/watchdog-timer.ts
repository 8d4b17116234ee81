import type { Clock } from '../clock.js';
import { calm, watch, watchEveryMs, type WatchdogAct, type WatchdogSample, type WatchdogState } from './watchdog.js';

/** Runs the watchdog at regular intervals for as long as `look` returns a sample. */
export class WatchdogTimer {
  readonly #clock: Clock;
  readonly #look: () => Omit<WatchdogSample, 'elapsedMs'> | null;
  readonly #act: (act: WatchdogAct | null) => void;
  #state: WatchdogState = calm(0);
  #timer: unknown;
  #lookedAt = 0;

  /** `look` returns null when nobody waits for the video, which ends the timer. `act` is called after every look. */
  constructor(
    clock: Clock,
    look: () => Omit<WatchdogSample, 'elapsedMs'> | null,
    act: (act: WatchdogAct | null) => void,
  ) {
    this.#clock = clock;
    this.#look = look;
    this.#act = act;
  }

  /** Begins to count from now, at `position` seconds. */
  restart(position: number): void {
    this.#state = calm(position);
    this.start();
  }

  /** Continues counting. */
  start(): void {
    if (this.#timer !== undefined) return;
    this.#lookedAt = this.#clock.now();
    this.#timer = this.#clock.setTimeout(() => this.#tick(), watchEveryMs);
  }

  stop(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** A remedy changed the position. Neither that nor reaching this position again counts as progress. */
  moveTo(position: number): void {
    this.#state = { ...this.#state, position: Math.max(position, this.#state.position) };
  }

  #tick(): void {
    this.#timer = undefined;
    const sample = this.#look();
    if (!sample) return;
    const { state, act } = watch(this.#state, { ...sample, elapsedMs: this.#clock.now() - this.#lookedAt });
    this.#state = state;
    if (act !== 'give-up' && act !== 'say-offline') this.start();
    this.#act(act);
  }
}
