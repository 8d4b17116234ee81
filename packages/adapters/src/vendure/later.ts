import { vendureAccount } from './account.js';
import { vendureCart } from './cart.js';
import { cartChange } from './cart-change.js';
import type { CartSession } from './cart-session.js';
import { vendureCheckout } from './checkout.js';
import { vendureGifts } from './gift-card.js';
import type { Session } from './session.js';
import type { ShopApi } from './shop-api.js';
import type { Sight } from './sight.js';

export interface LaterParts {
  readonly api: ShopApi;
  readonly session: Session;
  readonly cart: CartSession;
  readonly sight: () => Sight;
  readonly fetch: () => typeof fetch;
  readonly checkoutPage: string;
}

/** What a shopper does, which a page does not need at once: all but products and the look into the cart. */
export function vendureLater(parts: LaterParts) {
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
