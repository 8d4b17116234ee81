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
  /**
   * The page was away: asks again for every product that was ever asked for, in one batch. What is shown stays until
   * the answer is there, and also when there is none.
   */
  readAgain(): void;
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
  /** All that was ever asked for, by its key. */
  const refs = new Map<string, ProductRef>();
  /**
   * Asked for and not answered, by reference; `waiting` go out together at the end of this tick. A new map for each
   * market: answers to what is in another one come too late.
   */
  let open = new Map<string, Request>();
  let waiting: Request[] = [];

  const noted = (ref: ProductRef): string => {
    const key = productRefKey(ref);
    if (key !== '') refs.set(key, ref);
    return key;
  };

  const peek = (ref: ProductRef): Product | null => {
    for (const key of [...lookups(ref), productRefKey(ref)]) {
      const product = found.get(key);
      if (product) return product;
    }
    return null;
  };

  const keep = (product: Product): void => {
    for (const key of productKeys(product)) found.set(key, product);
  };

  const forget = (ref: ProductRef): void => {
    const old = peek(ref);
    const key = productRefKey(ref);
    for (const other of old ? productKeys(old) : []) found.delete(other);
    found.delete(key);
    entries.get(key)?.$state.set({ phase: 'missing', product: null });
  };

  /** Once for a whole batch, after it was kept or forgotten: each product may be shown by several references. */
  const show = (): void => {
    for (const { ref, $state } of entries.values()) {
      const product = peek(ref);
      const state = $state.get();
      if (product && (state.product !== product || state.phase !== 'ready')) $state.set({ phase: 'ready', product });
    }
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
    const asked = open;
    waiting = [];
    if (batch.length === 0) return;
    try {
      const products = await read(batch.map((request) => request.ref));
      if (asked !== open) return;
      // First what is gone: a product that lost one of its keys is kept under the others.
      batch.forEach(({ ref }, at) => products[at] || forget(ref));
      batch.forEach((request, at) => {
        const product = products[at] ?? null;
        const key = productRefKey(request.ref);
        open.delete(key);
        if (product) {
          keep(product);
          // A product does not name its gtin: it is kept under the reference that asked for it.
          found.set(key, product);
        }
        request.resolve(product);
      });
      show();
    } catch (thrown) {
      const error = toVitrineError(thrown, 'catalog');
      if (asked !== open) return;
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

  for (const product of initial) keep(product);

  return {
    product(ref) {
      const key = noted(ref);
      let entry = entries.get(key);
      if (!entry) {
        const product = peek(ref);
        const state: ProductState = product
          ? { phase: 'ready', product }
          : { phase: key === '' ? 'missing' : 'loading', product: null };
        entry = { ref, $state: atom<ProductState>(state) };
        entries.set(key, entry);
        if (state.phase === 'loading') void ask(ref);
      }
      return entry.$state;
    },
    products: (refs) => Promise.all(refs.map(async (ref) => (noted(ref) === '' ? null : (peek(ref) ?? ask(ref))))),
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
        for (const product of products) keep(product);
        show();
        return products;
      } catch (thrown) {
        throw toVitrineError(thrown, 'catalog.featured');
      }
    },
    clear() {
      const interrupted = open;
      found.clear();
      open = new Map();
      waiting = [];
      for (const [key, ref] of refs) {
        const $state = entries.get(key)?.$state;
        $state?.set({ phase: 'loading', product: $state.get().product });
        void ask(ref);
      }
      // Callers that wait for an interrupted request get the product of the new market.
      for (const { ref, resolve, reject } of interrupted.values()) ask(ref).then(resolve, reject);
    },
    readAgain() {
      for (const ref of refs.values()) void ask(ref);
    },
    dispose() {
      ended.abort();
      entries.clear();
      found.clear();
    },
  };
}
