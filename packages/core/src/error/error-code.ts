/**
 * Every code Vitrine throws, and nothing else. Each has a page, `docs/errors/<code>.md`, and a text in every locale.
 * A code arrives with the first thing that throws it.
 */
export const ERROR_CODES = [
  // the way to the backend
  'network',
  'timeout',
  'aborted',
  'rate-limited',
  'server',
  'bad-response',
  // the page or the adapter
  'misconfigured',
  'unsupported',
  'unsafe-url',
  // the cart
  'cart-gone',
  'cart-completed',
  'conflict',
  'line-not-found',
  'currency-mismatch',
  // what is bought
  'product-not-found',
  'variant-unavailable',
  'out-of-stock',
  'quantity-below-minimum',
  'quantity-above-maximum',
  'quantity-not-a-step',
  // codes
  'code-invalid',
  'code-expired',
  'code-not-applicable',
  'code-already-applied',
  // gift cards
  'gift-card-empty',
  'gift-card-not-found',
  'validation',
  'amount-out-of-range',
  'amount-not-a-step',
  'email-invalid',
  'date-out-of-range',
  'text-required',
  'text-too-long',
  'consent-required',
  // who is signed in
  'sign-in-required',
  'credentials-invalid',
  // what a page hands us
  'hotspot-invalid',
  'unknown',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
