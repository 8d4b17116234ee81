import {
  toVitrineError,
  VitrineError,
  type Adapter,
  type AdapterContext,
  type AnalyticsPort,
  type CallOptions,
  type CartResult,
  type KeyValueStorage,
  type Market,
} from '@vitrine/core';
import { consoleSink } from '../console-sink/index.js';
import { browserStorage } from './browser-storage.js';
import { createMemoryBackend, type CartCommand, type MemoryBackend } from './memory-backend.js';
import { createLostWrites } from './lost-writes.js';
import { newId } from './new-id.js';
import { demoSeed } from './seed/demo-seed.js';
import { designsView, filmView } from './videos.js';
import { safeLocale, type Visit } from './visit.js';

/** How a call reaches the server: `send` delivers it and returns the answer, at most once. */
export type Wire = <T>(send: () => T, call: string) => Promise<T>;

export interface MemoryAdapterOptions {
  /** Folder of pictures (`products/`) and videos (`videos/`). `'/media'` by default. */
  readonly mediaBase?: string;
  /** Folder of the gift-card designs with their `library.json`. `'/gift-designs'` by default. */
  readonly designsBase?: string;
  /** The page where the cart is paid. `'/checkout'` by default. */
  readonly checkoutPath?: string;
  /** Of that page; the page's own by default. */
  readonly origin?: string;
  /** A product's own page in the shop. Products have none by default. */
  readonly productUrl?: (handle: string) => string;
  /** `null` = none. Prints to the console by default. */
  readonly analytics?: AnalyticsPort | null;
  /** Loses, delays or counts requests, for tests. Delivers at once by default. */
  readonly wire?: Wire;
}

/** The write of another tab can be read by then, in milliseconds. */
const SETTLED = 30;

const atOnce: Wire = async (send) => send();

function memoryStorage(): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  };
}

/**
 * The client of a memory server. Without a backend it opens the demo shop that this browser keeps: reloads and tabs share
 * it. The cart's identity lies in the injected storage, one per shop.
 */
