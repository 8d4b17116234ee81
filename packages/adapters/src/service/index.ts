export { serviceAdapter, type ServiceAdapterOptions } from './adapter.js';
