import {
  createMemoryStorage,
  toVitrineError,
  VitrineError,
  type AdapterContext,
  type CallOptions,
  type KeyValueStorage,
  type Market,
} from '@vitrine/core';
import { safeLocale, type Visit } from './backend/visit.js';

/** How a call reaches the backend: `send` delivers it and returns the answer. It is called at most once. */
export type Wire = <T>(send: () => T, call: string) => Promise<T>;

export interface ClientOptions extends Pick<Visit, 'mediaBase' | 'designsBase' | 'productUrl'> {
  readonly shop: string;
  readonly wire: Wire;
}

/** Calls of the backend, as this browser. */
export interface Client {
  connect(context: AdapterContext): void;
  setMarket(market: Market): void;
  readonly market: Market;
  readonly storage: KeyValueStorage;
  /** Loads files of the shop: hotspots and gift-card designs. */
  readonly fetch: typeof fetch;
  /** The session of the shopper who is signed in; `null` = a guest. */
  session: string | null;
  /** What a request to a real backend would carry in its headers. */
  visit(): Visit;
  /** Ends with the signal at once, whether the call is still on its way or not. */
  request<T>(name: string, options: CallOptions | undefined, send: () => T): Promise<T>;
}

export function createClient({ shop, wire, mediaBase, designsBase, productUrl }: ClientOptions): Client {
  const sessionKey = `vitrine:memory:${shop}:session`;
  let storage = createMemoryStorage();
  let fetchIt: typeof fetch = (...request) => fetch(...request);
  let market: Market = { locale: 'en', country: null, currency: null };
  return {
    connect(context) {
      ({ storage, fetch: fetchIt, market } = context);
    },
    setMarket(next) {
      market = next;
    },
    get market() {
      return market;
    },
    get storage() {
      return storage;
    },
    get fetch() {
      return fetchIt;
    },
    get session() {
      return storage.get(sessionKey);
    },
    set session(session) {
      if (session === null) storage.remove(sessionKey);
      else storage.set(sessionKey, session);
    },
    visit: () => ({
      ...market,
      locale: safeLocale(market.locale),
      mediaBase,
      designsBase,
      productUrl,
      session: storage.get(sessionKey) ?? undefined,
    }),
    async request(name, options, send) {
      const signal = options?.signal;
      const where = `memory.${name}`;
      if (signal?.aborted) throw new VitrineError('aborted', { where });
      let stop: (() => void) | undefined;
      const abortedOnTheWay = (): VitrineError => new VitrineError('aborted', { where, ambiguous: true });
      const aborted = new Promise<never>((_, reject) => {
        stop = () => reject(abortedOnTheWay());
        signal?.addEventListener('abort', stop);
      });
      try {
        const answer = await Promise.race([wire(send, name), aborted]);
        // An answer that wins the race against an abort of the same moment is dropped, too.
        if (signal?.aborted) throw abortedOnTheWay();
        return answer;
      } catch (thrown) {
        throw toVitrineError(thrown, where);
      } finally {
        if (stop) signal?.removeEventListener('abort', stop);
      }
    },
  };
}
