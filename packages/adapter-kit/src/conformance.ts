import type { Adapter, Capability, Credentials, FeedQuery, Market, Money, ProductRef } from '@vitrine/core';

/** What the shop under test sells. Cases that need something which is left out are skipped, and the report says so. */
export interface ConformanceFixtures {
  /** At least two products that exist. */
  readonly refs: readonly [ProductRef, ProductRef, ...ProductRef[]];
  /** A reference to no product. */
  readonly missing: ProductRef;
  /** Two variants of different products with plenty of stock and no quantity rule, no gift cards. */
  readonly variants: readonly [string, string];
  readonly missingVariant: string;
  /** Prices from another source (the backend's admin). Without them a wrong exponent cannot be noticed. */
  readonly prices?: readonly { readonly market: Market; readonly variantId: string; readonly price: Money }[];
  /** A variant with a limited stock of at least 1. */
  readonly limited?: { readonly variantId: string; readonly available: number };
  /** A variant that is sold out. */
  readonly soldOut?: string;
  /** A variant with a quantity rule: a quantity that it accepts and one that it rejects. */
  readonly ruled?: { readonly variantId: string; readonly good: number; readonly bad: number };
  readonly codes?: {
    /** Takes effect on a cart with ten of `variants[0]`. */
    readonly valid: string;
    readonly expired?: string;
    /** Exists, but not for a cart with one of `variants[1]`. */
    readonly notApplicable?: string;
  };
  /** The code of a gift card with a balance. */
  readonly giftCardCode?: string;
  /** An account that can sign in. A case may find in it what an earlier case has left there. */
  readonly account?: Credentials;
  /** How many gift card balances a shopper may ask for before the backend answers with `rate-limited`. */
  readonly lookUpLimit?: number;
  /** A video of the videos port. */
  readonly videoId?: string;
  /** A list of at least three videos of the videos port. */
  readonly feed?: Pick<FeedQuery, 'by' | 'id'>;
  /** URLs that pages of other origins call, with an origin that is allowed and one that is not. */
  readonly crossOrigin?: {
    readonly endpoints: readonly CrossOriginEndpoint[];
    readonly allowed: string;
    readonly foreign: string;
  };
}

/** A request as a page of another origin announces it in a preflight. */
export interface CrossOriginEndpoint {
  readonly url: string;
  readonly method: string;
  /** Request headers that are not CORS-safelisted. */
  readonly headers: readonly string[];
  /** Response headers that the adapter reads. */
  readonly exposed?: readonly string[];
}

/** A gift card that was issued for a case. */
export interface IssuedGiftCard {
  readonly code: string;
  /** The claim token of its message; absent = the backend has none. */
  readonly token?: string;
}

/**
 * Ways to look into the backend, or to cause failures, without the adapter. Cases that need a missing probe are
 * skipped.
 */
export interface ConformanceProbes {
  /** What is in this shopper's cart at the backend; `null` = no cart. */
  cart?(): Promise<readonly { readonly variantId: string; readonly quantity: number }[] | null>;
  /** The backend deletes this shopper's cart, as it does with old carts. */
  loseCart?(): Promise<void>;
  /** This shopper's cart is paid, without the adapter. */
  completeCart?(): Promise<void>;
  /** Issues a gift card with this balance. */
  issueGiftCard?(worth: Money): Promise<IssuedGiftCard>;
  /** The backend ends this shopper's session, as it does with old sessions. */
  expireSession?(): Promise<void>;
  /**
   * The adapter's next request that changes something fails: it never arrives, it is applied but its answer is lost, or
   * the backend fails before it is applied (5xx). Requests that only read are not affected.
   */
  failNext?(how: 'request-lost' | 'answer-lost' | 'server-error'): void;
  /**
   * One request that only reads fails: the next one, or the first one after the next request that changes something,
   * which itself succeeds.
   */
  failRead?(how: 'request-lost' | 'server-error', which: 'next' | 'after-change'): void;
  /**
   * The adapter's next request that changes something is applied, but its answer is held back until the request is
   * aborted. Resolves when it was applied.
   */
  holdNext?(): Promise<void>;
  /** The URLs of all requests of the adapter, in order. */
  addresses?(): readonly string[];
  /** Everything that the adapter stores in `AdapterContext.storage`, keys and values. */
  stored?(): readonly string[];
}

export interface ConformanceContext {
  /** Connected, in the requested market; its shopper has no cart. */
  readonly adapter: Adapter;
  readonly fixtures: ConformanceFixtures;
  /** What `connect()` switched off. */
  readonly disabled?: readonly Capability[];
  /** The same shopper in another tab. */
  readonly tab?: () => Promise<Adapter>;
  /** Another shop of the same backend in the same browser: it shares the storage, but not the cart. */
  readonly otherShop?: () => Promise<Adapter>;
  readonly probes?: ConformanceProbes;
  /** Cleans up after this case. The kit calls `adapter.dispose` itself. */
  readonly dispose?: () => Promise<void> | void;
  /** Milliseconds after which a promise counts as never settling; set by the runner. */
  readonly timeLimitMs?: number;
}

/** Makes a fresh shopper that shares as little as possible with others, because cases run in random order. */
export type MakeConformanceContext = (request: { readonly market: Market }) => Promise<ConformanceContext>;

/** One requirement of the contract. */
export interface ConformanceCase {
  /** Does not change between versions without a note in the changelog: `cart.clamp-warns`. */
  readonly id: string;
  readonly title: string;
  /** The case is skipped where the adapter lacks one of them. */
  readonly needs: readonly Capability[];
  /** `en`, US, USD when absent. */
  readonly market?: Market;
  /** A market that is known only from the fixtures; `undefined` = the one above. */
  marketOf?(fixtures: ConformanceFixtures): Market | undefined;
  /** Rejects when the adapter fails the case. */
  run(context: ConformanceContext): Promise<void>;
}

export interface ConformanceReport {
  /** Repeats the same order of cases. */
  readonly seed: number;
  readonly passed: readonly string[];
  readonly failed: readonly { readonly id: string; readonly title: string; readonly error: unknown }[];
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
}
