/** Whether the device says it has a line. `true` is only a hope, `false` is sure: waiting for it is not counted as failing. */
export interface Connection {
  online(): boolean;
  /** Calls `callback` on every change; the answer stops that. */
  listen(callback: () => void): () => void;
}

/** What the browser reports. */
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
