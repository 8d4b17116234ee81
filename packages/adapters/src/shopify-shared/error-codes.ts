import type { ErrorCode } from '@vitrine/core';

/**
 * Shopify's codes, of whole requests (`THROTTLED`) and of cart changes (a code and the field it is about, `INVALID
 * cartId`), and ours for them; the first match counts. Shopify's messages are not read: they are in the shop's language
 * and may quote what was sent.
 */
const codes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/THROTTLED/, 'rate-limited'],
  [/CONFLICT/, 'conflict'],
  [/DENIED|UNAUTHORIZED/, 'misconfigured'],
  [/INTERNAL|UNAVAILABLE|TIMEOUT/, 'server'],
  [/cartId/, 'cart-gone'],
  [/MINIMUM/, 'quantity-below-minimum'],
  [/MAXIMUM|LESS|TOO_LARGE/, 'quantity-above-maximum'],
  [/INCREMENT/, 'quantity-not-a-step'],
  [/E_LINE |\.id$|lineIds/, 'line-not-found'],
  [/merch|MERCH|PLAN/, 'variant-unavailable'],
  [/NOTE/, 'text-too-long'],
  [/RECIPIENT/, 'validation'],
];

export const errorCodeOf = (message: string): ErrorCode | undefined =>
  codes.find(([pattern]) => pattern.test(message))?.[1];
