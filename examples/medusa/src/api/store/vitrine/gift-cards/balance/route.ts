import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { MedusaError } from '@medusajs/framework/utils';
import { findCard } from '../../../../../gift-cards/find-card';
import { countWrong } from '../../../../../gift-cards/guesses';

/**
 * What is left on a card: the plugin's own address tells what it was worth. A POST, so that no code lies in an address
 * or a log of them.
 */
export async function POST(request: MedusaRequest<{ code?: unknown }>, response: MedusaResponse): Promise<void> {
  const card = await findCard(request.scope, request.body.code);
  if (!card) {
    countWrong(request.ip ?? '');
    throw new MedusaError(MedusaError.Types.NOT_FOUND, 'No such gift card');
  }
  response.json({
    last: card.code.slice(-4),
    balance: card.balance,
    currency_code: card.currency,
    expires_on: card.expiresAt?.toISOString().slice(0, 10) ?? null,
  });
}
