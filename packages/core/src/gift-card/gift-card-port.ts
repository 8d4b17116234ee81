import type { CallOptions } from '../adapter/call-options.js';
import type { CartResult } from '../cart/cart.js';
import type { Money } from '../money/money.js';
import type { GiftCardConfig, GiftCardDesign, GiftCardOrder } from './gift-card.js';

/** Buying gift cards and paying with them: the cart's side. Belongs to the owner of `cart`. */
export interface GiftCardPort {
  /** `null` = this market sells none. */
  config(options?: CallOptions): Promise<GiftCardConfig | null>;
  /** `[]` = none: the card is shown plain. */
  designs(options?: CallOptions): Promise<readonly GiftCardDesign[]>;
  /**
   * One cart line for each order, all or none. Throws `validation` with `fields` (`[index, 'email']`, `[index, 'amount']`,
   * `[index, 'date']`, ...) when the backend refuses some.
   */
  addToCart(orders: readonly GiftCardOrder[], options?: CallOptions): Promise<CartResult>;
  /** Pays with a code. It is trimmed; throws `gift-card-not-found` (neutral on purpose), `gift-card-empty`, `code-already-applied`. */
  apply?(code: string, options?: CallOptions): Promise<CartResult>;
  /** By `AppliedGiftCard.id`. */
  remove?(appliedId: string, options?: CallOptions): Promise<CartResult>;
  /**
   * Pays with the store credit of who is signed in: `amount` of it, or as much as fits with `null`; never more than there is or
   * than is left to pay. Replaces what was applied before. Throws `sign-in-required`, `gift-card-empty` (there is no credit).
   */
  applyCredit?(amount: Money | null, options?: CallOptions): Promise<CartResult>;
  removeCredit?(options?: CallOptions): Promise<CartResult>;
}
