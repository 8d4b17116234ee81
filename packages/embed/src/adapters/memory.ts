import {
  browserStorage,
  createMemoryBackend,
  demoSeed,
  memoryAdapter,
  type MemoryBackend,
} from '@vitrine/adapters/memory';
import type { Adapter } from '@vitrine/core';

/** Pictures, a video and gift-card designs that ship beside the script, so that a page of any origin can show them. */
const sample = (folder: string): string => new URL(`../sample/${folder}`, import.meta.url).href;

/** `data-adapter="memory"`: a whole shop in the browser, for demonstrations. */
export function adapter(): Adapter {
  return memoryAdapter(backend(), { mediaBase: sample('media'), designsBase: sample('gift-designs') });
}

/** The same shop's server, for the demonstration's checkout page. */
export function backend(): MemoryBackend {
  return createMemoryBackend(demoSeed, browserStorage());
}

export { createMemoryBackend, demoSeed, memoryAdapter };
