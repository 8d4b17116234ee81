import { createMemoryBackend, demoSeed, memoryAdapter, type MemoryBackend } from '@vitrine/adapters/memory';
import {
  createMemoryStorage,
  createShop,
  VitrineError,
  type Adapter,
  type Cart,
  type CartPort,
  type ErrorCode,
  type GiftCardConfig,
  type GiftCardOrder,
  type GiftCardPort,
  type Money,
  type Product,
  type Reaction,
  type Shop,
} from '@vitrine/core';

export interface DemoShopOptions {
  /** Milliseconds before every answer; 0 by default. */
  readonly latency?: number;
  /** ISO 4217; the demo's first currency by default. */
  readonly currency?: string;
  /** BCP 47; the page's language by default. */
  readonly locale?: string;
  /** Ports that the backend does not have. */
  readonly without?: readonly (keyof Adapter)[];
  /** Changes every cart that the backend answers: long words, long prices, missing pictures. */
  readonly edit?: (cart: Cart) => Cart;
  /** Changes every product that the backend answers. */
  readonly editProduct?: (product: Product) => Product;
  /** Changes what is sold as a gift card. */
  readonly editGifts?: (config: GiftCardConfig) => GiftCardConfig;
  /** What happens by itself; nothing by default, so that a story stays as it is. */
  readonly reactions?: readonly Reaction[];
}

/** A shop of its own over a server in memory, and what can be made to happen to it. */
export interface DemoShop {
  readonly shop: Shop;
  readonly backend: MemoryBackend;
  /** Puts one of the first variant that can be had of each product into the cart. */
  add(...handles: string[]): Promise<void>;
  /** From now on nothing is answered. */
  hold(): void;
  /** From now on everything fails; `null` = no longer. */
  fail(code: ErrorCode | null): void;
  /** From now on there is no network. */
  offline(): void;
}

export function demoShop({
  latency = 0,
  currency,
  locale = document.documentElement.lang || 'en',
  without = [],
  edit,
  editProduct,
  editGifts,
  reactions = [],
}: DemoShopOptions = {}): DemoShop {
  const backend = createMemoryBackend(demoSeed);
  let held = false;
  let failure: ErrorCode | null = null;
  let online = true;
  const adapter: { -readonly [K in keyof Adapter]: Adapter[K] } = memoryAdapter(backend, {
    analytics: null,
    productUrl: (handle) => `#/products/${handle}`,
    async wire(send) {
      if (held) await new Promise(() => {});
      if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
      if (failure) throw new VitrineError(failure, { where: 'story' });
      return send();
    },
  });
  if (edit && adapter.cart) adapter.cart = edited(adapter.cart, edit);
  const { catalog } = adapter;
  if (editProduct && catalog) {
    adapter.catalog = {
      ...catalog,
      products: async (refs, options) =>
        (await catalog.products(refs, options)).map((product) => product && editProduct(product)),
    };
  }
  if (editGifts && adapter.giftCard) adapter.giftCard = giftsEdited(adapter.giftCard, editGifts);
  for (const port of without) delete adapter[port];
  const shop = createShop(adapter, {
    storage: createMemoryStorage(),
    tabs: false,
    reactions,
    market: { locale, currency: currency ?? null },
    online: { isOnline: () => online, onOnline: () => () => {} },
  });
  return {
    shop,
    backend,
    async add(...handles) {
      await Promise.all(handles.map((handle) => shop.catalog.refresh({ handle })));
      for (const handle of handles) {
        const variant = shop.catalog.peek({ handle })?.variants.find(({ purchasable }) => purchasable);
        if (variant)
          await shop.cart.add([{ variantId: variant.id, quantity: Math.max(1, variant.quantity.min) }], {
            source: { element: 'story' },
          });
      }
    },
    hold: () => void (held = true),
    fail: (code) => void (failure = code),
    offline: () => void (online = false),
  };
}

/** A gift as a giver would send it. */
export function demoGift(amount: Money): GiftCardOrder {
  const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  return {
    amount,
    recipient: {
      name: 'Nadia Rahman',
      email: 'nadia.rahman@example.com',
      sender: 'Tom',
      message:
        'Happy birthday! I hope this finds you with a cup of something warm, and a good long book to go with it.',
      designId: 'birthday-candles',
      sendOn: { date: day, zone: 'Asia/Dhaka', offset: 360 },
    },
  };
}

export const usd = (amount: number): Money => ({ amount, currency: 'USD', exponent: 2 });
export const vnd = (amount: number): Money => ({ amount, currency: 'VND', exponent: 0 });

function giftsEdited(port: GiftCardPort, edit: (config: GiftCardConfig) => GiftCardConfig): GiftCardPort {
  return {
    ...port,
    async config(options) {
      const config = await port.config(options);
      return config && edit(config);
    },
  };
}

function edited(port: CartPort, edit: (cart: Cart) => Cart): CartPort {
  const answer = (result: unknown): unknown => {
    if (typeof result !== 'object' || result === null) return result;
    if ('cart' in result) return { ...result, cart: edit(result.cart as Cart) };
    return 'lines' in result ? edit(result as Cart) : result;
  };
  const methods = Object.entries(port).map(([name, method]: [string, unknown]) => {
    if (typeof method !== 'function' || name === 'changes') return [name, method];
    return [
      name,
      async (...args: unknown[]): Promise<unknown> =>
        answer(await (method as (...all: unknown[]) => Promise<unknown>)(...args)),
    ];
  });
  return Object.fromEntries(methods) as CartPort;
}
