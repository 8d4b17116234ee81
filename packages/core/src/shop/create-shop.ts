import { atom } from 'nanostores';
import type { AccountPort } from '../account/account-port.js';
import { adapterCan } from '../adapter/can.js';
import { listOf, readable } from '../adapter/read-answer.js';
import { readCart } from '../adapter/read-cart.js';
import type { Adapter, Market } from '../adapter/adapter.js';
import type { AnalyticsEvent } from '../analytics/analytics-port.js';
import type { CartBackend, LinePreview } from '../cart/cart-store.js';
import { createCartStore } from '../cart/create-cart-store.js';
import { createCatalogStore } from '../catalog/create-catalog-store.js';
import { readProduct } from '../catalog/read-product.js';
import { createConsentGate } from '../consent/consent-gate.js';
import { createConsent } from '../consent/consent.js';
import { withoutViewing } from '../consent/without-viewing.js';
import { languageTag } from '../language/language-tag.js';
import { systemClock } from '../environment/clock.js';
import { browserOnline } from '../environment/online.js';
import { browserReturns } from '../environment/returns.js';
import { randomId } from '../environment/random-id.js';
import {
  browserStorage,
  eraseVitrineData,
  guardStorage,
  keyPrefix,
  type GuardedStorage,
} from '../environment/storage.js';
import { browserTabs, createTabLink, type TabLink } from '../environment/tabs.js';
import { toVitrineError, VitrineError } from '../error/vitrine-error.js';
import type { GiftCardConfig, GiftCardDesign } from '../gift-card/gift-card.js';
import type { GiftCardPort } from '../gift-card/gift-card-port.js';
import { pageAddress } from '../url/page-address.js';
import { safeCheckoutUrl } from '../url/safe-url.js';
import { createConnection } from './connection.js';
import { defaultReactions } from './reactions.js';
import type { VideosPort } from '../video/videos-port.js';
import type { AdapterInput, Shop, ShopOptions, ShopState } from './shop.js';
import type { ShopEvent } from './shop-event.js';
import { createViewStore } from './view-store.js';

/**
 * Makes a shop of one adapter: its stores, its consent, its reactions. It sends no request until an element needs one,
 * apart from connecting. Two shops share nothing. `dispose()` ends it. Throws `misconfigured` when `input` is not an
 * adapter.
 */
