import type { CallOptions } from '../adapter/call-options.js';
import type { GiftCardBalance, GiftClaim, StoreCredit } from './gift-card.js';

/** What a recipient does with a gift card besides paying with it. May belong to another adapter than the cart. */
export interface GiftWalletPort {
  /** Throws `gift-card-not-found` (also for a card that was redeemed or blocked) and `rate-limited`. */
  balance?(code: string, options?: CallOptions): Promise<GiftCardBalance>;
  /** In the market's currency; `null` = nobody is signed in, or there has never been any credit. */
  credit?(options?: CallOptions): Promise<StoreCredit | null>;
  /**
   * Moves the whole balance of the card to the store credit of the signed-in shopper, once: of two simultaneous tries
   * one succeeds. Throws `sign-in-required`, `gift-card-not-found`, `gift-card-empty` (nothing is left on it),
   * `rate-limited`.
   */
  redeem?(claim: GiftClaim, options?: CallOptions): Promise<StoreCredit>;
}
