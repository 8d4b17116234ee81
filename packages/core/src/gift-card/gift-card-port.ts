import type { CallOptions } from '../adapter/call-options.js';
import type { CartResult } from '../cart/cart.js';
import type { Money } from '../money/money.js';
import type { GiftCardConfig, GiftCardDesign, GiftCardOrder } from './gift-card.js';

/** Buying gift cards and paying with them. Belongs to the adapter that owns `cart`. */
export interface GiftCardPort {
  /** `null` = gift cards are not sold in this market. */
  config(options?: CallOptions): Promise<GiftCardConfig | null>;
  /** `[]` = none: the card is shown without a picture. */
  designs(options?: CallOptions): Promise<readonly GiftCardDesign[]>;
  /**
   * One cart line for each order, all or none. Throws `validation` with `fields` (`[index, 'email']`, `[index,
   * 'amount']`, `[index, 'date']`, ...) when the backend rejects some.
   */
  addToCart(orders: readonly GiftCardOrder[], options?: CallOptions): Promise<CartResult>;
  /**
   * Pays with a code, which is trimmed. Throws `gift-card-not-found` (which does not reveal whether the code exists),
   * `gift-card-empty`, `code-already-applied`.
   */
  apply?(code: string, options?: CallOptions): Promise<CartResult>;
  /** By `AppliedGiftCard.id`. */
  remove?(appliedId: string, options?: CallOptions): Promise<CartResult>;
  /**
   * Pays with the store credit of the signed-in shopper: with `amount`, or with as much as possible for `null`; never
   * more than there is or than is left to pay. Replaces what was applied before. Throws `sign-in-required`,
   * `gift-card-empty` (there is no credit).
   */
  applyCredit?(amount: Money | null, options?: CallOptions): Promise<CartResult>;
  removeCredit?(options?: CallOptions): Promise<CartResult>;
}
