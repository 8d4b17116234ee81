import { toVitrineError, type Cart, type VitrineError } from '@vitrine/core';
import type { VitrineEventMap, VitrineEventName } from './event-map.js';
import { publicCart } from './public-cart.js';

/** Sent before an act on the backend. `preventDefault()` vetoes it; `respondWith()` takes it over. */
export class VitrineRequestEvent<T> extends CustomEvent<T> {
  #answer: Promise<unknown> | undefined;

  constructor(type: string, detail: T) {
    super(type, { detail, bubbles: true, composed: true, cancelable: true });
  }

  /** The host does the act itself: `-success` follows when the promise resolves, `-error` when it rejects. */
  respondWith(answer: Promise<unknown>): void {
    this.#answer = answer;
  }

  get answer(): Promise<unknown> | undefined {
    return this.#answer;
  }
}

/** The acts on the backend; each has a `-request`, a `-success` and an `-error`. */
export type ActName =
  | 'vitrine-cart-add'
  | 'vitrine-cart-update'
  | 'vitrine-cart-remove'
  | 'vitrine-cart-code-apply'
  | 'vitrine-gift-card-add'
  | 'vitrine-gift-card-apply'
  | 'vitrine-checkout-start';

/** A fact: bubbles, composed, cannot be cancelled. Sent from the most specific element. */
export function emit<N extends VitrineEventName>(
  element: EventTarget,
  name: N,
  detail: VitrineEventMap[N]['detail'],
): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/** Asks the page before an act on the interface (`vitrine-product-open-request`, `vitrine-cart-open-request`). False = vetoed. */
export function ask<N extends VitrineEventName>(
  element: EventTarget,
  name: N,
  detail: VitrineEventMap[N]['detail'],
): boolean {
  return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
}

export type ActOutcome<R> =
  | { readonly status: 'success'; readonly result: R | undefined }
  | { readonly status: 'vetoed' }
  | { readonly status: 'error'; readonly error: VitrineError };

/**
 * One act on the backend, the same way everywhere: request, then the typed action (or the host's own), then success or error.
 * Never rejects. `fallback` sends the result when the element has left the page meanwhile.
 */
export async function act<D extends object, R extends object>(
  element: Element,
  name: ActName,
  detail: D,
  run: () => Promise<R>,
  fallback: () => EventTarget = () => document,
): Promise<ActOutcome<R>> {
  const request = new VitrineRequestEvent(`${name}-request`, detail);
  const allowed = element.dispatchEvent(request);
  const sender = (): EventTarget => (element.isConnected ? element : fallback());
  const result = (suffix: 'success' | 'error', more: object): void => {
    sender().dispatchEvent(
      new CustomEvent(`${name}-${suffix}`, { detail: { ...detail, ...more }, bubbles: true, composed: true }),
    );
  };
  try {
    if (request.answer !== undefined) {
      await request.answer;
      result('success', {});
      return { status: 'success', result: undefined };
    }
    if (!allowed) return { status: 'vetoed' };
    const done = await run();
    result('success', told(done));
    return { status: 'success', result: done };
  } catch (thrown) {
    const error = toVitrineError(thrown);
    result('error', { code: error.code, recoverable: error.recoverable });
    return { status: 'error', error };
  }
}

/** What a success tells the page: a cart goes out without what is personal in it. */
function told(result: object): object {
  return 'cart' in result ? { ...result, cart: publicCart(result.cart as Cart) } : result;
}
