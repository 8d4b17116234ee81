import type { Adapter, AnalyticsPort } from '@vitrine/core';
import { consoleSink } from '../console-sink/index.js';
import { createAccount } from './account.js';
import { browserStorage } from './backend/browser-storage.js';
import { createMemoryBackend, type MemoryBackend } from './backend/memory-backend.js';
import { demoSeed } from './backend/seed/demo-seed.js';
import { createCart } from './cart.js';
import { createCatalog } from './catalog.js';
import { cartChanges } from './changes.js';
import { createCheckout } from './checkout.js';
import { createClient, type Wire } from './client.js';
import { createGiftCard } from './gift-card.js';
import { createGiftWallet } from './gift-wallet.js';
import { createSession } from './session.js';
import { createVideos } from './videos.js';

export interface MemoryAdapterOptions {
  /** Folder of pictures (`products/`) and videos (`videos/`). `'/media'` by default. */
  readonly mediaBase?: string;
  /** Folder of the gift-card designs with their `library.json`. `'/gift-designs'` by default. */
  readonly designsBase?: string;
  /** The page where the cart is paid. `'/checkout'` by default. */
  readonly checkoutPath?: string;
  /** Origin of the checkout page; the page's own by default. */
  readonly origin?: string;
  /** A product's own page in the shop. Products have none by default. */
  readonly productUrl?: (handle: string) => string;
  /** `null` = none. Prints to the console by default. */
  readonly analytics?: AnalyticsPort | null;
  /** Loses, delays or counts requests, for tests. Delivers at once by default. */
  readonly wire?: Wire;
}

const deliverAtOnce: Wire = async (send) => send();

/**
 * The client of a memory backend. Without a backend it opens the demo shop that this browser stores: reloads and tabs
 * share it. The id of the cart is kept in the storage of `connect`, one for each shop.
 */
export function memoryAdapter(
  backend: MemoryBackend = createMemoryBackend(demoSeed, browserStorage()),
  {
    mediaBase = '/media',
    designsBase = '/gift-designs',
    checkoutPath = '/checkout',
    origin,
    productUrl,
    analytics = consoleSink(),
    wire = deliverAtOnce,
  }: MemoryAdapterOptions = {},
): Adapter {
  const { shop } = backend;
  const client = createClient({ shop, wire, mediaBase, designsBase, productUrl });
  const session = createSession(backend, client);
  const disposed = new AbortController();
  return {
    name: 'memory',
    contract: 1,
    shop,
    async connect(context) {
      client.connect(context);
    },
    async reconfigure(market) {
      client.setMarket(market);
    },
    dispose: () => disposed.abort(),
    catalog: createCatalog(backend, client),
    cart: {
      ...createCart(session),
      changes: (options) =>
        cartChanges(backend, session, [disposed.signal, ...(options?.signal ? [options.signal] : [])]),
    },
    checkout: createCheckout(backend, client, session, { checkoutPath, origin }),
    giftCard: createGiftCard(backend, client, session),
    giftWallet: createGiftWallet(backend, client),
    account: createAccount(backend, client, session),
    videos: createVideos(backend, client),
    ...(analytics === null ? {} : { analytics }),
  };
}
