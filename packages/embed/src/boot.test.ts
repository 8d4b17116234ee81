import { assert } from 'chai';
import { createMemoryBackend, demoSeed, memoryAdapter } from '@vitrine/adapters/memory';
import { VitrineError, type Adapter, type Shop } from '@vitrine/core';
import { start } from './boot.js';

const data = { locale: 'en', country: 'US' };

/** A memory shop whose backend cannot be reached for a change of the market. */
function adapter(): Adapter {
  return {
    ...memoryAdapter(createMemoryBackend(demoSeed), { analytics: null }),
    reconfigure: () => Promise.reject(new VitrineError('network', { where: 'test' })),
  };
}

describe('the commands of the script tag', () => {
  it('report a language that the backend does not take, and leave no promise unhandled', async () => {
    const { error } = console;
    const printed: unknown[][] = [];
    const unhandled: PromiseRejectionEvent[] = [];
    const note = (event: PromiseRejectionEvent): void => void unhandled.push(event);
    console.error = (...parts: unknown[]) => void printed.push(parts);
    addEventListener('unhandledrejection', note);
    const { call } = start(data, '', [['adapter', adapter()]]);
    try {
      const shop = await new Promise<Shop>((resolve) => call(['ready', resolve]));
      call(['locale', 'ar']);
      while (printed.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
      // An unhandled rejection is reported one task after it happens.
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(shop.$state.get().market.locale, 'en');
      assert.equal((printed[0]?.[1] as VitrineError).code, 'network');
      assert.deepEqual(unhandled, []);
    } finally {
      call(['destroy']);
      console.error = error;
      removeEventListener('unhandledrejection', note);
    }
  });
});
