import type { Cart, CartResult, CartWarning } from '@vitrine/core';
import { selection } from '../http/shape.js';
import type { VendureContext } from './context.js';
import { refusalOf, refused } from './refusal.js';
import { refuse } from './refuse.js';
import type { ShopCall } from './shop-api.js';
import { currencyOf } from './sight.js';

export interface Change extends Pick<ShopCall, 'variables' | 'options' | 'errorCodes'> {
  /** With `{...C}` for the order and `{...R}` for a refusal; `result` is the alias of the one that counts. */
  readonly text: string;
  /** Begins a cart where there is none: it is of the market's currency then, and only then. */
  readonly begins?: boolean;
}

/** How the order of this shopper is changed. */
export function cartChange({ api, session, cart: order, sight }: VendureContext) {
  /** The results of a mutation, by alias. An order at the checkout is opened again: the shopper came back. */
  async function change({ text, begins = false, ...call }: Change): Promise<Readonly<Record<string, unknown>>> {
    if (!session.token && !begins) throw refuse('cart-gone');
    const { documents, schema, market } = sight();
    const wanted = currencyOf(schema, market);
    const query = `mutation${text}${text.includes('...C') ? `fragment C on Order${selection(documents.order)}` : ''}${
      text.includes('...R')
        ? 'fragment R on ErrorResult{errorCode ...on InsufficientStockError{quantityAvailable}...on OrderInterceptorError{interceptorError}}'
        : ''
    }`;
    for (let attempt = 0; ; attempt++) {
      const { currency } = session;
      if (begins && currency && currency !== wanted)
        throw refuse('currency-mismatch', { message: `the cart is in ${currency}` });
      // Always said: a change in another currency converts the whole order, in silence.
      const data = await api({ ...call, query, begins, currency: currency ?? wanted });
      const results = Object.values(data).flatMap((result) => [
        result,
        ...((Object(result) as { errorResults?: unknown[] }).errorResults ?? []),
      ]);
      if (attempt > 0 || !results.some((result) => refusalOf(result)?.closed)) return data;
      await api({
        options: call.options,
        query: 'mutation{transitionOrderToState(state:"AddingItems"){__typename}}',
        currency: currency ?? wanted,
      });
    }
  }

  /** What happened to other lines than those that were meant. */
  function sideEffects(before: Cart | null, now: Cart): CartWarning[] {
    return (before?.lines ?? []).flatMap(({ id, title, unitPrice }): CartWarning[] => {
      // The session was too old, or its order was paid elsewhere: this is another order.
      if (before?.id !== now.id) return [{ code: 'line-removed', lineId: id, title, quantity: 0 }];
      const line = now.lines.find((one) => one.id === id);
      return line && line.unitPrice.amount !== unitPrice.amount
        ? [{ code: 'price-changed', lineId: id, title, quantity: line.quantity }]
        : [];
    });
  }

  return {
    change,
    sideEffects,
    /** A change with one result: the cart, or its refusal. */
    async only(ask: Change): Promise<CartResult> {
      const before = order.last;
      const { result } = await change(ask);
      const refusal = refusalOf(result);
      if (refusal) throw refused(refusal);
      if (!result) throw refuse('cart-gone');
      const cart = order.seen((result as { order?: unknown }).order ?? result);
      return { cart, warnings: sideEffects(before, cart) };
    },
  };
}

export type CartChange = ReturnType<typeof cartChange>;
