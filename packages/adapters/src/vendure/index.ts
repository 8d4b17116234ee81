export { vendureAdapter, type VendureAdapterOptions } from './vendure-adapter.js';
export type { FieldNames } from './schema.js';
