export { medusaAdapter, type MedusaAdapterOptions } from './medusa-adapter.js';
