import type { VitrineError } from '@vitrine/core';
import type { Change } from './documents.js';
import { meaningOf, refuse } from '../storefront/refuse.js';
import type { Answer } from '../http/shape.js';

export type ChangeAnswer = Answer<Change['shape']>['result'];

/** Nothing of the change was applied. Where no cart is answered, it is gone. */
export function refusalOf({ userErrors: [error] }: ChangeAnswer): VitrineError {
  const message = `${error?.code} ${error?.field?.join('.') ?? 'cartId'}`;
  const code = meaningOf(message) ?? 'unknown';
  return refuse(code, {
    message,
    fields: code === 'validation' ? [{ field: [Number(/\d+/.exec(message)), 'email'], code: 'email-invalid' }] : [],
  });
}
