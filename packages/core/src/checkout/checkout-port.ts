import type { CallOptions } from '../adapter/call-options.js';
import type { LineInput } from '../cart/cart.js';

export interface CheckoutPort {
  /**
   * Where this cart is paid, read afresh before every navigation (such URLs live for minutes). With `line`: a checkout of
   * that line alone, the cart untouched ("buy now"); throws `unsupported` where the backend cannot.
   * Throws `cart-gone` when there is nothing to pay. The page follows it only to a listed origin.
   */
  url(options?: CallOptions & { readonly line?: LineInput }): Promise<string>;
  /** Whether `url({ line })` works. */
  readonly buyNow?: boolean;
}
