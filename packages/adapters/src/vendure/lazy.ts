import { createAccount } from './account.js';
import { createCart } from './cart.js';
import { createCartChange, type CartChangeParts } from './cart-change.js';
import { createCheckout } from './checkout.js';
import { createGiftCard } from './gift-card.js';
import { createGiftWallet } from './gift-wallet.js';

export interface LazyParts extends CartChangeParts {
  readonly fetch: () => typeof fetch;
  readonly checkoutPage: string;
}

/** The ports that a page does not need to show products and the cart: everything that a shopper does. */
export function createPorts({ fetch, checkoutPage, ...parts }: LazyParts) {
  const cartChange = createCartChange(parts);
  const { account, reset } = createAccount(parts, cartChange);
  const giftCard = createGiftCard(parts, cartChange, fetch);
  return {
    account,
    giftCard,
    giftWallet: createGiftWallet(parts),
    cart: createCart(parts, cartChange, giftCard.addToCart, reset),
    checkout: createCheckout(parts.session, checkoutPage),
  };
}
