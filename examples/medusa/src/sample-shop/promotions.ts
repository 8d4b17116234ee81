import type { ExecArgs } from '@medusajs/framework/types';
import { createPromotionsWorkflow } from '@medusajs/medusa/core-flows';
import type { Catalogue } from './catalogue';

const DAY = 86_400_000;

/** The demo's codes, for goods in dollars where a code takes off an amount: Medusa's promotions hold one currency. */
export async function createPromotions(container: ExecArgs['container'], shop: Catalogue): Promise<void> {
  const codes = shop.discounts.flatMap(({ code, percent, fixed, minimum, expired }) => {
    const value = percent ?? fixed?.['usd'];
    if (value === undefined || value === null) return [];
    const least = minimum?.['usd'];
    return [
      {
        code,
        type: 'standard' as const,
        status: 'active' as const,
        application_method: {
          type: percent === null ? ('fixed' as const) : ('percentage' as const),
          target_type: 'items' as const,
          allocation: 'across' as const,
          value,
          currency_code: 'usd',
        },
        ...(least === undefined
          ? {}
          : { rules: [{ attribute: 'item_total', operator: 'gte' as const, values: [String(least)] }] }),
        ...(expired
          ? {
              campaign: {
                name: code,
                campaign_identifier: code,
                starts_at: new Date(Date.now() - 60 * DAY),
                ends_at: new Date(Date.now() - 30 * DAY),
              },
            }
          : {}),
      },
    ];
  });
  await createPromotionsWorkflow(container).run({ input: { promotionsData: codes } });
}
