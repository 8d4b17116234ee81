import type { CallOptions, Cart } from '@vitrine/core';
import { oneAtATime } from '../http/one-at-a-time.js';
import { parseAnswer, selection } from '../http/shape.js';
import { cartView } from './cart-view.js';
import type { Session } from './session.js';
import type { ShopApi } from './shop-api.js';
import type { Sight } from './sight.js';

/** One shopper's order, as long as it is a cart. Changes go one after the other: Vendure loses one of two at the same time. */
export function cartSession(api: ShopApi, session: Session, sight: () => Sight) {
  let last: Cart | null = null;

  function seen(order: unknown, ambiguous = true): Cart {
    const view = sight();
    const read = parseAnswer(view.documents.order, order, 'vendure', ambiguous);
    session.currency = read.lines[0] ? read.currencyCode : null;
    return (last = cartView(read, view));
  }

  return {
    inTurn: oneAtATime(),
    seen,
    get last() {
      return last;
    },
    forget() {
      last = null;
    },
    async read(options: CallOptions | undefined): Promise<Cart | null> {
      if (!session.token) return null;
      const { activeOrder } = await api({
        options,
        personal: true,
        query: `{activeOrder${selection(sight().documents.order)}}`,
      });
      const cart = activeOrder ? seen(activeOrder, false) : null;
      // What is left of a cart when all was taken out, or of a session that never put anything in.
      if (cart?.lines[0] || cart?.codes[0]) return cart;
      session.currency = null;
      return (last = null);
    },
  };
}

export type CartSession = ReturnType<typeof cartSession>;
