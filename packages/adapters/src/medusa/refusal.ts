import type { ErrorCode, VitrineError } from '@vitrine/core';
import type { HttpAnswer } from '../http/request.js';
import { fields, maybe, readOrNull, text } from '../http/shape.js';
import { refuse } from './refuse.js';

const refusalShape = fields({ code: maybe(text, ''), type: maybe(text, ''), message: maybe(text, '') });

/**
 * What Medusa says no with. Few refusals have a code: the rest is told by type and by words of its own source, and `otherwise` is what a
 * refusal of this request usually means. A sentence is never repeated: it may quote what was sent, a gift code among it.
 */
export function refusalOf({ status, body }: HttpAnswer, otherwise: ErrorCode): VitrineError {
  const { code, type, message } = readOrNull(refusalShape, body) ?? { code: '', type: '', message: '' };
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
