import type { Clock } from './clock.js';
import type { Connection } from './connection.js';
import { nextTry, type RequestFailure } from './retry-plan.js';

/** How often and how long one resource is asked for: the plan, carried out. */
export class Patience {
  readonly #clock: Clock;
  readonly #connection: Connection;
  #tries = 0;
  #spentMs = 0;
  #askedAt = 0;
  #timer: unknown;
  #stopListening: (() => void) | undefined;

  constructor({ clock, connection }: { readonly clock: Clock; readonly connection: Connection }) {
    this.#clock = clock;
    this.#connection = connection;
  }

  /** A request begins. */
  ask(): void {
    this.cancel();
    this.#askedAt = this.#clock.now();
  }

  /**
   * The request failed. Resolves with true when it is time for the next one (without a line: when there is one again,
   * which costs nothing), with false when it is to be given up, and never once it was cancelled.
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
      this.#spentMs += this.#clock.now() - this.#askedAt;
      const ms = nextTry(failure, this.#tries, this.#spentMs);
      if (ms === null) resolve(false);
      else {
        this.#spentMs += ms;
        this.#timer = this.#clock.setTimeout(() => resolve(true), ms);
      }
    });
  }

  /** It goes well: what failed before is forgiven. */
  forgive(): void {
    this.#tries = this.#spentMs = 0;
  }

  cancel(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#stopListening?.();
    this.#stopListening = undefined;
  }
}
