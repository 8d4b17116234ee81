import type { ErrorCode, VitrineError } from '@vitrine/core';
import { asAmbiguous, createBackendError } from '../http/backend-errors.js';
import type { HttpAnswer } from '../http/request.js';
import { maybe, parseAnswerOrNull, TEXT } from '../http/shape.js';

export const backendError = createBackendError('medusa');

/** A failure after a step that was applied: the cart must be read to learn what is in it. */
export const ambiguousError = (thrown: VitrineError): VitrineError => asAmbiguous('medusa', thrown);

const errorShape = { code: maybe(TEXT), type: maybe(TEXT), message: maybe(TEXT, '') } as const;

/**
 * The error of an answer with status 400 or more. Few of Medusa's errors have a code: the others are distinguished by
 * type and by words of Medusa's own source, and `usual` is what an error of this request usually means. The sentence is
 * never repeated: it may quote what was sent, a gift code among it.
 */
export function responseError({ status, body }: HttpAnswer, usual: ErrorCode): VitrineError {
  const { code, type, message = '' } = parseAnswerOrNull(errorShape, body) ?? {};
  const ownCode = ((): ErrorCode => {
    if (code === 'insufficient_inventory') return 'out-of-stock';
    if (code === 'gift_card_empty') return 'gift-card-empty';
    if (/publishable/i.test(message)) return 'misconfigured';
    if (status === 401) return 'sign-in-required';
    if (status === 409) return 'conflict';
    // A cart that is paid is gone, too.
    if (/already completed/.test(message) || (status === 404 && /^cart\b/i.test(message))) return 'cart-gone';
    return usual;
  })();
  return backendError(ownCode, { message: `${type} ${status}` });
}
