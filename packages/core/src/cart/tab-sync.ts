import { pause, type Clock } from '../environment/clock.js';
import type { TabLink } from '../environment/tabs.js';
import { VitrineError } from '../error/vitrine-error.js';
import { createRetry } from '../retry/retry.js';
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

const reopenAfterMs = 1_000;

/** Notices what others do with this cart, in the page, in other tabs and on the backend, until the signal aborts. */
export function followChanges({ cart, tabs, clock, random, signal, onChange }: FollowOptions): void {
  const stop = tabs?.listen?.(() => onChange('tab'));
  if (stop) signal.addEventListener('abort', stop);
  const where = 'cart.changes';
  const retry = createRetry({ clock, random, signal, tries: Infinity, where });

  /** Whatever ends the stream, it is opened again, after a pause that grows while no event arrives. */
  async function listen(): Promise<void> {
    let hasEvents = false;
    try {
      for await (const { origin } of cart.changes?.({ signal }) ?? []) {
        if (signal.aborted) return;
        hasEvents = true;
        onChange(origin);
      }
    } catch {
      // It ended with an error.
    }
    await pause(clock, reopenAfterMs, signal);
    if (!hasEvents) throw new VitrineError('network', { where });
  }
  async function follow(): Promise<void> {
    while (!signal.aborted) await retry(listen).catch(() => {});
  }
  if (cart.changes) void follow();
}
