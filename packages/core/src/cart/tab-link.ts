import type { Channel, Locks, TabLinkParts } from '../environment/tabs.js';

/** How the tabs of one origin take turns on one cart, and tell each other that it changed. */
export interface TabLink {
  /** `navigator.locks`, where there is one. */
  readonly locks?: Locks;
  /** Name of the lock: one per cart. */
  readonly lock: string;
  /** Tells the other tabs that the cart changed. */
  announce?(): void;
  /** Calls back when another tab said so. Answers how to stop. */
  listen?(changed: () => void): () => void;
}

/** Only "changed" is said: the other tab reads for itself. */
export function createTabLink(name: string, { locks, channel }: TabLinkParts): TabLink {
  let open: Channel | null = null;
  let listeners = 0;
  let over = false;
  const connect = (): Channel | null => {
    try {
      if (!over) open ??= channel?.(name) ?? null;
    } catch {
      // opaque origins have none
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
      const heard = connect();
      if (!heard) return () => {};
      const hear = (event: { readonly data: unknown }): void => {
        if (event.data === 'changed') changed();
      };
      listeners++;
      heard.addEventListener('message', hear);
      return () => {
        heard.removeEventListener('message', hear);
        if (--listeners > 0) return;
        heard.close();
        open = null;
        over = true;
      };
    },
  };
}
