/** What the page offers for sending on its way out. */
export interface BeaconPage {
  /** Takes the text over and sends it whatever becomes of the page; `false` = it does not. */
  beacon(url: string, text: string): boolean;
  fetch: typeof fetch;
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(id: unknown): void;
  /** The page was hidden: the last moment that is sure to come. Returns how to stop. */
  onHidden(run: () => void): () => void;
}

interface Document {
  readonly visibilityState: string;
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

/** The browser's, as it was when this was called: a page that replaces them later does not read along. */
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
    // plain text needs no preflight, which a page on its way out has no time for
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
