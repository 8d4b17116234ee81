import { ERROR_CODES, type Cart, type ErrorCode, type VitrineError, type VitrineErrorInit } from '@vitrine/core';
import { createBackendError } from '../http/backend-errors.js';
import { maybe, NUMBER, parseAnswer, TEXT } from '../http/shape.js';

export const backendError = createBackendError('vendure');

/** A result that was not applied; all fields are absent where it was. `rejection` and `retryAfter` are our plugin's. */
const errorShape = {
  errorCode: maybe(TEXT),
  quantityAvailable: maybe(NUMBER),
  interceptorError: maybe(TEXT),
  rejection: maybe(TEXT),
  retryAfter: maybe(NUMBER),
  fields: maybe([{ index: NUMBER, field: TEXT, code: TEXT }]),
} as const;

/** Vendure's codes and ours. */
const codes: Readonly<Record<string, ErrorCode>> = {
  INSUFFICIENT_STOCK_ERROR: 'out-of-stock',
  ORDER_LIMIT_ERROR: 'quantity-above-maximum',
  NEGATIVE_QUANTITY_ERROR: 'quantity-below-minimum',
  COUPON_CODE_INVALID_ERROR: 'code-invalid',
  COUPON_CODE_EXPIRED_ERROR: 'code-expired',
  COUPON_CODE_LIMIT_ERROR: 'code-not-applicable',
  NO_ACTIVE_ORDER_ERROR: 'cart-gone',
};

/** The order is at the checkout, where nothing in it can be changed. */
const closedOrder = 'ORDER_MODIFICATION_ERROR';

export interface ResultError extends VitrineErrorInit {
  readonly code: ErrorCode;
  /** The order is at the checkout. */
  readonly isClosed: boolean;
}

const ownCode = (code: string | null): ErrorCode | undefined => ERROR_CODES.find((known) => known === code);

/** The error in the result of a mutation; `null` = it was applied. */
export function errorIn(result: unknown): ResultError | null {
  const {
    errorCode,
    quantityAvailable: available,
    interceptorError,
    rejection,
    retryAfter,
    fields,
  } = parseAnswer(errorShape, Object(result), 'vendure', true);
  if (!errorCode && !rejection) return null;
  return {
    // An interceptor and a plugin of the shop may use our codes.
    code: ownCode(rejection) ?? ownCode(interceptorError) ?? codes[errorCode ?? ''] ?? 'variant-unavailable',
    isClosed: errorCode === closedOrder,
    ...(available === null ? {} : { available }),
    ...(retryAfter ? { retryAfter } : {}),
    ...(fields
      ? {
          fields: fields.map(({ index, field, code }) => ({ field: [index, field], code: ownCode(code) ?? 'unknown' })),
        }
      : {}),
  };
}

export const resultError = ({ code, isClosed: _, ...init }: ResultError, cart?: Cart | null): VitrineError =>
  backendError(code, { ...init, ...(cart ? { cart } : {}) });