export function memoryAdapter(
  backend: MemoryBackend = createMemoryBackend(demoSeed, browserStorage()),
  options: MemoryAdapterOptions = {},
): Adapter {
  const {
    mediaBase = '/media',
    designsBase = '/gift-designs',
    checkoutPath = '/checkout',
    productUrl,
    wire = atOnce,
  } = options;
  const analytics = options.analytics === undefined ? consoleSink() : options.analytics;
  const cartKey = `vitrine:memory:${backend.shop}:cart`;
  const sessionKey = `vitrine:memory:${backend.shop}:session`;
  const me = {};
  const ended = new AbortController();
  let storage = memoryStorage();
  let fetchIt: typeof fetch = (...request) => fetch(...request);
  let market: Market = { locale: 'en', country: null, currency: null };
  const visit = (): Visit => ({
    ...market,
    locale: safeLocale(market.locale),
    mediaBase,
    designsBase,
    productUrl,
    session: storage.get(sessionKey) ?? undefined,
  });

  /** Ends with the signal at once, wherever the request is by then. */
  const call = async <T>(name: string, callOptions: CallOptions | undefined, send: () => T): Promise<T> => {
    const signal = callOptions?.signal;
    const where = `memory.${name}`;
    if (signal?.aborted) throw new VitrineError('aborted', { where });
    let stop: (() => void) | undefined;
    const onTheWay = (): VitrineError => new VitrineError('aborted', { where, ambiguous: true });
    const aborted = new Promise<never>((_, reject) => {
      stop = () => reject(onTheWay());
      signal?.addEventListener('abort', stop);
    });
    try {
      const answer = await Promise.race([wire(send, name), aborted]);
      // An answer that was there before the abort was heard is no longer wanted either.
      if (signal?.aborted) throw onTheWay();
      return answer;
    } catch (thrown) {
      throw toVitrineError(thrown, where);
    } finally {
      if (stop) signal?.removeEventListener('abort', stop);
    }
  };

  const lost = createLostWrites(
    backend,
    (cartId, { command, key }) => void backend.change({ cartId, command, key, visit: visit(), by: me }),
  );

  const change = async (name: string, command: CartCommand, callOptions?: CallOptions): Promise<CartResult> => {
    for (let attempt = 0; ; attempt++) {
      // Kept before the request leaves: when the answer is lost, the cart is not.
      const cartId = storage.get(cartKey) ?? newId('cart');
      storage.set(cartKey, cartId);
      try {
        const result = await call(name, callOptions, () =>
          backend.change({ cartId, command, key: callOptions?.idempotencyKey, visit: visit(), by: me }),
        );
        storage.set(cartKey, cartId);
        lost.remember(command, callOptions?.idempotencyKey);
        return result;
      } catch (error) {
        const { code } = error as VitrineError;
        if (code !== 'cart-completed' && code !== 'cart-gone') throw error;
        if (storage.get(cartKey) === cartId) storage.remove(cartKey);
        // The cart was paid in another tab: what is new goes into a new one. Nothing was applied, so it is safe to ask again.
        const fresh = command.type === 'add' || command.type === 'addGiftCards' || command.type === 'setAttributes';
        if (!fresh || attempt > 0) throw error;
      }
    }
  };

  return {
    name: 'memory',
    contract: 1,
    shop: backend.shop,
    async connect(context: AdapterContext) {
      ({ storage, fetch: fetchIt, market } = context);
    },
    async reconfigure(next) {
      market = next;
    },
    dispose: () => ended.abort(),
    catalog: {
      products: (refs, callOptions) =>
        refs.length === 0
          ? Promise.resolve([])
          : call('catalog.products', callOptions, () => backend.products(refs, visit())),
      featured: (callOptions) =>
        call('catalog.featured', callOptions, () => backend.featured(visit(), callOptions?.first)),
    },
    cart: {
      idempotency: 'key',
      async get(callOptions) {
        const cartId = storage.get(cartKey);
        const cart = await call('cart.get', callOptions, () =>
          cartId === null ? null : backend.cart(cartId, visit()),
        );
        if (cart === null && cartId !== null && storage.get(cartKey) === cartId) storage.remove(cartKey);
        return cart;
      },
      add: (lines, callOptions) => change('cart.add', { type: 'add', lines }, callOptions),
      update: (lines, callOptions) => change('cart.update', { type: 'update', lines }, callOptions),
      remove: (lineIds, callOptions) => change('cart.remove', { type: 'remove', lineIds }, callOptions),
      restore: (line, callOptions) => change('cart.restore', { type: 'restore', lineId: line.id }, callOptions),
      async reset(callOptions) {
        const cartId = storage.get(cartKey);
        lost.forget();
        await call('cart.reset', callOptions, () => {
          if (cartId !== null) backend.dropCart(cartId, me);
        });
        if (storage.get(cartKey) === cartId) storage.remove(cartKey);
      },
      applyCode: (code, callOptions) => change('cart.applyCode', { type: 'applyCode', code }, callOptions),
      removeCode: (code, callOptions) => change('cart.removeCode', { type: 'removeCode', code }, callOptions),
      setNote: (note, callOptions) => change('cart.setNote', { type: 'setNote', note }, callOptions),
      setAttributes: (attributes, callOptions) =>
        change('cart.setAttributes', { type: 'setAttributes', attributes }, callOptions),
      async *changes(callOptions) {
        const waiting: { origin: 'page' | 'tab' }[] = [];
        let wake: () => void = () => undefined;
        const signals = [ended.signal, ...(callOptions?.signal ? [callOptions.signal] : [])];
        const over = (): boolean => signals.some((signal) => signal.aborted);
        const tell = (origin: 'page' | 'tab'): void => {
          // Several writes before anybody looked are one piece of news.
          if (waiting.some((entry) => entry.origin === origin)) return;
          waiting.push({ origin });
          wake();
        };
        const stop = backend.listen(({ origin, by }) => {
          if (by === me) return;
          tell(origin);
          if (origin === 'tab') setTimeout(() => !over() && lost.restore(storage.get(cartKey)) && tell('tab'), SETTLED);
        });
        const awake = (): void => wake();
        for (const signal of signals) signal.addEventListener('abort', awake);
        try {
          while (!over()) {
            const next = waiting.shift();
            if (next) yield next;
            else await new Promise<void>((resolve) => (wake = resolve));
          }
        } finally {
          stop();
          for (const signal of signals) signal.removeEventListener('abort', awake);
        }
      },
    },
    checkout: {
      buyNow: true,
      async url(callOptions = {}) {
        const cartId = storage.get(cartKey);
        await call('checkout.url', callOptions, () => backend.beginCheckout(cartId, visit(), callOptions.line));
        const page = new URL(
          checkoutPath,
          options.origin ?? (globalThis as { location?: { href: string } }).location?.href ?? 'http://localhost:4173',
        );
        page.searchParams.set('locale', market.locale);
        return page.href;
      },
    },
    giftCard: {
      config: (callOptions) => call('giftCard.config', callOptions, () => backend.giftCardConfig(visit())),
      designs: (callOptions = {}) => designsView(visit(), fetchIt, callOptions),
      addToCart: (orders, callOptions) => change('giftCard.addToCart', { type: 'addGiftCards', orders }, callOptions),
      apply: (code, callOptions) => change('giftCard.apply', { type: 'applyGiftCard', code }, callOptions),
      remove: (id, callOptions) => change('giftCard.remove', { type: 'removeGiftCard', id }, callOptions),
      applyCredit: (amount, callOptions) =>
        change('giftCard.applyCredit', { type: 'applyCredit', amount }, callOptions),
      removeCredit: (callOptions) => change('giftCard.removeCredit', { type: 'removeCredit' }, callOptions),
    },
    giftWallet: {
      balance: (code, callOptions) =>
        call('giftWallet.balance', callOptions, () => backend.giftCardBalance(code, visit())),
      credit: (callOptions) => call('giftWallet.credit', callOptions, () => backend.credit(visit())),
      redeem: (claim, callOptions) => call('giftWallet.redeem', callOptions, () => backend.redeem(claim, visit())),
    },
    account: {
      current: (callOptions) => call('account.current', callOptions, () => backend.account(visit())),
      async signIn(credentials, callOptions) {
        const { session, account } = await call('account.signIn', callOptions, () => backend.signIn(credentials));
        storage.set(sessionKey, session);
        return account;
      },
      async signOut(callOptions) {
        const session = storage.get(sessionKey);
        if (session !== null) await call('account.signOut', callOptions, () => backend.signOut(session));
        storage.remove(sessionKey);
        storage.remove(cartKey);
      },
    },
    videos: {
      async get(id, callOptions = {}) {
        const film = await call('videos.get', callOptions, () => backend.film(id));
        return film && filmView(film, visit(), fetchIt, callOptions);
      },
    },
    ...(analytics === null ? {} : { analytics }),
  };
}
