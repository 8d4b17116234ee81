import type { CatalogPort } from '@vitrine/core';
import { createGiftCard, type GiftCardWithCodes } from './gift-card.js';
import type { Session } from './session.js';

/** The port that a page does not need to show products and to sell them. */
export function createPorts(
  session: Session,
  catalog: CatalogPort,
  handle: string,
): { readonly giftCard: GiftCardWithCodes } {
  return { giftCard: createGiftCard(session, catalog, handle) };
}
