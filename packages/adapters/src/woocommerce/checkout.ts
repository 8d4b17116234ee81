import { VitrineError, type CheckoutPort, type LineInput } from '@vitrine/core';
import type { CartSession } from './cart-session.js';
import { COMPANION, companionWords } from './companion.js';

export interface WooCheckoutParts {
  readonly session: CartSession;
  readonly hasCompanion: () => boolean;
  readonly site: string;
  /** Whether the shop knows checkout links: WooCommerce 10.0 and later. */
  readonly links: boolean;
}

export function wooCheckout({ session, hasCompanion, site, links }: WooCheckoutParts): CheckoutPort {
  const where = 'woocommerce.checkout.url';
  /** Products by number and quantity: more (a token, attributes) has no place in an address, and would not arrive. */
  const link = (lines: readonly LineInput[], whole: boolean, coupon?: string): string => {
    // attributes and open options would be lost, and two lines of one product would become one
    const ids = new Set(
      lines.flatMap(({ variantId, attributes }) => (/^\d+$/.test(variantId) && !attributes?.length ? variantId : [])),
    );
    if (!links || !whole || ids.size < lines.length)
      throw new VitrineError('unsupported', { where, message: 'needs the companion plugin' });
    return `${site}/checkout-link/?products=${lines.map(({ variantId, quantity }) => `${variantId}:${quantity}`).join(',')}${coupon ? `&coupon=${encodeURIComponent(coupon)}` : ''}`;
  };
  return {
    buyNow: links,
    async url({ line, ...options } = {}) {
      if (line) return link([line], true);
      const cart = (await session.read(options))?.cart;
      if (!cart?.lines[0]) throw new VitrineError('cart-gone', { where });
      if (hasCompanion()) {
        const seen = await session
          .change('extensions', { namespace: COMPANION, data: { action: 'checkout' } }, options)
          .catch((thrown: unknown) => {
            if ((thrown as VitrineError).code !== 'unsupported') throw thrown;
          });
        const { checkout } = companionWords(seen?.woo.extensions);
        if (checkout) return checkout;
      }
      const {
        lines,
        codes: [first, second],
        giftCards,
      } = cart;
      return link(lines, !second && !giftCards[0], first?.code);
    },
  };
}
