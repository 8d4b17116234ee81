export { consoleSink } from '../console-sink/index.js';
export { browserStorage } from './browser-storage.js';
export { memoryAdapter, type MemoryAdapterOptions, type Wire } from './memory-adapter.js';
export { createMemoryBackend, type MemoryBackend, type MemoryBackendOptions } from './memory-backend.js';
export type { Order, OrderAddress, Quote } from './order.js';
export { demoSeed } from './seed/demo-seed.js';
export type { Seed, SeedAccount, SeedProduct } from './seed/seed.js';
