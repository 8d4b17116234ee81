import type { ErrorCode, VitrineError } from '@vitrine/core';
import type { HttpAnswer } from '../http/request.js';
import { parseAnswerOrNull, maybe, TEXT } from '../http/shape.js';
import { refuse } from './refuse.js';

const refusalShape = { code: maybe(TEXT), type: maybe(TEXT), message: maybe(TEXT, '') } as const;

/**
 * What Medusa says no with. Few refusals have a code: the rest is told by type and by words of its own source, and `otherwise` is what a
 * refusal of this request usually means. A sentence is never repeated: it may quote what was sent, a gift code among it.
 */
export function refusalOf({ status, body }: HttpAnswer, otherwise: ErrorCode): VitrineError {
  const { code, type, message = '' } = parseAnswerOrNull(refusalShape, body) ?? {};
  const meaning = ((): ErrorCode => {
    if (code === 'insufficient_inventory') return 'out-of-stock';
    if (code === 'gift_card_empty') return 'gift-card-empty';
    if (/publishable/i.test(message)) return 'misconfigured';
    if (status === 401) return 'sign-in-required';
    if (status === 409) return 'conflict';
    // A cart that is paid is over as well.
    if (/already completed/.test(message) || (status === 404 && /^cart\b/i.test(message))) return 'cart-gone';
    return otherwise;
  })();
  return refuse(meaning, { message: `${type} ${status}` });
}
