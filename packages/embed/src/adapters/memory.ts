import {
  browserStorage,
  createMemoryBackend,
  demoSeed,
  memoryAdapter,
  type MemoryBackend,
} from '@vitrine/adapters/memory';
import type { Adapter } from '@vitrine/core';

/** `data-adapter="memory"`: a whole shop in the browser, for demonstrations. */
export function adapter(): Adapter {
  return memoryAdapter(backend());
}

/** The same shop's server, for the demonstration's checkout page. */
export function backend(): MemoryBackend {
  return createMemoryBackend(demoSeed, browserStorage());
}

export { createMemoryBackend, demoSeed, memoryAdapter };
