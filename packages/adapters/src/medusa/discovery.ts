import type { CallOptions, Capability, VitrineError } from '@vitrine/core';
import { hasCode } from '../http/backend-errors.js';
import { ANYTHING, NUMBER, type Answer, type Shape } from '../http/shape.js';
import type { Client } from './client.js';

export interface ShopFeatures {
  /** Whether the shop has the loyalty plugin. */
  readonly hasLoyalty: boolean;
  /** How many days ahead the companion delivers a gift card; 0 = the shop has no companion. */
  readonly scheduleMaxDays: number;
  /** Capabilities that need what the shop lacks. */
  readonly disable: readonly Capability[];
}

/** Finds out which plugins the shop has. */
export async function discover(client: Client, options: CallOptions | undefined): Promise<ShopFeatures> {
  /**
   * The answer of a plugin's route, or its error; `null` = the shop does not know the route. An unknown route is
   * answered with an HTML page, while an error of a known route is JSON with its type (a gateway in between may answer
   * with JSON, too).
   */
  const probe = <const S extends Shape>(path: string, shape: S): Promise<Answer<S> | VitrineError | null> =>
    client.request(shape, { path, options, usualError: 'gift-card-not-found' }).catch((thrown: unknown) => {
      if (hasCode(thrown, 'gift-card-not-found')) return /not_found/.test(thrown.message) ? thrown : null;
      if (hasCode(thrown, 'bad-response')) return null;
      throw thrown;
    });

  // The companion's routes need the loyalty plugin. Where they are there, no second request is sent, because browsers
  // write every 404 to the console.
  const companion = await probe('/store/vitrine', { scheduleMaxDays: NUMBER });
  const scheduleMaxDays = companion && 'scheduleMaxDays' in companion ? companion.scheduleMaxDays : 0;
  const hasLoyalty = scheduleMaxDays > 0 || (await probe('/store/gift-cards/none', ANYTHING)) !== null;
  // Cards are sold only where the companion delivers them.
  const disable: readonly Capability[] = !hasLoyalty
    ? ['giftCard', 'giftWallet']
    : scheduleMaxDays > 0
      ? []
      : ['giftCard.config', 'giftCard.designs', 'giftCard.addToCart', 'giftWallet.balance', 'giftWallet.redeem'];
  return { hasLoyalty, scheduleMaxDays, disable };
}
