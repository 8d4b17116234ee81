import { createCheckout, type CheckoutParts } from './checkout.js';
import { createGiftCard, type GiftCardWithCodes } from './gift-card.js';

export interface LazyParts extends CheckoutParts {
  /** The namespace of the extension for gift cards. */
  readonly giftCards: string;
}

/** The ports that a page does not need to show products and the cart. */
export function createPorts({ giftCards, ...parts }: LazyParts): {
  readonly checkout: ReturnType<typeof createCheckout>;
  readonly giftCard: GiftCardWithCodes;
} {
  return { checkout: createCheckout(parts), giftCard: createGiftCard(parts.session, giftCards) };
}
