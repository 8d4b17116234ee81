import { openThemeCart, shopifyThemeAdapter } from '@vitrine/adapters/shopify-theme';
import type { Adapter } from '@vitrine/core';

/** `data-adapter="shopify-theme"`: the shop whose theme this page is. */
export function adapter(): Adapter {
  return shopifyThemeAdapter();
}

/** The theme's own drawer goes before ours. */
export const openCart = (): boolean => openThemeCart();
