import { createMemoryBackend, demoSeed, memoryAdapter } from '@vitrine/adapters/memory';
import type { Adapter } from '@vitrine/core';

/** `data-adapter="memory"`: a whole shop in the browser, for demonstrations. */
export function adapter(): Adapter {
  return memoryAdapter(createMemoryBackend(demoSeed, localStorageOrNone()));
}

function localStorageOrNone(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
