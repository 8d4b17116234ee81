import type { ReadableAtom } from 'nanostores';
import type { AccountPort } from '../account/account-port.js';
import type { Adapter, Capability, Market } from '../adapter/adapter.js';
import type { AnalyticsEvent } from '../analytics/analytics-port.js';
import type { Cart, LineInput } from '../cart/cart.js';
import type { CartStore } from '../cart/cart-store.js';
import type { Product } from '../catalog/product.js';
import type { CatalogStore } from '../catalog/catalog-store.js';
import type { Consent } from '../consent/consent.js';
import type { Clock } from '../environment/clock.js';
import type { Returns } from '../environment/returns.js';
import type { OnlineSignal } from '../environment/online.js';
import type { KeyValueStorage } from '../environment/storage.js';
import type { TabLinkParts } from '../environment/tabs.js';
import type { VitrineError } from '../error/vitrine-error.js';
import type { GiftCardConfig, GiftCardDesign, StoreCredit } from '../gift-card/gift-card.js';
import type { VideosPort } from '../video/videos-port.js';
import type { ShopEvent } from './shop-event.js';
import type { ViewStore } from './view-store.js';

export interface ShopOptions {
  readonly market?: Partial<Market>;
  /** Where the adapter keeps its identity. `localStorage` where there is one, else memory. */
  readonly storage?: KeyValueStorage;
  readonly fetch?: typeof fetch;
  /** Origins the checkout may lead to, besides the page's own (`https://pay.example`). `[]` by default. */
  readonly checkoutOrigins?: readonly string[];
  /** Shown without a request. */
  readonly initial?: { readonly cart?: Cart | null; readonly products?: readonly Product[] };
  /** Replaces the built-in list (`defaultReactions`). */
  readonly reactions?: readonly Reaction[];
  /** The clock of all timers, for tests. */
  readonly clock?: Clock;
  /** Keeps stored values and tabs of two shops of one backend apart. `Adapter.shop` when absent. */
  readonly shop?: string;
  /** The URL of the page, which gives its origin and resolves relative URLs. `location.href` where there is one. */
  readonly origin?: string;
  /**
   * How tabs take turns on one cart. `navigator.locks` and `BroadcastChannel` where they exist; `false` = tabs do not
   * take turns.
   */
  readonly tabs?: TabLinkParts | false;
  /** Whether there is a network. `navigator.onLine` where it exists. */
  readonly online?: OnlineSignal;
  /**
   * When the shopper is back on the page: the cart is read again and, out of the back/forward cache, every product.
   * `pageshow` and `focus` where they exist.
   */
  readonly returns?: Returns;
  /** A number from 0 to 1, for the jitter of repeated requests. `Math.random` when absent. */
  readonly random?: () => number;
}

/**
 * `connecting` until the adapter is connected; `error` when it cannot be, and then elements show what works without it.
 */
export interface ShopState {
  readonly phase: 'connecting' | 'ready' | 'error';
  readonly market: Market;
  /** Why the adapter could not be connected; `null` in the other phases. */
  readonly error: VitrineError | null;
}

/** A shop: the stores of one adapter. Made by `createShop()`, ended by `dispose()`. */
export interface Shop {
  readonly name: string;
  /** Also changes when capabilities change: listen to it, then ask `can()`. */
  readonly $state: ReadableAtom<ShopState>;
  /**
   * Whether the adapter has this port or method now. While connecting, true for everything that the adapter may turn
   * out to have.
   */
  can(capability: Capability): boolean;
  readonly catalog: CatalogStore;
  readonly cart: CartStore;
  readonly view: ViewStore;
  readonly consent: Consent;
  readonly giftCard: {
    /** Loaded once per market; `null` = gift cards are not sold. Rejects with a `VitrineError`. */
    config(): Promise<GiftCardConfig | null>;
    designs(): Promise<readonly GiftCardDesign[]>;
    /**
     * Store credit of the signed-in shopper, loaded on every call; `null` = nobody is signed in, or the shop has no
     * credit.
     */
    credit(): Promise<StoreCredit | null>;
  };
  readonly checkout: {
    /**
     * Waits until the cart is settled, asks the backend for the URL and checks its origin. Rejects with `unsafe-url`
     * when the origin is not allowed. The caller navigates and checks the URL again.
     */
    url(options?: { readonly line?: LineInput }): Promise<string>;
    readonly origins: readonly string[];
  };
  /**
   * The account of the shopper. Signing in and out waits for its turn on the cart, which is read again afterwards.
   * `signIn` and `signOut` reject with `unsupported` where the adapter cannot.
   */
  readonly account: Required<AccountPort>;
  /** `undefined` = the adapter has no videos. While the adapter is connecting, `get` waits for it. */
  readonly videos: VideosPort | undefined;
  /** Sends an event to the sinks once there is consent. Called by `reactions.ts` and by `vitrine('track', ...)`. */
  track(event: Omit<AnalyticsEvent, 'id' | 'at'>): void;
  /** Reports an event of the interface, so that reactions can answer it: a video began, a hotspot was shown, ... */
  report(event: ShopEvent): void;
  on<F extends ShopEvent['type']>(type: F, listener: (event: Extract<ShopEvent, { type: F }>) => void): () => void;
  /**
   * Changes locale, country or currency. Rejects with `currency-mismatch` when the cart is not empty and its currency
   * would change: offer `cart.reset()` first.
   */
  setMarket(market: Partial<Market>): Promise<void>;
  /**
   * Erases everything that is stored on this origin, of every shop, adapter and player: cart ids, sessions, the volume
   * of the player. Waits for a request that is on its way. The shop goes on as for a new visitor; the cart stays at the
   * backend. Locks and channels between tabs hold no data, and end with `dispose()`.
   */
  forget(): Promise<void>;
  dispose(): void;
}

/** The adapter as an object, or as a promise of one (`import()`). */
export type AdapterInput = Adapter | Promise<Adapter>;

/**
 * Answers an event of one store with an act on another. Returns how to stop. `reactions.ts` is the one place where
 * stores meet.
 */
export type Reaction = (shop: Shop) => () => void;
