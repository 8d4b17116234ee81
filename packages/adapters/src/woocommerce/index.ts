export { woocommerceAdapter, type WoocommerceAdapterOptions } from './adapter.js';
