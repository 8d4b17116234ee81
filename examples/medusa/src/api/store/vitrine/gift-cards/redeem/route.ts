import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { MedusaError } from '@medusajs/framework/utils';
import { findCard } from '../../../../../gift-cards/find-card';
import { countWrong } from '../../../../../gift-cards/guesses';
import { redeem } from '../../../../../gift-cards/redeem';

/**
 * A card becomes store credit of who is signed in. The plugin's own address wants the code of an account, and breaks at
 * that of a card.
 */
export async function POST(
  request: AuthenticatedMedusaRequest<{ code?: unknown }>,
  response: MedusaResponse,
): Promise<void> {
  const card = await findCard(request.scope, request.body.code);
  if (!card) {
    countWrong(request.ip ?? '');
    throw new MedusaError(MedusaError.Types.NOT_FOUND, 'No such gift card');
  }
  response.json({
    balance: await redeem(request.scope, card, request.auth_context.actor_id),
    currency_code: card.currency,
  });
}
