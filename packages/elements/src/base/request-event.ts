/**
 * Asks the page before an act on the backend. `preventDefault()` vetoes the act; with `respondWith()` the page does it
 * itself.
 */
export class VitrineRequestEvent<T> extends CustomEvent<T> {
  #answer: Promise<unknown> | undefined;

  constructor(type: string, detail: T) {
    super(type, { detail, bubbles: true, composed: true, cancelable: true });
  }

  /** The page does the act itself: `-success` follows when the promise resolves, `-error` when it rejects. */
  respondWith(answer: Promise<unknown>): void {
    this.#answer = answer;
  }

  get answer(): Promise<unknown> | undefined {
    return this.#answer;
  }
}
