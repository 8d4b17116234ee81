import { createMemoryBackend, demoSeed, memoryAdapter, type MemoryBackend } from '@vitrine/adapters/memory';
import {
  createMemoryStorage,
  createShop,
  type Adapter,
  type Product,
  type Shop,
  type ShopOptions,
} from '@vitrine/core';

export interface TestShop {
  readonly shop: Shop;
  readonly backend: MemoryBackend;
  readonly adapter: Adapter;
  /** How many requests of each kind have reached the server. */
  readonly calls: Map<string, number>;
  /** While true nothing gets an answer; set to false, what waits is answered. */
  hold: boolean;
  /** What the next requests fail with, one each. */
  readonly failures: unknown[];
}

export interface TestShopOptions extends ShopOptions {
  /** Changes the products that the catalog answers. */
  readonly edit?: (product: Product) => Product;
  /** Ports that the adapter does not have. */
  readonly without?: readonly (keyof Adapter)[];
  readonly productUrl?: (handle: string) => string;
}

/** A shop over a memory server of its own: nothing is stored, no reaction, no other tab. */
export function makeShop({ edit, without = [], productUrl, ...options }: TestShopOptions = {}): TestShop {
  const backend = createMemoryBackend(demoSeed);
  const calls = new Map<string, number>();
  const failures: unknown[] = [];
  const waiting: (() => void)[] = [];
  let hold = false;
  const plain = memoryAdapter(backend, {
    analytics: null,
    ...(productUrl ? { productUrl } : {}),
    async wire(send, call) {
      calls.set(call, (calls.get(call) ?? 0) + 1);
      if (hold) await new Promise<void>((resolve) => waiting.push(resolve));
      if (failures.length > 0) throw failures.shift();
      return send();
    },
  });
  const catalog = plain.catalog;
  const adapter = {
    ...plain,
    ...(catalog && edit
      ? {
          catalog: {
            ...catalog,
            products: async (...ask: Parameters<typeof catalog.products>) =>
              (await catalog.products(...ask)).map((product) => product && edit(product)),
          },
        }
      : {}),
  };
  for (const port of without) delete adapter[port];
  const shop = createShop(adapter, { storage: createMemoryStorage(), tabs: false, reactions: [], ...options });
  return {
    shop,
    backend,
    adapter,
    calls,
    failures,
    get hold() {
      return hold;
    },
    set hold(value) {
      hold = value;
      if (!value) for (const answer of waiting.splice(0)) answer();
    },
  };
}
