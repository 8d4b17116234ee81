import { pause, type Clock } from '../environment/clock.js';
import type { TabLink } from '../environment/tabs.js';
import { backOff } from '../retry/retry.js';
import type { CartPort } from './cart-port.js';
import type { CartChange } from './cart.js';

interface FollowOptions {
  readonly cart: CartPort;
  readonly tabs: TabLink | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly onChange: (origin: CartChange['origin']) => void;
}

/** Notices what others do with this cart, in the page, in other tabs and on the backend, until the signal aborts. */
export function followChanges({ cart, tabs, clock, random, signal, onChange }: FollowOptions): void {
  const stop = tabs?.listen?.(() => onChange('tab'));
  if (stop) signal.addEventListener('abort', stop, { once: true });
  if (cart.changes) void stream();

  async function stream(): Promise<void> {
    for (let failures = 0; !signal.aborted; failures++) {
      await pause(clock, failures === 0 ? 0 : 1_000 + backOff(failures, random), signal);
      try {
        for await (const { origin } of cart.changes?.({ signal }) ?? []) {
          if (signal.aborted) return;
          failures = 0;
          onChange(origin);
        }
      } catch {
        // Whatever ended the stream, it is opened again.
      }
    }
  }
}
