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
import type { OnlineSignal } from '../environment/online.js';
import type { KeyValueStorage } from '../environment/storage.js';
import type { TabLinkParts } from '../environment/tabs.js';
import type { GiftCardConfig, GiftCardDesign, StoreCredit } from '../gift-card/gift-card.js';
import type { VideosPort } from '../video/videos-port.js';
import type { ShopEvent } from './shop-event.js';
import type { ViewStore } from './view-store.js';

export interface ShopOptions {
  readonly market?: Partial<Market>;
  /** Where the adapter keeps its identity; the browser's `localStorage` where there is one, else memory. */
  readonly storage?: KeyValueStorage;
  readonly fetch?: typeof fetch;
  /** Origins the checkout may lead to, besides the page's own (`https://pay.example`). `[]` by default. */
  readonly checkoutOrigins?: readonly string[];
  /** Renders without a request. */
  readonly initial?: { readonly cart?: Cart | null; readonly products?: readonly Product[] };
  /** Replaces the built-in list (`defaultReactions`). */
  readonly reactions?: readonly Reaction[];
  /** Clock and timers, for tests. */
  readonly clock?: Clock;
  /** Tells two shops of one backend apart, in what is stored and between tabs. The adapter's own word for it when absent. */
  readonly shop?: string;
  /** The page's address: relative addresses and the page's own origin come from it. `location.href` where there is one. */
  readonly origin?: string;
  /** How the tabs take turns on one cart; `navigator.locks` and `BroadcastChannel` where they exist, `false` = not at all. */
  readonly tabs?: TabLinkParts | false;
  /** Whether there is a network; `navigator.onLine` where there is one. */
  readonly online?: OnlineSignal;
  /** 0 to 1, for the jitter of repeated requests; `Math.random`. */
  readonly random?: () => number;
}

/** `connecting` before the adapter answered, `error` when it could not (`error` tells); elements wait, then degrade. */
export interface ShopState {
  readonly phase: 'connecting' | 'ready' | 'error';
  readonly market: Market;
  readonly error: unknown;
}

/** A shop: the stores over one adapter. Made by `createShop()`, ended by `dispose()`. */
export interface Shop {
  readonly name: string;
  /** Also changes when capabilities come or go: listen to it, then ask `can()`. */
  readonly $state: ReadableAtom<ShopState>;
  /** Whether the adapter has this port or method, here and now. False while connecting only for what the adapter lacks. */
  can(capability: Capability): boolean;
  readonly catalog: CatalogStore;
  readonly cart: CartStore;
  readonly view: ViewStore;
  readonly consent: Consent;
  readonly giftCard: {
    /** Asked once per market; `null` = none sold. Rejects with a `VitrineError`. */
    config(): Promise<GiftCardConfig | null>;
    designs(): Promise<readonly GiftCardDesign[]>;
    /** Store credit of who is signed in, asked anew every time; `null` = nobody is, or the shop has none. */
    credit(): Promise<StoreCredit | null>;
  };
  readonly checkout: {
    /**
     * Waits until the cart is settled, asks for the address and checks its origin. Rejects with `unsafe-url` when it leads
     * elsewhere. The caller navigates; the address is checked again there.
     */
    url(options?: { readonly line?: LineInput }): Promise<string>;
    readonly origins: readonly string[];
  };
  /** Who is signed in. The cart is read anew when that changes, in its turn. `signIn` and `signOut` reject with `unsupported` where the adapter cannot. */
  readonly account: Required<AccountPort>;
  /** `undefined` = the adapter has no films. Asked while it is still connecting, `get` waits for it. */
  readonly videos: VideosPort | undefined;
  /** Hands an event to consent and the sinks; called by `reactions.ts` and by `vitrine('track', ...)` alone. */
  track(event: Omit<AnalyticsEvent, 'id' | 'at'>): void;
  /** Reports an event of the interface, so that reactions can answer it: a video began, a hotspot was shown, ... */
  report(event: ShopEvent): void;
  on<F extends ShopEvent['type']>(type: F, listener: (event: Extract<ShopEvent, { type: F }>) => void): () => void;
  /** Another locale, country or currency. Rejects with `currency-mismatch` when the cart is filled and would change currency: offer `cart.reset()` first. */
  setMarket(market: Partial<Market>): Promise<void>;
  dispose(): void;
}

/** What `createShop` needs; the adapter as an object, or as a promise of one (`import()`). */
export type AdapterInput = Adapter | Promise<Adapter>;

/** Answers an event of one store with an act on another. Returns how to stop. `reactions.ts` is the one place where stores meet. */
export type Reaction = (shop: Shop) => () => void;
