import { encodePart, type CheckoutPort, type LineInput } from '@vitrine/core';
import { hasCode } from '../http/backend-errors.js';
import { companionData, companionNamespace } from './companion.js';
import { backendError } from './errors.js';
import type { Session } from './session.js';

export interface CheckoutParts {
  readonly session: Session;
  readonly hasCompanion: () => boolean;
  readonly site: string;
  /** Whether the shop knows checkout links: WooCommerce 10.0 and later. */
  readonly links: boolean;
}

export function createCheckout({ session, hasCompanion, site, links }: CheckoutParts): CheckoutPort {
  /** A checkout link holds products, quantities and one coupon: attributes and gift cards would be lost. */
  const link = (lines: readonly LineInput[], fitsLink: boolean, coupon?: string): string => {
    // Two lines of one product would become one, and open options of a variation would be lost.
    const ids = new Set(
      lines.flatMap(({ variantId, attributes }) => (/^\d+$/.test(variantId) && !attributes?.length ? variantId : [])),
    );
    if (!links || !fitsLink || ids.size < lines.length)
      throw backendError('unsupported', { message: 'needs the companion plugin' });
    const products = lines.map(({ variantId, quantity }) => `${variantId}:${quantity}`).join(',');
    return `${site}/checkout-link/?products=${products}${coupon ? `&coupon=${encodePart(coupon)}` : ''}`;
  };
  return {
    buyNow: links,
    async url({ line, ...options } = {}) {
      if (line) return link([line], true);
      const cart = (await session.read(options))?.cart;
      if (!cart?.lines[0]) throw backendError('cart-gone');
      if (hasCompanion()) {
        const answer = await session
          .change('extensions', { namespace: companionNamespace, data: { action: 'checkout' } }, options)
          .catch((thrown: unknown) => {
            if (!hasCode(thrown, 'unsupported')) throw thrown;
          });
        const { checkout } = companionData(answer?.woo.extensions);
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
