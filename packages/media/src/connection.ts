/**
 * Whether the device reports a network. `true` may be wrong, `false` is certain, so time offline does not count as a
 * failure.
 */
export interface Connection {
  online(): boolean;
  /** Calls `callback` on every change, until the returned function is called. */
  listen(callback: () => void): () => void;
}

/** The connection that the browser reports. */
export const pageConnection: Connection = {
  online: () => navigator.onLine,
  listen(callback) {
    addEventListener('online', callback);
    addEventListener('offline', callback);
    return () => {
      removeEventListener('online', callback);
      removeEventListener('offline', callback);
    };
  },
};
