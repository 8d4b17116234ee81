export { woocommerceAdapter, type WoocommerceAdapterOptions } from './woocommerce-adapter.js';
