import type { VitrineError } from '@vitrine/core';
import { createBackendError } from '../http/backend-errors.js';
import { errorCodeOf } from '../shopify-shared/error-codes.js';
import type { ChangeAnswer } from './schema.js';

export const backendError = createBackendError('shopify');

/** The error of a change that was not applied. Shopify answers without a cart when the cart is gone. */
export function changeError({ userErrors: [error] }: ChangeAnswer): VitrineError {
  const message = `${error?.code} ${error?.field?.join('.') ?? 'cartId'}`;
  const code = errorCodeOf(message) ?? 'unknown';
  return backendError(code, {
    message,
    fields: code === 'validation' ? [{ field: [Number(/\d+/.exec(message)), 'email'], code: 'email-invalid' }] : [],
  });
}
