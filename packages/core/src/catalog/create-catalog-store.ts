import { atom, type WritableAtom } from 'nanostores';
import type { Clock } from '../environment/clock.js';
import { deferred, type Deferred } from '../environment/deferred.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import { createRetry } from '../retry/retry.js';
import { callLimitMs } from '../retry/time-limit.js';
import type { CatalogPort } from './catalog-port.js';
import type { CatalogStore, ProductState } from './catalog-store.js';
import type { Product, ProductRef } from './product.js';
import { lookups, productKeys, productRefKey } from './product-ref-key.js';

export interface CatalogStoreOptions {
  /** The port, once the adapter is connected; `undefined` = it has none. */
  readonly port: () => Promise<CatalogPort | undefined>;
  readonly clock: Clock;
  readonly random?: () => number;
  /** Known before the first request. */
  readonly initial?: readonly Product[];
}

/** The store, as `createShop` sees it. */
export interface OwnedCatalogStore extends CatalogStore {
  /** The market changed: forgets every product; atoms survive, show what they had as loading, and ask again. */
  clear(): void;
}

interface Entry {
  readonly ref: ProductRef;
  readonly $state: WritableAtom<ProductState>;
}

interface Request extends Deferred<Product | null> {
  readonly ref: ProductRef;
}

const triesAtMost = 3;

export function createCatalogStore({
  port,
  clock,
  random = Math.random,
  initial = [],
}: CatalogStoreOptions): OwnedCatalogStore {
  const ended = new AbortController();
  const retry = createRetry({ clock, random, signal: ended.signal, tries: triesAtMost, where: 'catalog.products' });
  const found = new Map<string, Product>();
  const entries = new Map<string, Entry>();
  /** Asked for and not answered, by reference; `waiting` go out together at the end of this tick. */
  let open = new Map<string, Request>();
  let waiting: Request[] = [];
  /** Answers that were asked before the last `clear()` belong to another market. */
  let market = 0;

  const peek = (ref: ProductRef): Product | null => {
    for (const key of lookups(ref)) {
      const product = found.get(key);
      if (product) return product;
    }
    return found.get(productRefKey(ref)) ?? null;
  };

  const keep = (ref: ProductRef | null, product: Product): void => {
    for (const key of productKeys(product)) found.set(key, product);
    // A product does not name its gtin: it is kept under the reference that asked for it.
    if (ref) found.set(productRefKey(ref), product);
    for (const entry of entries.values()) {
      if (peek(entry.ref)?.id === product.id) entry.$state.set({ phase: 'ready', product });
    }
  };

  const forget = (ref: ProductRef): void => {
    const old = peek(ref);
    for (const key of old ? [...productKeys(old), productRefKey(ref)] : [productRefKey(ref)]) found.delete(key);
    entries.get(productRefKey(ref))?.$state.set({ phase: 'missing', product: null });
  };

  async function read(refs: readonly ProductRef[]): Promise<readonly (Product | null)[]> {
    const catalog = await port();
    if (!catalog) throw new VitrineError('unsupported', { where: 'catalog', message: 'the adapter has no catalog' });
    const until = clock.now() + callLimitMs;
    const attempt = async (): Promise<readonly (Product | null)[]> => {
      const products = await catalog.products(refs, { signal: ended.signal });
      if (products.length === refs.length) return products;
      const message = `${refs.length} asked, ${products.length} answered`;
      throw new VitrineError('bad-response', { where: 'catalog.products', message });
    };
    return retry(attempt, () => clock.now() >= until);
  }

  async function flush(): Promise<void> {
    const batch = waiting;
    const asked = market;
    waiting = [];
    if (batch.length === 0) return;
    try {
      const products = await read(batch.map((request) => request.ref));
      if (asked !== market) return;
      batch.forEach((request, at) => {
        const product = products[at] ?? null;
        open.delete(productRefKey(request.ref));
        if (product) keep(request.ref, product);
        else forget(request.ref);
        request.resolve(product);
      });
    } catch (thrown) {
      const error = toVitrineError(thrown, 'catalog');
      if (asked !== market) return;
      for (const request of batch) {
        const key = productRefKey(request.ref);
        open.delete(key);
        const $state = entries.get(key)?.$state;
        // A product that is shown stays shown.
        if ($state?.get().phase === 'loading') $state.set({ phase: 'error', product: null, error });
        request.reject(error);
      }
    }
  }

  function ask(ref: ProductRef): Promise<Product | null> {
    const key = productRefKey(ref);
    const same = open.get(key);
    if (same) return same.promise;
    if (ended.signal.aborted) return Promise.reject(new VitrineError('aborted', { where: 'catalog' }));
    const request: Request = { ref, ...deferred<Product | null>() };
    open.set(key, request);
    if (waiting.push(request) === 1) queueMicrotask(() => void flush());
    return request.promise;
  }

  for (const product of initial) keep(null, product);

  return {
    product(ref) {
      const key = productRefKey(ref);
      let entry = entries.get(key);
      if (!entry) {
        const product = peek(ref);
        const state: ProductState = product
          ? { phase: 'ready', product }
          : key === ''
            ? { phase: 'missing', product: null }
            : { phase: 'loading', product: null };
        entry = { ref, $state: atom<ProductState>(state) };
        entries.set(key, entry);
        if (state.phase === 'loading') void ask(ref);
      }
      return entry.$state;
    },
    products: (refs) =>
      Promise.all(refs.map(async (ref) => (productRefKey(ref) === '' ? null : (peek(ref) ?? ask(ref))))),
    peek,
    refresh(ref) {
      const $state = entries.get(productRefKey(ref))?.$state;
      if ($state && !$state.get().product) $state.set({ phase: 'loading', product: null });
      return ask(ref);
    },
    async featured(first) {
      const catalog = await port();
      try {
        const products =
          (await catalog?.featured?.({ signal: ended.signal, ...(first === undefined ? {} : { first }) })) ?? [];
        for (const product of products) keep(null, product);
        return products;
      } catch (thrown) {
        throw toVitrineError(thrown, 'catalog.featured');
      }
    },
    clear() {
      market++;
      const interrupted = [...open.values()];
      found.clear();
      open = new Map();
      waiting = [];
      for (const { ref, $state } of entries.values()) {
        if (productRefKey(ref) === '') continue;
        $state.set({ phase: 'loading', product: $state.get().product });
        void ask(ref);
      }
      // Callers that wait for an interrupted request get the product of the new market.
      for (const request of interrupted) ask(request.ref).then(request.resolve, request.reject);
    },
    dispose() {
      ended.abort();
      entries.clear();
      found.clear();
    },
  };
}
