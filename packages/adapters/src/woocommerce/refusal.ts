import { VitrineError, type Cart, type ErrorCode, type QuantityRule, type VitrineErrorInit } from '@vitrine/core';
import type { HttpAnswer } from '../http/request.js';
import { refusalShape } from './answers.js';
import { parseAnswerOrNull } from '../http/shape.js';

/**
 * What the shop's codes mean, most telling first; they begin with `woocommerce_rest_` or the name of a plugin. Every coupon is refused under one code
 * and a sentence in the shop's language: the companion hands WooCommerce's own number on, without it English shops are understood.
 */
const MEANINGS: readonly (readonly [RegExp, ErrorCode])[] = [
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
  // a token that is too old, or another shop's
  [/_nonce$/, 'cart-gone'],
  [/no_route/, 'misconfigured'],
  // the plugin behind a namespace is gone
  [/extensions_error/, 'unsupported'],
];

/** Which part of a rule a quantity breaks; `available` is the nearest number that helps. */
export function brokenRule(
  { min, max, step }: QuantityRule,
  wanted: number,
  current: number,
): { readonly code: ErrorCode; readonly available: number } | null {
  if (wanted < min) return { code: 'quantity-below-minimum', available: min };
  if (max !== null && wanted > max) return { code: 'quantity-above-maximum', available: Math.max(0, max - current) };
  return wanted % step === 0 ? null : { code: 'quantity-not-a-step', available: step };
}

export interface RefusalContext {
  readonly where: string;
  /** What was asked for, where it was a quantity. */
  readonly quantity?:
    { readonly wanted: number; readonly current: number; readonly rule: QuantityRule | undefined } | undefined;
  /** Reads the cart that comes with a conflict. */
  readonly cart?: (body: unknown) => Cart;
}

/** An answer of 400 or more, as what it means. The shop's sentence is not repeated: it may quote a code. */
export function refusalOf(
  { status, headers, body }: HttpAnswer,
  { where, quantity, cart }: RefusalContext,
): VitrineError {
  const { code, data, message: words } = parseAnswerOrNull(refusalShape, body) ?? { code: '', data: null, message: '' };
  const refuse = (ours: ErrorCode, more?: VitrineErrorInit): VitrineError =>
    new VitrineError(ours, { where, message: `${code} ${status}`, ...more });
  // with status 400, and a header that a page of another origin may not read
  if (code === 'rate_limit_exceeded')
    return refuse('rate-limited', {
      retryAfter: Number(headers.get('ratelimit-retry-after') ?? /\d+/.exec(words)?.[0] ?? 10) * 1000,
    });
  if (/_quantity$/.test(code)) {
    const broken = quantity?.rule && brokenRule(quantity.rule, quantity.wanted, quantity.current);
    return refuse(broken?.code ?? 'quantity-above-maximum', broken ?? {});
  }
  const said = /coupon_error$/.test(code) ? `${code} ${data?.vitrine_coupon_error ?? words}` : code;
  const ours =
    MEANINGS.find(([pattern]) => pattern.test(said))?.[1] ??
    (status === 409 ? 'conflict' : status === 401 || status === 403 ? 'misconfigured' : 'bad-response');
  const left = ours === 'out-of-stock' && /\((\d+)\D*\)[^()]*$/.exec(words)?.[1];
  return refuse(ours, {
    ...(left ? { available: Number(left) } : {}),
    ...(data?.cart && cart ? { cart: cart(data.cart) } : {}),
  });
}
