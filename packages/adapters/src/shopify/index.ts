export { shopifyAdapter, type ShopifyAdapterOptions } from './adapter.js';
export type { CatalogOptions } from './catalog.js';
export type { ClientOptions } from './client.js';
