import type { AccountPort } from '../account/account-port.js';
import type { AnalyticsPort } from '../analytics/analytics-port.js';
import type { CartPort } from '../cart/cart-port.js';
import type { CatalogPort } from '../catalog/catalog-port.js';
import type { CheckoutPort } from '../checkout/checkout-port.js';
import type { KeyValueStorage } from '../environment/storage.js';
import type { GiftCardPort } from '../gift-card/gift-card-port.js';
import type { GiftWalletPort } from '../gift-card/gift-wallet-port.js';
import type { VideosPort } from '../video/videos-port.js';
import type { CallOptions } from './call-options.js';

export interface Ports {
  readonly catalog: CatalogPort;
  readonly cart: CartPort;
  readonly checkout: CheckoutPort;
  readonly giftCard: GiftCardPort;
  readonly giftWallet: GiftWalletPort;
  readonly account: AccountPort;
  readonly videos: VideosPort;
  readonly analytics: AnalyticsPort;
}

export type PortName = keyof Ports;

type MethodOf<P extends PortName> = Extract<keyof Ports[P], string>;

/** `'cart'`, `'giftCard.apply'`, ...: a port, or a method of one. Checked by the compiler. */
export type Capability = { [P in PortName]: P | `${P}.${MethodOf<P>}` }[PortName];

/** The shopper's market. */
export interface Market {
  /** BCP 47. */
  readonly locale: string;
  /** ISO 3166 alpha-2; `null` = the backend decides. */
  readonly country: string | null;
  /** ISO 4217; `null` = the backend decides. */
  readonly currency: string | null;
}

export interface AdapterContext {
  readonly market: Market;
  readonly storage: KeyValueStorage;
  readonly fetch: typeof fetch;
}

/**
 * One backend: a name, the version of this contract, and its ports. A missing port, or a missing optional method, means
 * that the backend cannot do it; there is no second list of capabilities.
 */
export interface Adapter extends Partial<Ports> {
  readonly name: string;
  readonly contract: 1;
  /** Which shop of this backend (a domain, a channel). Keeps stored values and tabs of two shops apart. */
  readonly shop?: string;
  /**
   * What relative addresses in its answers count from: pictures, pages, videos, the checkout. An absolute address such
   * as `https://shop.example/store/`; one for each port where an adapter is made of several. Default: the page's
   * `document.baseURI`, and for the checkout the page itself.
   */
  readonly base?: string | Readonly<Partial<Record<PortName, string>>>;
  /** Runs once, before any other call. May ask the backend what it offers, and returns what to switch off. */
  connect?(
    context: AdapterContext,
    options?: CallOptions,
  ): Promise<{ readonly disable?: readonly Capability[] } | void>;
  /** The market has changed. Returns what is off now, because capabilities depend on the market. */
  reconfigure?(market: Market, options?: CallOptions): Promise<{ readonly disable?: readonly Capability[] } | void>;
  /** Stops timers and streams. */
  dispose?(): void;
}
