import { pause, type Clock } from '../environment/clock.js';
import { backOff } from '../retry/retry.js';
import type { CartPort } from './cart-port.js';
import type { CartChange } from './cart.js';
import type { TabLink } from './tab-link.js';

export interface FollowOptions {
  readonly cart: CartPort;
  readonly tabs: TabLink | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly changed: (origin: CartChange['origin']) => void;
}

/** Hears what others do with this cart, in the page, in other tabs, on the server, until the signal ends. */
export function followChanges({ cart, tabs, clock, random, signal, changed }: FollowOptions): void {
  const stop = tabs?.listen?.(() => changed('tab'));
  if (stop) signal.addEventListener('abort', stop, { once: true });
  if (cart.changes) void stream();

  async function stream(): Promise<void> {
    for (let failures = 0; !signal.aborted; failures++) {
      await pause(clock, failures === 0 ? 0 : 1_000 + backOff(failures, random), signal);
      try {
        for await (const { origin } of cart.changes?.({ signal }) ?? []) {
          if (signal.aborted) return;
          failures = 0;
          changed(origin);
        }
      } catch {
        // whatever ended it, it is begun again
      }
    }
  }
}
