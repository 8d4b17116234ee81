import type { CatalogPort, GiftCardPort } from '@vitrine/core';
import { createGiftPurchase } from '../shopify-shared/gift-purchase.js';
import { addLines } from './cart.js';
import type { Session } from './session.js';

/** Buying gift cards. Paying with one happens in Shopify's checkout. */
export const createGiftCard = (session: Session, catalog: CatalogPort, handle: string): GiftCardPort =>
  createGiftPurchase('shopify-theme', catalog, handle, (lines, options) => addLines(session, lines, options));
