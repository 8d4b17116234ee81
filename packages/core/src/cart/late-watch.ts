import type { Clock } from '../shop/shop.js';
import { unitsOf } from './cart-fold.js';
import type { CartPlan } from './cart-plan.js';
import type { Cart, CartWarning } from './cart.js';
import { lineKey } from './line-key.js';

export interface LateWatchOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly warn: (warnings: readonly CartWarning[]) => void;
  readonly reread: () => void;
}

interface Suspect {
  /** Units we believe in; `null` = the next cart tells. */
  expected: number | null;
  readonly plus: number | undefined;
  readonly set: number | undefined;
  readonly until: number;
}

const WATCHED_FOR = 120_000;
const LOOK_AGAIN = [10_000, 60_000];

/** A request that was given up may land after all: then the shopper is told, for it cannot be taken back unseen. */
export class LateWatch {
  readonly #options: LateWatchOptions;
  readonly #suspects = new Map<string, Suspect>();

  constructor(options: LateWatchOptions) {
    this.#options = options;
  }

  /** A request for these lines may still land. `before`: the cart it would land on; absent = the next cart tells. */
  suspect(touches: CartPlan['touches'], before?: Cart | null): void {
    const { clock, signal, reread } = this.#options;
    for (const { key, plus, set } of touches) {
      this.#suspects.set(key, { expected: before === undefined ? null : unitsOf(before, key), plus, set, until: clock.now() + WATCHED_FOR });
    }
    for (const wait of LOOK_AGAIN) {
      const timer = clock.setTimeout(() => {
        if (!signal.aborted) reread();
      }, wait);
      signal.addEventListener('abort', () => clock.clearTimeout(timer), { once: true });
    }
  }

  /** A cart arrived; `touches` is what was asked for with it, `null` = it was not applied as asked. */
  seen(cart: Cart | null, touches: CartPlan['touches'] | null): void {
    const now = this.#options.clock.now();
    for (const [key, suspect] of this.#suspects) {
      const units = unitsOf(cart, key);
      const own = touches?.find((touch) => touch.key === key);
      const { expected } = suspect;
      suspect.expected = units;
      if (now > suspect.until) this.#suspects.delete(key);
      if (expected === null || touches === null) continue;
      const should = own ? (own.set ?? expected + (own.plus ?? 0)) : expected;
      const late = suspect.set ?? should + (suspect.plus ?? 0);
      if (units === should || units !== late) continue;
      this.#suspects.delete(key);
      const line = cart?.lines.find((one) => lineKey(one) === key);
      this.#options.warn([
        { code: units > should ? 'added-twice' : units === 0 ? 'line-removed' : 'quantity-capped', quantity: units, ...(line ? { lineId: line.id, title: line.title } : {}) },
      ]);
    }
  }
}
