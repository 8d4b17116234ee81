import { VitrineError, type Adapter, type KeyValueStorage, type Money } from '@vitrine/core';
import {
  flakyFetch,
  type ConformanceContext,
  type ConformanceFixtures,
  type MakeConformanceContext,
} from '@vitrine/adapter-kit';
import { createMemoryBackend, demoSeed, memoryAdapter, type Wire } from '@vitrine/adapters/memory';

export const textStorage = (): { getItem(key: string): string | null; setItem(key: string, value: string): void } => {
  const values = new Map<string, string>();
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) };
};

export const keyValueStorage = (values = new Map<string, string>()): KeyValueStorage => ({
  get: (key) => values.get(key) ?? null,
  set: (key, value) => void values.set(key, value),
  remove: (key) => void values.delete(key),
});

const price = (amount: number, currency: string, exponent: number): Money => ({ amount, currency, exponent });

/** Prices as the shop's price list has them: $24.00, 590.000 ₫, Rp 379.000, ৳2,600, 7.250 KD. */
const MUG = 'variant/stoneware-mug/sand';

export const memoryFixtures: ConformanceFixtures = {
  refs: [
    { handle: 'stoneware-mug' },
    { id: 'product/table-lamp' },
    { sku: 'KC-STEEL-BOTTLE-MOSS-500ML-SCREW' },
    { handle: 'gift-card' },
    { handle: 'wall-clock' },
  ],
  missing: { handle: 'no-such-thing' },
  variants: [MUG, 'variant/storage-jar/small'],
  missingVariant: 'variant/stoneware-mug/plaid',
  prices: [
    { market: { locale: 'en', country: 'US', currency: 'USD' }, variantId: MUG, price: price(2400, 'USD', 2) },
    { market: { locale: 'vi', country: 'VN', currency: 'VND' }, variantId: MUG, price: price(590_000, 'VND', 0) },
    { market: { locale: 'id', country: 'ID', currency: 'IDR' }, variantId: MUG, price: price(37_900_000, 'IDR', 2) },
    { market: { locale: 'bn', country: 'BD', currency: 'BDT' }, variantId: MUG, price: price(260_000, 'BDT', 2) },
    { market: { locale: 'ar', country: 'KW', currency: 'KWD' }, variantId: MUG, price: price(7250, 'KWD', 3) },
  ],
  limited: { variantId: 'variant/teapot/ink', available: 3 },
  soldOut: 'variant/wall-clock/oak',
  ruled: { variantId: 'variant/soap-bar', good: 6, bad: 4 },
  codes: { valid: 'WELCOME10', expired: 'EXPIRED24', notApplicable: 'SAVE5' },
  giftCardCode: 'KILN-4F7Q-9ZXC-25TT',
  account: { email: 'amina@example.com', password: 'kiln-and-clove' },
  lookUpLimit: 10,
  videoId: 'morning-table',
  feed: { by: 'creator', id: 'mina' },
};

/** Fresh shoppers of a memory shop, with a line that can be cut and a look behind the adapter. */
export const makeMemoryContext: MakeConformanceContext = async ({ market }): Promise<ConformanceContext> => {
  const values = new Map<string, string>();
  const storage = keyValueStorage(values);
  const server = textStorage();
  const backend = createMemoryBackend(demoSeed, server);
  const cartKey = `vitrine:memory:${backend.shop}:cart`;
  const visit = { ...market, mediaBase: '/media', designsBase: '/gift-designs' };
  // The shop names files of its videos, and there are none in a test.
  const noFiles: typeof fetch = async () => new Response(null, { status: 404 });
  const line = flakyFetch(noFiles);
  const wire: Wire = (send, name) => {
    const ambiguous = !/^cart\.get$|^catalog\.|^videos\.|\.(?:balance|config|credit|current)$/.test(name);
    return line
      .pass({
        changes: ambiguous,
        send: async () => send(),
        serverError: () => {
          throw new VitrineError('server', { ambiguous });
        },
      })
      .catch((error: unknown) =>
        Promise.reject(error instanceof TypeError ? new VitrineError('network', { ambiguous }) : error),
      );
  };
  const connected = async (adapter: Adapter): Promise<Adapter> => {
    await adapter.connect?.({ market, storage, fetch: line.fetch });
    return adapter;
  };
  const cartId = (): string => storage.get(cartKey) ?? '';
  const opened: Adapter[] = [];
  const open = async (adapter: Adapter): Promise<Adapter> => {
    opened.push(adapter);
    return connected(adapter);
  };
  const quiet = { analytics: { track: () => undefined } };
  return {
    adapter: await connected(memoryAdapter(backend, { ...quiet, wire })),
    fixtures: memoryFixtures,
    // A tab has its own server object over the same stored state, as in a browser.
    tab: () => open(memoryAdapter(createMemoryBackend(demoSeed, server), quiet)),
    otherShop: () => open(memoryAdapter(createMemoryBackend({ ...demoSeed, shop: 'other-shop' }, server), quiet)),
    probes: {
      cart: async () =>
        backend.cart(cartId(), visit)?.lines.map(({ variantId, quantity }) => ({ variantId, quantity })) ?? null,
      loseCart: async () => backend.dropCart(cartId(), {}),
      completeCart: async () => {
        backend.beginCheckout(cartId(), visit);
        backend.placeOrder(
          { name: 'A', email: 'a@example.com', street: '', city: '', postcode: '', country: 'US' },
          visit,
        );
      },
      issueGiftCard: async (worth) => backend.issueGiftCard(worth),
      expireSession: async () => backend.signOut(storage.get(`vitrine:memory:${backend.shop}:session`) ?? ''),
      ...line.probes,
      stored: () => [...values].flat(),
    },
    dispose: () => opened.forEach((adapter) => adapter.dispose?.()),
  };
};
