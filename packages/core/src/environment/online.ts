/** Whether the browser has a network. Injected, because core does not know `window`. */
export interface OnlineSignal {
  isOnline(): boolean;
  /** Calls back when the network returns. The result stops that. */
  onOnline(callback: () => void): () => void;
  /** Calls back when the network is lost, where the environment reports it. The result stops that. */
  onOffline?(callback: () => void): () => void;
}

/** `navigator.onLine` and its events; always online where there is no browser. */
export function browserOnline(): OnlineSignal {
  const here = globalThis as {
    navigator?: { onLine?: boolean };
    addEventListener?: typeof addEventListener;
    removeEventListener?: typeof removeEventListener;
  };
  const on =
    (type: 'online' | 'offline') =>
    (callback: () => void): (() => void) => {
      here.addEventListener?.(type, callback);
      return () => here.removeEventListener?.(type, callback);
    };
  return { isOnline: () => here.navigator?.onLine !== false, onOnline: on('online'), onOffline: on('offline') };
}
