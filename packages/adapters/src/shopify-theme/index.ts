export { shopifyThemeAdapter, type ShopifyThemeAdapterOptions } from './shopify-theme-adapter.js';
export type { CatalogOptions } from './catalog.js';
export { openThemeCart, type ThemeActions, type ThemePage } from './theme-page.js';
