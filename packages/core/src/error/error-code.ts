/**
 * Every code that Vitrine throws. Each has a page, `docs/errors/<code>.md`, and a text in every locale. A code is added
 * with the first code that throws it.
 */
export const ERROR_CODES = [
  // The way to the backend.
  'network',
  'timeout',
  'aborted',
  'rate-limited',
  'server',
  'bad-response',
  // The page or the adapter.
  'misconfigured',
  'unsupported',
  'unsafe-url',
  // The cart.
  'cart-gone',
  'cart-completed',
  'conflict',
  'line-not-found',
  'currency-mismatch',
  // The product.
  'product-not-found',
  'variant-unavailable',
  'out-of-stock',
  'quantity-below-minimum',
  'quantity-above-maximum',
  'quantity-not-a-step',
  // Discount codes.
  'code-invalid',
  'code-expired',
  'code-not-applicable',
  'code-already-applied',
  // Gift cards.
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
  // Accounts.
  'sign-in-required',
  'credentials-invalid',
  // Content of the page.
  'hotspot-invalid',
  'unknown',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
