export { consoleSink } from '../console-sink/index.js';
export { memoryAdapter, type MemoryAdapterOptions } from './adapter.js';
export { browserStorage } from './backend/browser-storage.js';
export { createMemoryBackend, type MemoryBackend, type MemoryBackendOptions } from './backend/memory-backend.js';
export type { Order, OrderAddress, Quote } from './backend/order.js';
export { demoSeed } from './backend/seed/demo-seed.js';
export type { Seed, SeedAccount, SeedProduct } from './backend/seed/seed.js';
export type { Wire } from './client.js';
