import { VitrineError, type CheckoutPort } from '@vitrine/core';
import type { WooCartQueue } from './cart.js';
import type { CartSession } from './cart-session.js';
import { COMPANION, companionWords } from './companion.js';

export interface WooCheckoutParts {
  readonly session: CartSession;
  readonly queue: WooCartQueue;
  readonly hasCompanion: () => boolean;
  readonly site: string;
  /** Whether the shop knows checkout links: WooCommerce 10.0 and later. */
  readonly links: boolean;
}

export function wooCheckout({ session, queue, hasCompanion, site, links }: WooCheckoutParts): CheckoutPort {
  const where = 'woocommerce.checkout.url';
  /** Products by number and quantity: more (a token, attributes) has no place in an address, and would not arrive. */
  const link = (products: readonly string[], whole: boolean, coupon?: string): string => {
    if (!links || !whole) throw new VitrineError('unsupported', { where, message: 'needs the companion plugin' });
    return `${site}/checkout-link/?products=${products.join(',')}${coupon ? `&coupon=${encodeURIComponent(coupon)}` : ''}`;
  };
  return {
    buyNow: links,
    url: ({ line, ...options } = {}) => queue.inTurn(async () => {
      if (line) return link([`${line.variantId}:${line.quantity}`], /^\d+$/.test(line.variantId) && !line.attributes?.length);
      const cart = (await session.read(options))?.cart;
      if (!cart?.lines[0]) throw new VitrineError('cart-gone', { where });
      if (hasCompanion()) {
        const { woo } = await session.change('extensions', { namespace: COMPANION, data: { action: 'checkout' } }, options);
        const { checkout } = companionWords(woo.extensions);
        if (checkout) return checkout;
      }
      const { lines, codes: [first, second], giftCards } = cart;
      // two lines of one product would become one, and an open attribute would be lost
      const ids = new Set(lines.flatMap(({ variantId }) => (/^\d+$/.test(variantId) ? variantId : [])));
      return link(lines.map(({ variantId, quantity }) => `${variantId}:${quantity}`), ids.size === lines.length && !second && !giftCards[0], first?.code);
    }),
  };
}
