/** `page`: another part of this page; `tab`: another tab or window. */
export interface StateChange {
  readonly origin: 'page' | 'tab';
  /** The `by` of the request, when it was made in this page. */
  readonly by: object | null;
}

type Listener = (change: StateChange) => void;

/**
 * Notifies everything that uses the same stored state of a change. The `storage` event comes when the other tab's write
 * can be read; a channel reaches what that event does not: a second backend in this page, or a storage that is not
 * `localStorage`.
 */
export function createChangeFeed(
  key: string,
  shared: boolean,
): { notify(by: object): void; listen(listener: Listener): () => void } {
  const listeners = new Set<Listener>();
  let channel: BroadcastChannel | null = null;
  const fromOutside = (): void => listeners.forEach((listener) => listener({ origin: 'tab', by: null }));
  const fromStorage = (event: StorageEvent): void => {
    if (event.key === key || event.key === null) fromOutside();
  };
  const page = globalThis as {
    addEventListener?: typeof addEventListener;
    removeEventListener?: typeof removeEventListener;
  };
  const canSend = shared && typeof BroadcastChannel === 'function';
  const open = (): BroadcastChannel => new BroadcastChannel(key);
  return {
    notify(by) {
      for (const listener of listeners) listener({ origin: 'page', by });
      if (!canSend) return;
      // Without listeners no channel is kept open: it would keep a process alive and a page out of the back-forward
      // cache.
      const via = channel ?? open();
      via.postMessage('changed');
      if (via !== channel) via.close();
    },
    listen(listener) {
      listeners.add(listener);
      if (listeners.size === 1 && shared) {
        page.addEventListener?.('storage', fromStorage);
        if (canSend) {
          channel = open();
          channel.onmessage = fromOutside;
        }
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        page.removeEventListener?.('storage', fromStorage);
        channel?.close();
        channel = null;
      };
    },
  };
}
