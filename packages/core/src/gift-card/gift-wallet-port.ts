import type { CallOptions } from '../adapter/call-options.js';
import type { GiftCardBalance, GiftClaim, StoreCredit } from './gift-card.js';

/** What a receiver does with a gift card besides paying with it. May live elsewhere than the cart. Every method is optional. */
export interface GiftWalletPort {
  /** Throws `gift-card-not-found` (neutral on purpose: also for a card that was redeemed or blocked) and `rate-limited`. */
  balance?(code: string, options?: CallOptions): Promise<GiftCardBalance>;
  /** In the market's currency; `null` = nobody is signed in, or there never was any. */
  credit?(options?: CallOptions): Promise<StoreCredit | null>;
  /**
   * Moves all that is on the card to the store credit of who is signed in, once: of two tries at the same time one succeeds.
   * Throws `sign-in-required`, `gift-card-not-found`, `gift-card-empty` (nothing is left on it), `rate-limited`.
   */
  redeem?(claim: GiftClaim, options?: CallOptions): Promise<StoreCredit>;
}
