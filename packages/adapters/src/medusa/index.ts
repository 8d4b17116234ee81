export { medusaAdapter, type MedusaAdapterOptions } from './adapter.js';
