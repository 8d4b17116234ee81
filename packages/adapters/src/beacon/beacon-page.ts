/** What a page offers for sending data while it is leaving. */
export interface BeaconPage {
  /** Queues the text to be sent even when the page is gone; `false` = it was not queued. */
  beacon(url: string, text: string): boolean;
  fetch: typeof fetch;
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(id: unknown): void;
  /** The page was hidden, which is the last moment that always comes. Returns a function that stops listening. */
  onHidden(run: () => void): () => void;
}

interface Document {
  readonly visibilityState: string;
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

/** The browser's functions at the time of the call: a page that replaces them later does not see the events. */
export function browserPage(): BeaconPage {
  const { navigator, document, Blob } = globalThis as {
    navigator?: { sendBeacon?(url: string, data: unknown): boolean };
    document?: Document;
    Blob?: new (parts: string[], options: { type: string }) => unknown;
  };
  const sendBeacon = navigator?.sendBeacon?.bind(navigator);
  const fetchIt = globalThis.fetch;
  const { setTimeout: later, clearTimeout: never } = globalThis;
  return {
    // Plain text needs no preflight request, for which a leaving page has no time.
    beacon: (url, text) => Boolean(Blob && sendBeacon?.(url, new Blob([text], { type: 'text/plain;charset=UTF-8' }))),
    fetch: (...request) => fetchIt(...request),
    setTimeout: (run, milliseconds) => later(run, milliseconds),
    clearTimeout: (id) => never(id as ReturnType<typeof setTimeout>),
    onHidden(run) {
      const listener = (): void => {
        if (document?.visibilityState === 'hidden') run();
      };
      document?.addEventListener('visibilitychange', listener);
      return () => document?.removeEventListener('visibilitychange', listener);
    },
  };
}
