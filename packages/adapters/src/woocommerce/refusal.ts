import { VitrineError, type Cart, type ErrorCode, type QuantityRule } from '@vitrine/core';
import { safeParse } from 'valibot';
import type { HttpAnswer } from '../http/request.js';
import { refusalShape, type WooRefusal } from './answers.js';

const CODES: Readonly<Record<string, ErrorCode>> = {
  woocommerce_rest_product_out_of_stock: 'out-of-stock',
  woocommerce_rest_product_partially_out_of_stock: 'out-of-stock',
  woocommerce_rest_cart_invalid_product: 'product-not-found',
  woocommerce_rest_product_not_purchasable: 'variant-unavailable',
  woocommerce_rest_missing_variation_data: 'variant-unavailable',
  woocommerce_rest_invalid_variation_data: 'variant-unavailable',
  woocommerce_rest_variation_id_from_variation_data: 'variant-unavailable',
  woocommerce_rest_add_to_cart_error: 'variant-unavailable',
  woocommerce_rest_cart_invalid_key: 'line-not-found',
  woocommerce_rest_cart_coupon_disabled: 'code-not-applicable',
  woocommerce_rest_cart_coupon_invalid_code: 'code-invalid',
  woocommerce_blocks_gift_card_not_found: 'gift-card-not-found',
  woocommerce_blocks_gift_card_invalid: 'gift-card-not-found',
  woocommerce_blocks_gift_card_code_empty: 'gift-card-not-found',
  woocommerce_blocks_gift_card_unsupported_cart: 'code-not-applicable',
  rest_no_route: 'misconfigured',
};

const QUANTITY = new Set(['invalid_quantity', 'readonly_quantity', 'woocommerce_rest_product_invalid_quantity', 'woocommerce_rest_cart_invalid_quantity']);

/** WooCommerce's own numbers for what is wrong with a coupon; only the companion hands them on. */
const COUPONS: Readonly<Record<number, ErrorCode>> = { 100: 'code-invalid', 103: 'code-already-applied', 105: 'code-invalid', 107: 'code-expired' };

/** Every coupon is refused under one code, with a sentence in the shop's language: English shops are understood, the others say "invalid". */
function couponCode({ data, message }: WooRefusal): ErrorCode {
  const number = data?.vitrine_coupon_error;
  if (typeof number === 'number') return COUPONS[number] ?? 'code-not-applicable';
  if (/expired/i.test(message)) return 'code-expired';
  if (/already/i.test(message)) return 'code-already-applied';
  return /spend|not applicable|not valid|limit|sale items|conjunction/i.test(message) ? 'code-not-applicable' : 'code-invalid';
}

/** Which part of a rule a quantity breaks; `available` is the nearest number that helps. */
export function brokenRule({ min, max, step }: QuantityRule, wanted: number, current: number): { readonly code: ErrorCode; readonly available: number } | null {
  if (wanted < min) return { code: 'quantity-below-minimum', available: min };
  if (max !== null && wanted > max) return { code: 'quantity-above-maximum', available: Math.max(0, max - current) };
  return wanted % step === 0 ? null : { code: 'quantity-not-a-step', available: step };
}

export interface RefusalContext {
  readonly where: string;
  /** What was asked for, where it was a quantity. */
  readonly quantity?: { readonly wanted: number; readonly current: number; readonly rule: QuantityRule | undefined };
  /** Reads the cart that comes with a conflict; throws when it is none. */
  readonly cart?: (body: unknown) => Cart;
}

/** The token is not (or no longer) one of this shop: the cart behind it is gone. */
export const isStaleToken = ({ status, body }: HttpAnswer): boolean =>
  (status === 401 || status === 403) && /^woocommerce_rest_(?:missing|invalid)_nonce$/.test((body as { code?: unknown } | null)?.code as string);

/** An answer of 400 or more, as what it means. The shop's sentence is not repeated: it may quote a code. */
export function refusalOf(answer: HttpAnswer, { where, quantity, cart }: RefusalContext): VitrineError {
  const parsed = safeParse(refusalShape, answer.body);
  const message = `${parsed.success ? parsed.output.code : 'no code'}, status ${answer.status}`;
  if (!parsed.success) return new VitrineError('bad-response', { where, message });
  const { code, data, message: words } = parsed.output;
  if (code === 'rate_limit_exceeded') {
    const seconds = answer.headers.get('ratelimit-retry-after') ?? /\d+/.exec(words)?.[0];
    return new VitrineError('rate-limited', { where, message, retryAfter: Number(seconds ?? 10) * 1000 });
  }
  if (code === 'woocommerce_rest_cart_coupon_error') return new VitrineError(couponCode(parsed.output), { where, message });
  if (QUANTITY.has(code)) {
    const broken = (quantity?.rule && brokenRule(quantity.rule, quantity.wanted, quantity.current)) ?? { code: 'quantity-above-maximum' as const, available: undefined };
    return new VitrineError(broken.code, { where, message, ...(broken.available === undefined ? {} : { available: broken.available }) });
  }
  const ours = CODES[code] ?? (answer.status === 409 ? 'conflict' : answer.status === 401 || answer.status === 403 ? 'misconfigured' : 'bad-response');
  const left = ours === 'out-of-stock' ? /\((\d+)\D*\)[^()]*$/.exec(words)?.[1] : undefined;
  return new VitrineError(ours, { where, message, ...(left === undefined ? {} : { available: Number(left) }), ...adopted(data?.cart, cart) });
}

function adopted(body: unknown, read: RefusalContext['cart']): { readonly cart?: Cart } {
  try {
    return body && read ? { cart: read(body) } : {};
  } catch {
    return {};
  }
}
