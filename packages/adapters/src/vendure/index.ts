export { vendureAdapter, type VendureAdapterOptions } from './adapter.js';
export type { FieldNames } from './discovery.js';
