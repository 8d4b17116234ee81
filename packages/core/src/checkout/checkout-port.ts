import type { CallOptions } from '../adapter/call-options.js';
import type { LineInput } from '../cart/cart.js';

export interface CheckoutPort {
  /**
   * The URL where this cart is paid, fetched again before every navigation because such URLs expire within minutes.
   * With `line`: a checkout of that line alone, which leaves the cart as it is ("buy now"); throws `unsupported` where
   * the backend cannot. Throws `cart-gone` when there is nothing to pay. The page follows it to listed origins only.
   */
  url(options?: CallOptions & { readonly line?: LineInput }): Promise<string>;
  /** Whether `url({ line })` works. */
  readonly buyNow?: boolean;
}
