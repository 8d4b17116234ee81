import type { Cart, ErrorCode, QuantityRule, VitrineError, VitrineErrorInit } from '@vitrine/core';
import { brokenRule } from '../cart/broken-rule.js';
import { createBackendError } from '../http/backend-errors.js';
import type { HttpAnswer } from '../http/request.js';
import { parseAnswerOrNull } from '../http/shape.js';
import { errorShape } from './schema.js';

export const backendError = createBackendError('woocommerce');

const defaultRetryAfterSeconds = 10;

/**
 * The shop's codes and ours; the first match counts. The codes begin with `woocommerce_rest_` or the name of a plugin.
 * Every rejected coupon has the same code and a sentence in the shop's language: the companion adds WooCommerce's own
 * number, without it only English sentences are understood.
 */
const codes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/coupon_error (?:107$|.*expired)/i, 'code-expired'],
  [/coupon_error (?:103$|.*already)/i, 'code-already-applied'],
  [/coupon_error 10[05]$/, 'code-invalid'],
  [
    /coupon_error (?:\d{3}$|.*(?:spend|applicable|not valid|limit|conjunction))|coupon_disabled|card_unsupported/i,
    'code-not-applicable',
  ],
  [/_coupon_/, 'code-invalid'],
  [/out_of_stock$/, 'out-of-stock'],
  [/cart_invalid_product/, 'product-not-found'],
  [/not_purchasable|variation_|add_to_cart_error/, 'variant-unavailable'],
  [/invalid_key/, 'line-not-found'],
  [/gift_card_/, 'gift-card-not-found'],
  // The cart token is too old, or of another shop.
  [/_nonce$/, 'cart-gone'],
  [/no_route/, 'misconfigured'],
  // The plugin of a namespace is gone.
  [/extensions_error/, 'unsupported'],
];

export interface ErrorContext {
  readonly where: string;
  /** The requested quantity, where the request was about one. */
  readonly quantity?:
    { readonly wanted: number; readonly current: number; readonly rule: QuantityRule | undefined } | undefined;
  /** Maps the cart that comes with a conflict. */
  readonly toCart?: (body: unknown) => Cart;
}

/** The error of an answer with status 400 or more. The shop's sentence is not repeated: it may quote a code. */
export function responseError(
  { status, headers, body }: HttpAnswer,
  { where, quantity, toCart }: ErrorContext,
): VitrineError {
  const { code, data, message } = parseAnswerOrNull(errorShape, body) ?? { code: '', data: null, message: '' };
  const error = (ourCode: ErrorCode, more?: VitrineErrorInit): VitrineError =>
    backendError(ourCode, { where, message: `${code} ${status}`, ...more });
  // Sent with status 400, and with a header that CORS hides from a page of another origin.
  if (code === 'rate_limit_exceeded') {
    const seconds = headers.get('ratelimit-retry-after') ?? /\d+/.exec(message)?.[0] ?? defaultRetryAfterSeconds;
    return error('rate-limited', { retryAfter: Number(seconds) * 1000 });
  }
  if (/_quantity$/.test(code)) {
    const broken = quantity?.rule && brokenRule(quantity.rule, quantity.wanted, quantity.current);
    return error(broken?.code ?? 'quantity-above-maximum', broken ?? {});
  }
  const detailed = /coupon_error$/.test(code) ? `${code} ${data?.vitrine_coupon_error ?? message}` : code;
  const ourCode =
    codes.find(([pattern]) => pattern.test(detailed))?.[1] ??
    (status === 409 ? 'conflict' : status === 401 || status === 403 ? 'misconfigured' : 'bad-response');
  const unitsLeft = ourCode === 'out-of-stock' && /\((\d+)\D*\)[^()]*$/.exec(message)?.[1];
  return error(ourCode, {
    ...(unitsLeft ? { available: Number(unitsLeft) } : {}),
    ...(data?.cart && toCart ? { cart: toCart(data.cart) } : {}),
  });
}
