import { vendureAccount } from './account.js';
import { vendureCart } from './cart.js';
import { cartChange } from './cart-change.js';
import { vendureCheckout } from './checkout.js';
import type { VendureContext } from './context.js';
import { vendureGifts } from './gift-card.js';

/** What a shopper does, which a page does not need at once: all but products and the look into the cart. */
export function vendureLater(parts: VendureContext) {
  const change = cartChange(parts);
  const { account, reset } = vendureAccount(parts, change);
  const gifts = vendureGifts(parts, change);
  return {
    ...gifts,
    account,
    cart: vendureCart(parts, change, gifts.giftCard.addToCart, reset),
    checkout: vendureCheckout(parts),
  };
}

export type Later = ReturnType<typeof vendureLater>;