export function createShop(input: AdapterInput, given: ShopOptions = {}): Shop {
  // An old library may have added properties to every object.
  const options = own(given);
  const wanted = own(options.market ?? {});
  const initial = own(options.initial ?? {});
  const { clock = systemClock, random = Math.random, online = browserOnline() } = options;
  const page = options.origin ?? pageAddress();
  const origins = [...(options.checkoutOrigins ?? [])];
  const store = options.storage ?? browserStorage();
  const parts = options.tabs === false ? null : (options.tabs ?? (store ? browserTabs() : {}));
  const ended = new AbortController();
  const listeners = new Map<ShopEvent['type'], Set<(event: never) => void>>();
  let adapter: Adapter | null = null;
  let disabled: ReadonlySet<string> = new Set();
  let config: Promise<GiftCardConfig | null> | null = null;
  let designs: Promise<readonly GiftCardDesign[]> | null = null;
  let tabs: TabLink | undefined;

  const market: Market = {
    locale: languageTag(wanted.locale),
    country: wanted.country ?? null,
    currency: wanted.currency ?? null,
  };
  const $state = atom<ShopState>({ phase: 'connecting', market, error: null });
  const prefix = ({ name, shop = 'default' }: Adapter): string => `${keyPrefix}${name}:${options.shop ?? shop}`;
  let storage: GuardedStorage | undefined;
  const storageOf = (owner: Adapter): GuardedStorage => (storage ??= guardStorage(store, prefix(owner)));

  const connect = createConnection(input, {
    clock,
    random,
    signal: ended.signal,
    context: (owner) => ({
      market: $state.get().market,
      storage: storageOf(owner),
      fetch: options.fetch ?? ((...request) => fetch(...request)),
    }),
    onAdapter(found) {
      adapter = found;
    },
    onReady(off) {
      disabled = new Set(off);
      $state.set({ ...$state.get(), phase: 'ready', error: null });
    },
    onError: (error) => $state.set({ ...$state.get(), phase: 'error', error }),
  });

  const can: Shop['can'] = (capability) =>
    adapter
      ? $state.get().phase !== 'error' && adapterCan(adapter, capability, disabled)
      : $state.get().phase === 'connecting';

  async function cartBackend(): Promise<CartBackend> {
    const owner = await connect();
    const { cart, giftCard } = owner;
    if (parts) tabs ??= createTabLink(`${prefix(owner)}:cart`, parts);
    return {
      storage: storageOf(owner),
      ...(cart && can('cart') ? { cart } : {}),
      ...(giftCard && can('giftCard') ? { giftCard } : {}),
      ...(tabs ? { tabs } : {}),
    };
  }

  async function giftCards<T>(read: (port: GiftCardPort) => Promise<T>, none: T): Promise<T> {
    const { giftCard } = await connect();
    return giftCard && can('giftCard') ? named('giftCard', read(giftCard)) : none;
  }

  /** Turns whatever the port throws into a `VitrineError` that says where it happened. */
  async function named<T>(where: string, call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (thrown) {
      throw toVitrineError(thrown, where);
    }
  }

  /** Alone among all that changes the cart: whose cart it is may change with the account. */
  async function changeAccount<T>(
    where: 'account.signIn' | 'account.signOut',
    call: (port: AccountPort, signal: AbortSignal) => Promise<T> | undefined,
  ): Promise<T> {
    const { account } = await connect();
    const unsupported = (): Promise<never> => Promise.reject(new VitrineError('unsupported', { where }));
    if (!account || !can(where)) return unsupported();
    return named(
      where,
      cart.exclusive((signal) => call(account, signal) ?? unsupported()),
    );
  }

  /** Keeps the promise of one request; a request that failed is forgotten, so that it can be sent again. */
  function once<T>(request: Promise<T>, forget: () => void): Promise<T> {
    request.catch(forget);
    return request;
  }

  function emit(event: ShopEvent): void {
    for (const listener of [...(listeners.get(event.type) ?? [])]) {
      try {
        (listener as (event: ShopEvent) => void)(event);
      } catch (thrown) {
        console.error(thrown);
      }
    }
  }

  const catalog = createCatalogStore({
    clock,
    random,
    initial: listOf(readProduct)(initial.products),
    port: async () => {
      const { catalog: port } = await connect();
      return can('catalog') ? port : undefined;
    },
  });

  function preview(variantId: string): LinePreview | null {
    const product = catalog.peek({ variantId });
    const variant = product?.variants.find(({ id }) => id === variantId);
    if (!product || !variant?.price) return null;
    const picture = variant.picture ?? product.pictures[0];
    return {
      productId: product.id,
      title: product.title,
      kind: product.kind,
      rule: variant.quantity,
      unitPrice: variant.price,
      variantTitle: product.options.length > 0 ? variant.title : '',
      ...(variant.compareAtPrice ? { compareAtPrice: variant.compareAtPrice } : {}),
      ...(picture ? { picture } : {}),
    };
  }

  const cart = createCartStore({
    clock,
    random,
    online,
    preview,
    backend: cartBackend,
    onEvent: emit,
    currency: () => $state.get().market.currency,
    ...('cart' in initial ? { initial: readable(initial.cart, readCart) ?? null } : {}),
  });
  const view = createViewStore();
  const consent = createConsent();
  const gate = createConsentGate<AnalyticsEvent>(consent, (event) => {
    connect()
      .then(
        ({ analytics }) => {
          if (!analytics || !can('analytics')) return;
          analytics.track([consent.$video.get() === 'granted' ? event : withoutViewing(event)]);
        },
        () => {}, // Without an adapter there is no sink.
      )
      .catch((thrown: unknown) => console.error(thrown));
  });

  // Also when only the consent for video is withdrawn: a sink may hold events that name one.
  let hadVideo = false;
  const stops = [
    consent.$analytics.listen((state) => {
      if (state === 'denied') adapter?.analytics?.forget?.();
    }),
    consent.$video.listen((state) => {
      if (hadVideo && state === 'denied' && consent.$analytics.get() === 'granted') adapter?.analytics?.forget?.();
      hadVideo = state === 'granted';
    }),
  ];

  /** Stands for the port while the adapter is connecting. */
  const waitingVideos: VideosPort = {
    async get(id, callOptions) {
      const { videos } = await connect();
      return videos && can('videos') ? videos.get(id, callOptions) : null;
    },
    async feed(query, callOptions) {
      const { videos } = await connect();
      return videos?.feed && can('videos.feed') ? videos.feed(query, callOptions) : { videos: [], cursor: null };
    },
  };

  const shop: Shop = {
    get name() {
      return adapter?.name ?? '';
    },
    $state,
    can,
    catalog,
    cart,
    view,
    consent,
    giftCard: {
      config: () =>
        (config ??= once(
          giftCards((port) => port.config({ signal: ended.signal }), null),
          () => (config = null),
        )),
      designs: () =>
        (designs ??= once(
          giftCards((port) => port.designs({ signal: ended.signal }), []),
          () => (designs = null),
        )),
      async credit() {
        const { giftWallet } = await connect();
        return giftWallet?.credit && can('giftWallet.credit')
          ? named('giftWallet.credit', giftWallet.credit({ signal: ended.signal }))
          : null;
      },
    },
    account: {
      async current() {
        const { account } = await connect();
        return account && can('account') ? named('account.current', account.current({ signal: ended.signal })) : null;
      },
      signIn: (credentials) =>
        changeAccount('account.signIn', (account, signal) => account.signIn?.(credentials, { signal })),
      signOut: () => changeAccount('account.signOut', (account, signal) => account.signOut?.({ signal })),
    },
    checkout: {
      origins,
      async url({ line } = {}) {
        const { checkout } = await connect();
        if (!checkout || !can('checkout'))
          throw new VitrineError('unsupported', { where: 'checkout', message: 'the adapter has no checkout' });
        await cart.settled();
        const address = await named('checkout.url', checkout.url({ signal: ended.signal, ...(line ? { line } : {}) }));
        const safe = safeCheckoutUrl(address, page, origins);
        if (safe === null)
          throw new VitrineError('unsafe-url', {
            where: 'checkout.url',
            message: 'the checkout leads to an origin that is not listed in checkoutOrigins',
          });
        return safe;
      },
    },
    get videos() {
      return can('videos') ? (adapter?.videos ?? waitingVideos) : undefined;
    },
    track: (event) => gate.pass({ ...event, id: randomId(), at: options.clock?.now() ?? Date.now() }),
    report: emit,
    on(type, listener) {
      const ofType = listeners.get(type) ?? new Set();
      listeners.set(type, ofType.add(listener));
      return () => void ofType.delete(listener);
    },
    async setMarket(change) {
      const connected = await connect();
      const before = $state.get().market;
      const next: Market = { ...before, ...change, locale: languageTag(change.locale, before.locale) };
      const changesMoney = next.currency !== null && next.currency !== $state.get().market.currency;
      // Whether the cart is empty must be known before its currency may change.
      if (changesMoney && can('cart')) {
        await cart.settled();
        if (cart.$state.get().phase !== 'ready') await cart.load();
      }
      const filled = cart.$state.get().cart;
      if (filled && filled.lines.length > 0 && next.currency !== null && next.currency !== filled.currency) {
        throw new VitrineError('currency-mismatch', {
          where: 'setMarket',
          message: `the cart is in ${filled.currency}: begin a new one first`,
        });
      }
      const reconfigure = (signal: AbortSignal): Promise<{ readonly disable?: readonly string[] } | void> =>
        connected.reconfigure?.(next, { signal }) ?? Promise.resolve();
      const answer = await named('setMarket', can('cart') ? cart.exclusive(reconfigure) : reconfigure(ended.signal));
      if (answer) disabled = new Set(answer.disable);
      config = designs = null;
      $state.set({ ...$state.get(), market: next });
      catalog.clear();
    },
    async forget() {
      const erase = (): void => (storage ? storage.forget() : eraseVitrineData(store));
      erase();
      // An adapter that is connecting, or a request that is on its way, may write once more.
      await connect().catch(() => {});
      adapter?.analytics?.forget?.();
      await cart.forget(erase);
    },
    dispose() {
      if (ended.signal.aborted) return;
      ended.abort();
      for (const stop of stops) stop();
      gate.dispose();
      cart.dispose();
      catalog.dispose();
      listeners.clear();
      adapter?.dispose?.();
    },
  };
  stops.push(
    // What was bought or changed elsewhere (the checkout, the shop's own cart page) shows when the shopper is back here.
    // So do prices and stock, after a visit to other pages: a look at another window is not worth that request.
    (options.returns ?? browserReturns(clock))((isRestored) => {
      if (isRestored) catalog.readAgain();
      if (cart.$state.get().phase !== 'loading') cart.load().catch(() => {});
    }),
    ...(options.reactions ?? defaultReactions).map((react) => react(shop)),
  );
  void connect().catch(() => {});
  return shop;
}

/** A copy that inherits nothing. */
const own = <T extends object>(given: T): T => Object.assign(Object.create(null) as T, given);
