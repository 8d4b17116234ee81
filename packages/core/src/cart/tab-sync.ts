import { pause, type Clock } from '../environment/clock.js';
import type { Channel, Locks, TabLinkParts } from '../environment/tabs.js';
import { backOff } from '../retry/retry.js';
import type { CartPort } from './cart-port.js';
import type { CartChange } from './cart.js';

/** How the tabs of one origin take turns on one cart, and notify each other that it changed. */
export interface TabLink {
  /** `navigator.locks`, where there is one. */
  readonly locks?: Locks;
  /** Name of the lock: one per cart. */
  readonly lock: string;
  /** Notifies the other tabs that the cart changed. */
  announce?(): void;
  /** Calls back when another tab has changed the cart. Answers how to stop. */
  listen?(changed: () => void): () => void;
}

/** Only "changed" is sent: the other tab reads for itself. */
export function createTabLink(name: string, { locks, channel }: TabLinkParts): TabLink {
  let open: Channel | null = null;
  let listeners = 0;
  let over = false;
  const connect = (): Channel | null => {
    try {
      if (!over) open ??= channel?.(name) ?? null;
    } catch {
      // Opaque origins have none.
    }
    return open;
  };
  return {
    lock: name,
    ...(locks ? { locks } : {}),
    announce() {
      connect()?.postMessage('changed');
    },
    listen(changed) {
      const joined = connect();
      if (!joined) return () => {};
      const hear = (event: { readonly data: unknown }): void => {
        if (event.data === 'changed') changed();
      };
      listeners++;
      joined.addEventListener('message', hear);
      return () => {
        joined.removeEventListener('message', hear);
        if (--listeners > 0) return;
        joined.close();
        open = null;
        over = true;
      };
    },
  };
}

export interface FollowOptions {
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
