import type { VitrineEventMap, VitrineEventName } from './event-map.js';

/** Emits a notification event: it bubbles, is composed and cannot be canceled. */
export function emit<N extends VitrineEventName>(
  element: EventTarget,
  name: N,
  detail: VitrineEventMap[N]['detail'],
): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/**
 * Asks the page before an act of the interface (`vitrine-product-open-request`, `vitrine-cart-open-request`). Returns
 * false when the page vetoes it.
 */
export function ask<N extends VitrineEventName>(
  element: EventTarget,
  name: N,
  detail: VitrineEventMap[N]['detail'],
): boolean {
  return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
}
