import { VitrineError, type ErrorCode, type VitrineErrorInit } from '@vitrine/core';

/**
 * What Shopify's codes mean, of whole requests (`THROTTLED`) and of changes (`INVALID cartId`, a code and where it applies). Its sentences are
 * not read: they are in the shop's language, and may quote what was sent.
 */
const CODES: readonly (readonly [RegExp, ErrorCode])[] = [
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

export const meaningOf = (message: string): ErrorCode | undefined =>
  CODES.find(([pattern]) => pattern.test(message))?.[1];

export const refuse = (code: ErrorCode, init?: VitrineErrorInit): VitrineError =>
  new VitrineError(code, { where: 'shopify', ...init });
