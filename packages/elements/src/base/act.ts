import { toVitrineError, type Cart, type VitrineError } from '@vitrine/core';
import { publicCart } from './public-cart.js';
import { VitrineRequestEvent } from './request-event.js';

/** The acts on the backend; each has a `-request`, a `-success` and an `-error`. */
export type ActName =
  | 'vitrine-cart-add'
  | 'vitrine-cart-update'
  | 'vitrine-cart-remove'
  | 'vitrine-cart-code-apply'
  | 'vitrine-gift-card-add'
  | 'vitrine-gift-card-apply'
  | 'vitrine-checkout-start';

export type ActOutcome<R> =
  | { readonly status: 'success'; readonly result: R | undefined }
  | { readonly status: 'vetoed' }
  | { readonly status: 'error'; readonly error: VitrineError };

/**
 * Runs one act on the backend, in the same way everywhere: the request event, then `run` or the page's own promise,
 * then the success or error event. Never rejects. `fallback` returns the sender of the result when the element has left
 * the page by then.
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
    result('success', publicDetail(done));
    return { status: 'success', result: done };
  } catch (thrown) {
    const error = toVitrineError(thrown);
    result('error', { code: error.code, recoverable: error.recoverable });
    return { status: 'error', error };
  }
}

/** The part of a result that the page may read: a cart is sent without personal data. */
function publicDetail(result: object): object {
  return 'cart' in result ? { ...result, cart: publicCart(result.cart as Cart) } : result;
}
