import type { Adapter, Capability, Credentials, Market, Money, ProductRef } from '@vitrine/core';

/** What the shop under test sells. What is left out skips the cases that need it, and the report says so. */
export interface ConformanceFixtures {
  /** Two products or more, each of which resolves. */
  readonly refs: readonly [ProductRef, ProductRef, ...ProductRef[]];
  /** Names nothing. */
  readonly missing: ProductRef;
  /** Two variants of different products: plenty in stock, no quantity rule, no gift cards. */
  readonly variants: readonly [string, string];
  readonly missingVariant: string;
  /** Prices known from elsewhere (the backend's admin): the one way to notice a wrong exponent. */
  readonly prices?: readonly { readonly market: Market; readonly variantId: string; readonly price: Money }[];
  /** A variant of which only so many are left, at least 1. */
  readonly limited?: { readonly variantId: string; readonly available: number };
  /** A variant that cannot be had. */
  readonly soldOut?: string;
  /** A variant with a quantity rule: one quantity it accepts, one it refuses. */
  readonly ruled?: { readonly variantId: string; readonly good: number; readonly bad: number };
  readonly codes?: {
    /** Takes effect on a cart with ten of `variants[0]`. */
    readonly valid: string;
    readonly expired?: string;
    /** Exists, but not for a cart with one of `variants[1]`. */
    readonly notApplicable?: string;
  };
  /** The code of a gift card with money on it. */
  readonly giftCardCode?: string;
  /** Somebody who can sign in. Cases that run one after the other may find in this account what the one before left in it. */
  readonly account?: Credentials;
  /** Look-ups of gift cards that a shopper may make before the backend asks for a pause. */
  readonly lookUpLimit?: number;
  /** A film of the videos port. */
  readonly videoId?: string;
  /** Addresses that answer shoppers of other origins, with an origin that is allowed and one that is not. */
  readonly crossOrigin?: {
    readonly endpoints: readonly CrossOriginEndpoint[];
    readonly allowed: string;
    readonly foreign: string;
  };
}

/** A request as a page of another origin would announce it. */
export interface CrossOriginEndpoint {
  readonly url: string;
  readonly method: string;
  /** Request headers that are not on the browsers' safe list. */
  readonly headers: readonly string[];
  /** Response headers that the adapter reads. */
  readonly exposed?: readonly string[];
}

/** A gift card that was put into circulation for a case. */
export interface IssuedGiftCard {
  readonly code: string;
  /** Of the message it came with; absent = the backend has none. */
  readonly token?: string;
}

/** Ways to read, or to break things, behind the adapter's back. Each is optional and skips its cases when it is missing. */
export interface ConformanceProbes {
  /** What the backend itself has in this shopper's cart; `null` = no cart. */
  cart?(): Promise<readonly { readonly variantId: string; readonly quantity: number }[] | null>;
  /** The backend forgets this shopper's cart, as it does with old ones. */
  loseCart?(): Promise<void>;
  /** This shopper's cart is paid elsewhere. */
  completeCart?(): Promise<void>;
  /** A new gift card with this much on it. */
  issueGiftCard?(worth: Money): Promise<IssuedGiftCard>;
  /** The backend ends this shopper's session, as it does with old ones. */
  expireSession?(): Promise<void>;
  /**
   * The adapter's next request that changes something fails on the way: it never arrives, it is applied but its answer never comes back, or the
   * backend breaks before it is applied (5xx). What only reads passes, before it and after it.
   */
  failNext?(how: 'request-lost' | 'answer-lost' | 'server-error'): void;
  /** One request that only reads fails on the way: the next one, or the first one after the next request that changes something, which passes. */
  failRead?(how: 'request-lost' | 'server-error', which: 'next' | 'after-change'): void;
  /**
   * The adapter's next request that changes something is applied, but its answer is held back until the request is aborted. Resolves when it
   * was applied.
   */
  holdNext?(): Promise<void>;
  /** The addresses of all requests of the adapter, in their order. */
  addresses?(): readonly string[];
  /** All that the adapter keeps in `AdapterContext.storage`, keys and values. */
  stored?(): readonly string[];
}

export interface ConformanceContext {
  /** Connected to the market asked for; its shopper has no cart. */
  readonly adapter: Adapter;
  readonly fixtures: ConformanceFixtures;
  /** What `connect()` switched off. */
  readonly disabled?: readonly Capability[];
  /** The same shopper in another tab. */
  readonly tab?: () => Promise<Adapter>;
  /** Another shop of the same engine, visited with the same browser: same storage, other cart. */
  readonly otherShop?: () => Promise<Adapter>;
  readonly probes?: ConformanceProbes;
  /** Ends what was begun for this case. The kit calls `adapter.dispose` itself. */
  readonly dispose?: () => Promise<void> | void;
  /** Milliseconds after which a promise counts as never settling; set by the runner. */
  readonly patience?: number;
}

/** Makes a fresh shopper, with as little shared as possible: cases run in any order. */
export type MakeConformanceContext = (request: { readonly market: Market }) => Promise<ConformanceContext>;

/** One promise of the contract. */
export interface ConformanceCase {
  /** Stable: `cart.clamp-warns`. */
  readonly id: string;
  readonly title: string;
  /** Without them the case is skipped. */
  readonly needs: readonly Capability[];
  /** `en`, US, USD when it is left out. */
  readonly market?: Market;
  /** Rejects = the promise is broken. */
  run(context: ConformanceContext): Promise<void>;
}

export interface ConformanceReport {
  /** Gives the same order again. */
  readonly seed: number;
  readonly passed: readonly string[];
  readonly failed: readonly { readonly id: string; readonly title: string; readonly error: unknown }[];
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
}
