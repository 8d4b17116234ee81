import type { Cart, CartResult, CartWarning } from '@vitrine/core';
import { selection } from '../http/shape.js';
import type { Client, ShopRequest } from './client.js';
import type { MappingContext } from './context.js';
import { backendError, errorIn, resultError } from './errors.js';
import type { Identity } from './identity.js';
import { currencyOf } from './market.js';
import type { Session } from './session.js';

export interface Change extends Pick<ShopRequest, 'variables' | 'options' | 'errorCodes'> {
  /** With `{...C}` for the order and `{...R}` for its error; `result` is the alias of the one that counts. */
  readonly text: string;
  /** Begins a cart where there is none, in the currency of the market. */
  readonly beginsCart?: boolean;
}

export interface CartChangeParts {
  readonly client: Client;
  readonly identity: Identity;
  readonly session: Session;
  readonly context: () => MappingContext;
}

/** How the order of this shopper is changed. */
export function createCartChange({ client, identity, session, context }: CartChangeParts) {
  /**
   * The results of a mutation, by alias. An order that is at the checkout is reopened: the shopper has come back to the
   * shop.
   */
  async function change({ text, beginsCart = false, ...call }: Change): Promise<Readonly<Record<string, unknown>>> {
    if (!identity.token && !beginsCart) throw backendError('cart-gone');
    const { shapes, schema, market } = context();
    const marketCurrency = currencyOf(schema, market);
    const query = `mutation${text}${text.includes('...C') ? `fragment C on Order${selection(shapes.order)}` : ''}${
      text.includes('...R')
        ? 'fragment R on ErrorResult{errorCode ...on InsufficientStockError{quantityAvailable}...on OrderInterceptorError{interceptorError}}'
        : ''
    }`;
    for (let attempt = 0; ; attempt++) {
      const cartCurrency = identity.currency;
      if (beginsCart && cartCurrency && cartCurrency !== marketCurrency)
        throw backendError('currency-mismatch', { message: `the cart is in ${cartCurrency}` });
      // Every change names the currency of the cart: with another one Vendure converts the whole order in silence.
      const currency = cartCurrency ?? marketCurrency;
      const data = await client.request({ ...call, query, beginsSession: beginsCart, currency });
      const results = Object.values(data).flatMap((result) => [
        result,
        ...((Object(result) as { errorResults?: unknown[] }).errorResults ?? []),
      ]);
      if (attempt > 0 || !results.some((result) => errorIn(result)?.isClosed)) return data;
      await client.request({
        options: call.options,
        query: 'mutation{transitionOrderToState(state:"AddingItems"){__typename}}',
        currency,
      });
    }
  }

  /** Warnings of lines that the change was not about. */
  function sideEffects(before: Cart | null, now: Cart): CartWarning[] {
    return (before?.lines ?? []).flatMap(({ id, title, unitPrice }): CartWarning[] => {
      // Another order: the session has expired, or the order was paid elsewhere.
      if (before?.id !== now.id) return [{ code: 'line-removed', lineId: id, title, quantity: 0 }];
      const line = now.lines.find((candidate) => candidate.id === id);
      return line && line.unitPrice.amount !== unitPrice.amount
        ? [{ code: 'price-changed', lineId: id, title, quantity: line.quantity }]
        : [];
    });
  }

  return {
    change,
    sideEffects,
    /** A change with one result: the cart, or an error. */
    async single(request: Change): Promise<CartResult> {
      const before = session.last;
      const { result } = await change(request);
      const error = errorIn(result);
      if (error) throw resultError(error);
      if (!result) throw backendError('cart-gone');
      const cart = session.adopt((result as { order?: unknown }).order ?? result);
      return { cart, warnings: sideEffects(before, cart) };
    },
  };
}

export type CartChange = ReturnType<typeof createCartChange>;
