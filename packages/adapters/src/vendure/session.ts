import type { CallOptions, Cart } from '@vitrine/core';
import { oneAtATime } from '../http/one-at-a-time.js';
import { parseAnswer, selection } from '../http/shape.js';
import { toCart } from './cart-mapper.js';
import type { Client } from './client.js';
import type { MappingContext } from './context.js';
import type { Identity } from './identity.js';

/** One shopper's order, as long as it is a cart. Changes are sent one after the other: Vendure loses one of two. */
export function createSession(client: Client, identity: Identity, context: () => MappingContext) {
  let last: Cart | null = null;

  /** Maps an order and remembers its cart. */
  function adopt(order: unknown, ambiguous = true): Cart {
    const mapping = context();
    const answer = parseAnswer(mapping.shapes.order, order, 'vendure', ambiguous);
    identity.currency = answer.lines[0] ? answer.currencyCode : null;
    return (last = toCart(answer, mapping));
  }

  return {
    inTurn: oneAtATime(),
    adopt,
    get last() {
      return last;
    },
    forget() {
      last = null;
    },
    async read(options: CallOptions | undefined): Promise<Cart | null> {
      if (!identity.token) return null;
      const { activeOrder } = await client.request({
        options,
        personal: true,
        query: `{activeOrder${selection(context().shapes.order)}}`,
      });
      const cart = activeOrder ? adopt(activeOrder, false) : null;
      // An order without lines and codes: all was removed, or nothing was ever added.
      if (cart?.lines[0] || cart?.codes[0]) return cart;
      identity.currency = null;
      return (last = null);
    },
  };
}

export type Session = ReturnType<typeof createSession>;
