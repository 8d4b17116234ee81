import { ERROR_CODES, type Cart, type ErrorCode, type VitrineErrorInit } from '@vitrine/core';
import { parseAnswer, maybe, NUMBER, TEXT } from '../http/shape.js';
import { refuse } from './refuse.js';

/** Answered where a change was refused; everything is absent where it was not. `refusal` and `retryAfter` are words of our own plugin. */
const REFUSAL = {
  errorCode: maybe(TEXT),
  quantityAvailable: maybe(NUMBER),
  interceptorError: maybe(TEXT),
  refusal: maybe(TEXT),
  retryAfter: maybe(NUMBER),
  fields: maybe([{ index: NUMBER, field: TEXT, code: TEXT }]),
} as const;

/** What Vendure calls it, and what it means to a shopper. */
const MEANINGS: Readonly<Record<string, ErrorCode>> = {
  INSUFFICIENT_STOCK_ERROR: 'out-of-stock',
  ORDER_LIMIT_ERROR: 'quantity-above-maximum',
  NEGATIVE_QUANTITY_ERROR: 'quantity-below-minimum',
  COUPON_CODE_INVALID_ERROR: 'code-invalid',
  COUPON_CODE_EXPIRED_ERROR: 'code-expired',
  COUPON_CODE_LIMIT_ERROR: 'code-not-applicable',
  NO_ACTIVE_ORDER_ERROR: 'cart-gone',
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
  const {
    errorCode,
    quantityAvailable: available,
    interceptorError,
    refusal,
    retryAfter,
    fields,
  } = parseAnswer(REFUSAL, Object(value), 'vendure', true);
  if (!errorCode && !refusal) return null;
  return {
    // An interceptor and a plugin of the shop may speak our words.
    code: ours(refusal) ?? ours(interceptorError) ?? MEANINGS[errorCode ?? ''] ?? 'variant-unavailable',
    closed: errorCode === CLOSED,
    ...(available === null ? {} : { available }),
    ...(retryAfter ? { retryAfter } : {}),
    ...(fields
      ? { fields: fields.map(({ index, field, code }) => ({ field: [index, field], code: ours(code) ?? 'unknown' })) }
      : {}),
  };
}

export const refused = ({ code, closed: _, ...init }: Refusal, cart?: Cart | null): Error =>
  refuse(code, { ...init, ...(cart ? { cart } : {}) });
