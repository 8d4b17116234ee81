export { staticJsonAdapter, type StaticJsonAdapterOptions } from './adapter.js';
