import { VitrineError, type CheckoutPort } from '@vitrine/core';
import type { WooCartQueue } from './cart.js';
import type { CartSession } from './cart-session.js';
import { COMPANION, companionCart } from './companion.js';
import { addInput } from './variation.js';

export interface WooCheckoutParts {
  readonly session: CartSession;
  readonly queue: WooCartQueue;
  readonly hasCompanion: () => boolean;
  /** Where the checkout link of WooCommerce is, for the shopper's market. */
  readonly site: () => string;
  /** Whether the shop knows checkout links: WooCommerce 10.0 and later. */
  readonly links: boolean;
}

/** `products` by number and quantity; more than that (a token, attributes) has no place in an address. */
function link(site: string, products: ReadonlyMap<number, number>, coupon: string | undefined): string {
  const list = [...products].map(([id, quantity]) => `${id}:${quantity}`).join(',');
  return `${site}/checkout-link/?products=${list}${coupon === undefined ? '' : `&coupon=${encodeURIComponent(coupon)}`}`;
}

export function wooCheckout({ session, queue, hasCompanion, site, links }: WooCheckoutParts): CheckoutPort {
  const where = 'woocommerce.checkout.url';
  const unsupported = (message: string): VitrineError => new VitrineError('unsupported', { where, message });
  return {
    buyNow: links,
    url: ({ line, ...options } = {}) => queue.inTurn(async () => {
      if (line) {
        const input = addInput(line.variantId);
        if (!links || !input || input.variation.length > 0 || (line.attributes ?? []).length > 0) throw unsupported('a checkout link holds products and quantities alone');
        return link(site(), new Map([[input.id, line.quantity]]), undefined);
      }
      const now = await session.read(where, options);
      if (!now || now.woo.items.length === 0) throw new VitrineError('cart-gone', { where });
      if (hasCompanion()) {
        const { woo } = await session.change({ where, path: '/cart/extensions', body: { namespace: COMPANION, data: { action: 'checkout' } }, options });
        const { checkout } = companionCart(woo.extensions);
        if (checkout) return checkout;
      }
      const { cart, woo } = now;
      // two lines of one product would become one, an option that may be anything would be lost
      const quantities = new Map(woo.items.map(({ id, quantity }) => [id, quantity]));
      const whole = quantities.size === cart.lines.length && cart.lines.every(({ variantId }) => !variantId.includes(':')) && cart.codes.length < 2 && cart.giftCards.length === 0;
      if (!links || !whole) throw unsupported('this cart cannot be handed over without the companion plugin');
      return link(site(), quantities, cart.codes[0]?.code);
    }),
  };
}
