import type { Clock } from '../clock.js';
import type { Connection } from '../connection.js';
import { nextTry, type RequestFailure } from './retry-plan.js';

/** Applies the retry plan to one resource: counts the requests and the time they took, and waits between them. */
export class RetryTimer {
  readonly #clock: Clock;
  readonly #connection: Connection;
  #tries = 0;
  #spentMs = 0;
  #startedAt = 0;
  #timer: unknown;
  #stopListening: (() => void) | undefined;

  constructor({ clock, connection }: { readonly clock: Clock; readonly connection: Connection }) {
    this.#clock = clock;
    this.#connection = connection;
  }

  /** A request begins. */
  start(): void {
    this.cancel();
    this.#startedAt = this.#clock.now();
  }

  /**
   * The request failed. Resolves with true when it is time for the next one, and with false when the resource must be
   * given up. While the device is offline it waits for the network, which counts as no time and no try. The promise
   * never settles after `cancel()`.
   */
  wait(failure: RequestFailure): Promise<boolean> {
    this.cancel();
    return new Promise((resolve) => {
      if (!this.#connection.online()) {
        this.#stopListening = this.#connection.listen(() => {
          if (!this.#connection.online()) return;
          this.cancel();
          resolve(true);
        });
        return;
      }
      this.#tries += 1;
      this.#spentMs += this.#clock.now() - this.#startedAt;
      const waitMs = nextTry(failure, this.#tries, this.#spentMs);
      if (waitMs === null) resolve(false);
      else {
        this.#spentMs += waitMs;
        this.#timer = this.#clock.setTimeout(() => resolve(true), waitMs);
      }
    });
  }

  /** A request succeeded: earlier failures no longer count. */
  reset(): void {
    this.#tries = this.#spentMs = 0;
  }

  cancel(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#stopListening?.();
    this.#stopListening = undefined;
  }
}
