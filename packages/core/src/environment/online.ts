import { onWindow } from './window-event.js';

/** Whether the browser has a network. Injected, because core does not know `window`. */
export interface OnlineSignal {
  isOnline(): boolean;
  /** Calls back when the network returns. The result stops that. */
  onOnline(callback: () => void): () => void;
  /** Calls back when the network is lost, where the environment reports it. The result stops that. */
  onOffline?(callback: () => void): () => void;
}

/** `navigator.onLine` and its events; always online where there is no browser. */
export const browserOnline = (): OnlineSignal => ({
  isOnline: () => (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine !== false,
  onOnline: (callback) => onWindow('online', callback),
  onOffline: (callback) => onWindow('offline', callback),
});
