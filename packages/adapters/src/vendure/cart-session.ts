import { ERROR_CODES, VitrineError, type CallOptions, type Cart, type CartWarning, type ErrorCode } from '@vitrine/core';
import { nullish, number, object, optional, string } from 'valibot';
import { answerOf } from '../http/answer-of.js';
import { oneAtATime } from '../http/one-at-a-time.js';
import { orderFields, orderShape, cartView } from './cart-view.js';
import type { Sight } from './product.js';
import type { Schema } from './schema.js';
import type { Session } from './session.js';
import type { ShopApi, ShopCall } from './shop-api.js';

const refusalShape = object({ errorCode: optional(string()), quantityAvailable: nullish(number()), interceptorError: nullish(string()), maxItems: nullish(number()) });

/** For `...refusal` in a result that may be one. */
const REFUSAL = 'fragment refusal on ErrorResult{errorCode ...on InsufficientStockError{quantityAvailable} ...on OrderInterceptorError{interceptorError} ...on OrderLimitError{maxItems}}';

/** What Vendure calls it, and what it means to a shopper. */
const MEANINGS: Readonly<Record<string, ErrorCode>> = {
  INSUFFICIENT_STOCK_ERROR: 'out-of-stock', ORDER_LIMIT_ERROR: 'quantity-above-maximum', NEGATIVE_QUANTITY_ERROR: 'quantity-below-minimum',
  COUPON_CODE_INVALID_ERROR: 'code-invalid', COUPON_CODE_EXPIRED_ERROR: 'code-expired', COUPON_CODE_LIMIT_ERROR: 'code-not-applicable', NO_ACTIVE_ORDER_ERROR: 'cart-gone',
};

const CLOSED = 'ORDER_MODIFICATION_ERROR';

export interface Refusal {
  readonly code: ErrorCode;
  readonly available: number | undefined;
  /** The order is at the checkout: nothing in it can be changed there. */
  readonly closed: boolean;
}

/** `null` = it is no refusal. */
export function refusalOf(value: unknown, where: string): Refusal | null {
  const { errorCode, interceptorError, quantityAvailable, maxItems } = answerOf(refusalShape, value, where, true);
  if (errorCode === undefined) return null;
  // A shop's own interceptor may speak our words.
  const own = ERROR_CODES.find((code) => code === interceptorError);
  return { code: own ?? MEANINGS[errorCode] ?? 'variant-unavailable', available: quantityAvailable ?? maxItems ?? undefined, closed: errorCode === CLOSED };
}

export interface Change extends Pick<ShopCall, 'where' | 'variables' | 'options' | 'meaning'> {
  /** Declarations of `variables`, and the mutation with `...cart` and `...refusal` where they are wanted. */
  readonly declares: string;
  readonly mutation: string;
  /** Begins a cart where there is none: it is of the market's currency then, and only then. */
  readonly begins?: boolean;
}

export interface CartSessionParts {
  readonly api: ShopApi;
  readonly session: Session;
  readonly schema: () => Schema;
  readonly sight: () => Sight;
  readonly currency: () => string;
}

/** One shopper's order, as long as it is a cart. Changes go one after the other: Vendure loses one of two at the same time. */
export function cartSession({ api, session, schema, sight, currency }: CartSessionParts) {
  const inTurn = oneAtATime();
  let last: Cart | null = null;

  function seen(order: unknown, where: string, ambiguous: boolean): Cart {
    const read = answerOf(orderShape, order, where, ambiguous);
    session.keep(read.lines.length > 0 ? read.currencyCode : null);
    last = cartView(read, sight());
    return last;
  }

  async function read(options: CallOptions | undefined): Promise<Cart | null> {
    if (session.token === null) return null;
    const { activeOrder } = await api({ where: 'cart.get', options, personal: true, query: `{activeOrder{...cart}} fragment cart on Order{${orderFields(schema())}}` });
    if (activeOrder) {
      const cart = seen(activeOrder, 'vendure.cart.get', false);
      // What is left of a cart when all was taken out, or of a session that never put anything in.
      if (cart.lines.length > 0 || cart.codes.length > 0) return cart;
    }
    session.keep(null);
    last = null;
    return null;
  }

  /** The results of a mutation, by alias. An order at the checkout is opened again: the shopper came back. */
  async function change({ declares, mutation, begins = false, where, ...call }: Change): Promise<Readonly<Record<string, unknown>>> {
    if (session.token === null && !begins) throw new VitrineError('cart-gone', { where: `vendure.${where}` });
    const query = `mutation${declares ? `(${declares})` : ''}{${mutation}} ${mutation.includes('...cart') ? `fragment cart on Order{${orderFields(schema())}}` : ''} ${mutation.includes('...refusal') ? REFUSAL : ''}`;
    for (let attempt = 0; ; attempt++) {
      const filled = session.currency;
      if (begins && filled !== null && filled !== currency()) throw new VitrineError('currency-mismatch', { where: `vendure.${where}`, message: `the cart is in ${filled}` });
      // Always said: a change in another currency converts the whole order, in silence.
      const data = await api({ ...call, where, query, changes: true, currency: filled ?? currency() });
      const closed = Object.values(data).some((result) => result !== null && [result, ...((result as { errorResults?: unknown[] }).errorResults ?? [])].some((one) => refusalOf(one, where)?.closed));
      if (!closed || attempt > 0) return data;
      await api({ where, options: call.options, changes: true, currency: filled, query: 'mutation{transitionOrderToState(state:"AddingItems"){__typename}}' });
    }
  }

  return {
    inTurn, read, change, seen,
    /** What the last answer said; `null` = nothing yet, or no cart. */
    get last() {
      return last;
    },
    forget() {
      last = null;
    },
    /** Prices that are not what they were in the last answer. */
    repriced(before: Cart | null, now: Cart): CartWarning[] {
      return now.lines.flatMap(({ id, title, quantity, unitPrice }): CartWarning[] => {
        const old = before?.currency === now.currency ? before.lines.find((line) => line.id === id) : undefined;
        return old && old.unitPrice.amount !== unitPrice.amount ? [{ code: 'price-changed', lineId: id, title, quantity }] : [];
      });
    },
  };
}

export type CartSession = ReturnType<typeof cartSession>;
