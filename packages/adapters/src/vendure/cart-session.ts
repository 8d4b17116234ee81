import { ERROR_CODES, type CallOptions, type Cart, type CartResult, type CartWarning, type ErrorCode, type VitrineErrorInit } from '@vitrine/core';
import { answerTo, maybe, selection } from '../http/shape.js';
import { oneAtATime } from '../http/one-at-a-time.js';
import { cartView } from './cart-view.js';
import { refuse } from './refuse.js';
import type { Session } from './session.js';
import type { ShopApi, ShopCall } from './shop-api.js';
import { currencyOf, type Sight } from './sight.js';

/** Answered where a change was refused; everything is absent where it was not. `refusal` and `retryAfter` are words of our own plugin. */
const REFUSAL = { errorCode: maybe(''), quantityAvailable: maybe(0), interceptorError: maybe(''), refusal: maybe(''), retryAfter: maybe(0), fields: maybe([{ index: 0, field: '', code: '' }]) } as const;

/** What Vendure calls it, and what it means to a shopper. */
const MEANINGS: Readonly<Record<string, ErrorCode>> = {
  INSUFFICIENT_STOCK_ERROR: 'out-of-stock', ORDER_LIMIT_ERROR: 'quantity-above-maximum', NEGATIVE_QUANTITY_ERROR: 'quantity-below-minimum',
  COUPON_CODE_INVALID_ERROR: 'code-invalid', COUPON_CODE_EXPIRED_ERROR: 'code-expired', COUPON_CODE_LIMIT_ERROR: 'code-not-applicable', NO_ACTIVE_ORDER_ERROR: 'cart-gone',
};

/** The order is at the checkout: nothing in it can be changed there. */
const CLOSED = 'ORDER_MODIFICATION_ERROR';

export interface Refusal extends VitrineErrorInit {
  readonly code: ErrorCode;
  readonly closed: boolean;
}

const ours = (code: string | null): ErrorCode | undefined => ERROR_CODES.find((one) => one === code);

/** `null` = it is no refusal. */
export function refusalOf(value: unknown): Refusal | null {
  const { errorCode, quantityAvailable: available, interceptorError, refusal, retryAfter, fields } = answerTo(REFUSAL, Object(value), 'vendure', true);
  if (!errorCode && !refusal) return null;
  return {
    // An interceptor and a plugin of the shop may speak our words.
    code: ours(refusal) ?? ours(interceptorError) ?? MEANINGS[errorCode ?? ''] ?? 'variant-unavailable',
    closed: errorCode === CLOSED,
    ...(available === null ? {} : { available }),
    ...(retryAfter ? { retryAfter } : {}),
    ...(fields ? { fields: fields.map(({ index, field, code }) => ({ field: [index, field], code: ours(code) ?? 'unknown' })) } : {}),
  };
}

export const refused = ({ code, closed: _, ...init }: Refusal, cart?: Cart | null): Error => refuse(code, { ...init, ...(cart ? { cart } : {}) });

export interface Change extends Pick<ShopCall, 'variables' | 'options' | 'meaning'> {
  /** With `{...C}` for the order and `{...R}` for a refusal; `result` is the alias of the one that counts. */
  readonly text: string;
  /** Begins a cart where there is none: it is of the market's currency then, and only then. */
  readonly begins?: boolean;
}

/** One shopper's order, as long as it is a cart. Changes go one after the other: Vendure loses one of two at the same time. */
export function cartSession(api: ShopApi, session: Session, sight: () => Sight) {
  const inTurn = oneAtATime();
  let last: Cart | null = null;

  function seen(order: unknown, ambiguous = true): Cart {
    const view = sight();
    const read = answerTo(view.documents.order, order, 'vendure', ambiguous);
    session.currency = read.lines[0] ? read.currencyCode : null;
    return (last = cartView(read, view));
  }

  async function read(options: CallOptions | undefined): Promise<Cart | null> {
    if (!session.token) return null;
    const { activeOrder } = await api({ options, personal: true, query: `{activeOrder${selection(sight().documents.order)}}` });
    const cart = activeOrder ? seen(activeOrder, false) : null;
    // What is left of a cart when all was taken out, or of a session that never put anything in.
    if (cart?.lines[0] || cart?.codes[0]) return cart;
    session.currency = null;
    return (last = null);
  }

  /** The results of a mutation, by alias. An order at the checkout is opened again: the shopper came back. */
  async function change({ text, begins = false, ...call }: Change): Promise<Readonly<Record<string, unknown>>> {
    if (!session.token && !begins) throw refuse('cart-gone');
    const { documents, schema, market } = sight();
    const wanted = currencyOf(schema, market);
    const query = `mutation${text}${text.includes('...C') ? `fragment C on Order${selection(documents.order)}` : ''}${
      text.includes('...R') ? 'fragment R on ErrorResult{errorCode ...on InsufficientStockError{quantityAvailable}...on OrderInterceptorError{interceptorError}}' : ''
    }`;
    for (let attempt = 0; ; attempt++) {
      const { currency } = session;
      if (begins && currency && currency !== wanted) throw refuse('currency-mismatch', { message: `the cart is in ${currency}` });
      // Always said: a change in another currency converts the whole order, in silence.
      const data = await api({ ...call, query, begins, currency: currency ?? wanted });
      const results = Object.values(data).flatMap((result) => [result, ...(((Object(result) as { errorResults?: unknown[] }).errorResults) ?? [])]);
      if (attempt > 0 || !results.some((result) => refusalOf(result)?.closed)) return data;
      await api({ options: call.options, query: 'mutation{transitionOrderToState(state:"AddingItems"){__typename}}', currency: currency ?? wanted });
    }
  }

  /** What happened to other lines than those that were meant. */
  function sideEffects(before: Cart | null, now: Cart): CartWarning[] {
    return (before?.lines ?? []).flatMap(({ id, title, unitPrice }): CartWarning[] => {
      // The session was too old, or its order was paid elsewhere: this is another order.
      if (before?.id !== now.id) return [{ code: 'line-removed', lineId: id, title, quantity: 0 }];
      const line = now.lines.find((one) => one.id === id);
      return line && line.unitPrice.amount !== unitPrice.amount ? [{ code: 'price-changed', lineId: id, title, quantity: line.quantity }] : [];
    });
  }

  return {
    inTurn, read, change, seen, sideEffects,
    get last() {
      return last;
    },
    forget() {
      last = null;
    },
    /** A change with one result: the cart, or its refusal. */
    async only(ask: Change): Promise<CartResult> {
      const before = last;
      const { result } = await change(ask);
      const refusal = refusalOf(result);
      if (refusal) throw refused(refusal);
      if (!result) throw refuse('cart-gone');
      const cart = seen((result as { order?: unknown }).order ?? result);
      return { cart, warnings: sideEffects(before, cart) };
    },
  };
}

export type CartSession = ReturnType<typeof cartSession>;
