export { shopifyThemeAdapter, type ShopifyThemeAdapterOptions } from './adapter.js';
export type { CatalogOptions } from './catalog.js';
export { openThemeCart, type ThemeActions, type ThemePage } from './page.js';
